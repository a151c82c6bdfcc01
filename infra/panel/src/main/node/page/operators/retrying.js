import { useState } from 'preact/hooks';
import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { api } from '../app/api.js';
import { sentence } from '../app/page.js';

const same = (one, other) => one.projection === other.projection && one.guildId === other.guildId;

/** Of letters that were ordered to be tried again: how many were, and how many of those rest all the same, there or further on. */
function outcome(ordered, letters) {
  const pending = ordered.filter((before) => letters.some(({ id, attempts }) => id === before.id && attempts === before.attempts));
  const tried = ordered.filter((letter) => !pending.includes(letter));
  const resting = tried.filter((before) => letters.some((letter) => same(letter, before)));
  return { n: ordered.length, tried: tried.length, resting: resting.length, follow: tried.length - resting.length };
}

/** Has every projection that these are of try all that it has; `again` has them read anew. */
export function useRetryAll(letters, again) {
  const [busy, work] = useState(false);
  const [orders, set] = useState(null);
  async function retryAll() {
    work(true);
    const given = { ordered: [], refused: [] };
    for (const projection of new Set(letters.map((letter) => letter.projection))) {
      try {
        await api('/api/ops/dead-letters/retry', { method: 'POST', body: { projection } });
        given.ordered.push(...letters.filter((letter) => letter.projection === projection));
      } catch (failure) {
        given.refused.push({ projection, why: sentence(failure) });
      }
    }
    set(given);
    await again();
    work(false);
  }
  return { busy, orders, retryAll };
}

/** How far that has come, and what could not be ordered. */
export function Retrying({ orders: { ordered, refused }, letters }) {
  const { n, tried, follow, resting } = outcome(ordered, letters);
  return html`
    ${n > 0 && html`
      <div class="row" role="status"><progress max=${n} value=${tried} aria-label=${t('ops.retry.all')}></progress>
        <span>${t('ops.retry.all.progress', { n, tried, follow, resting })}</span></div>`}
    ${refused.map(({ projection, why }) => html`<p key=${projection} class="fault" role="alert">${projection}: ${why}</p>`)}`;
}
