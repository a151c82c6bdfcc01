import { useState } from 'preact/hooks';
import { api } from '../app/api.js';
import { notify } from '../app/notices.js';
import { sentence } from '../app/page.js';

/** Orders something once at a time. What comes of it is told by what is asked for again; a refusal is told at once. */
export function useOrder(again) {
  const [busy, work] = useState(false);
  async function order(path, { said, ...options } = {}) {
    work(true);
    try {
      const answer = await api(path, { method: 'POST', ...options });
      if (said) notify({ kind: 'good', key: 'ops', text: said });
      await again();
      return answer;
    } catch (failure) {
      notify({ kind: 'bad', key: 'ops', text: sentence(failure) });
      return null;
    } finally {
      work(false);
    }
  }
  return { order, busy };
}
