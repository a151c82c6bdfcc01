import { useState } from 'preact/hooks';
import { api } from '../app/api.js';
import { stale } from '../app/cache.js';
import { notify } from '../app/notices.js';
import { sentence } from '../app/page.js';

/** Does something once at a time; what it concerns is read anew, and a refusal is told. */
export function useAct(prefix) {
  const [busy, work] = useState(false);
  async function act(path, options, said) {
    work(true);
    try {
      const answer = await api(path, { method: 'POST', body: {}, ...options });
      stale(prefix, answer.version);
      if (said) notify({ kind: 'good', text: said });
      return answer;
    } catch (failure) {
      notify({ kind: 'bad', key: 'act', text: [sentence(failure), ...failure.errors?.map(({ detail }) => detail) ?? []].join(' ') });
      return null;
    } finally {
      work(false);
    }
  }
  return { act, busy };
}
