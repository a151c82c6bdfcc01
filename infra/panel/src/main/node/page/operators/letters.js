import { useState } from 'preact/hooks';
import { html } from '../app/html.js';
import { number, t } from '../app/language.js';
import { reading, useQuery } from '../app/cache.js';
import { Broken } from '../app/page.js';
import { At } from '../app/time.js';
import { Discarding } from './discarding.js';
import { useOrder } from './order.js';
import { Retrying, useRetryAll } from './retrying.js';

const EVERY_MILLIS = 2000;
const MOST = 100;

const Letter = ({ letter, busy, onRetry, onDiscard }) => html`
  <li><section class="details" aria-label=${letter.id}>
    <h3>${letter.projection} <span class="fine mono">${letter.id}</span></h3>
    <dl>
      <dt>${t('ops.letter.event')}</dt><dd>${t('ops.letter.at', { type: letter.eventType, position: number(letter.position) })}</dd>
      <dt>${t('ops.letter.guild')}</dt><dd class="mono">${letter.guildId ?? t('none')}</dd>
      <dt>${t('ops.letter.error')}</dt><dd>${letter.error.type}: ${letter.error.detail}</dd>
      <dt>${t('ops.column.attempts')}</dt><dd>${number(letter.attempts)}, ${t('ops.letter.last')} <${At} at=${letter.lastAttemptAt} /></dd>
      <dt>${t('ops.letter.rests')}</dt><dd>${t('ops.letter.rests.at', { position: number(letter.restsAt), n: number(letter.waiting) })}</dd>
    </dl>
    ${letter.wanted && html`<p class="fine" role="status">${t('ops.letter.wanted')}</p>`}
    <div class="row">
      <button type="button" disabled=${busy} aria-label=${`${t('ops.retry')} ${letter.id}`} onClick=${onRetry}>${t('ops.retry')}</button>
      <button type="button" disabled=${busy} aria-label=${`${t('ops.letter.discard')} ${letter.id}`} onClick=${onDiscard}>${t('ops.letter.discard')}</button>
    </div>
  </section></li>`;

const useLetters = (of, path) => useQuery({
  ...reading(['ops', 'letters', of], path, { limit: MOST }), refetchInterval: EVERY_MILLIS, staleTime: 0, gcTime: 0,
});

/** Events that a projection could not follow: whose view, or deadlines, rest where, why, and what is to become of it. */
export function Letters() {
  // Each side tells of its own.
  const sides = [useLetters('views', '/api/ops/dead-letters'), useLetters('deadlines', '/api/ops/deadlines/dead-letters')];
  const broken = sides.find(({ data, error }) => error && !data);
  const refetch = () => Promise.all(sides.map((side) => side.refetch()));
  const letters = sides.flatMap(({ data }) => data?.data ?? []);
  const all = useRetryAll(letters, refetch);
  const { order, busy: ordering } = useOrder(refetch);
  const busy = ordering || all.busy;
  const [given, giveUp] = useState(null);
  const path = ({ id }) => `/api/ops/dead-letters/${encodeURIComponent(id)}`;
  async function discard(letter, reason) {
    const answer = await order(`${path(letter)}/discard`, { body: { reason }, said: t('ops.letter.discard.done') });
    if (answer) giveUp(null);
  }
  return html`
    <h2>${t('ops.letters')}</h2>
    <p class="fine">${t('ops.letters.lead')}</p>
    ${broken && html`<${Broken} failure=${broken.error} again=${refetch} />`}
    ${sides.every(({ data }) => data) && !letters.length && html`<p class="empty">${t('ops.letters.none')}</p>`}
    ${letters.length > 0 && html`<div class="row"><button type="button" disabled=${busy} onClick=${all.retryAll}>${t('ops.retry.all')}</button></div>`}
    ${all.orders && html`<${Retrying} orders=${all.orders} letters=${letters} />`}
    <ul class="list" aria-label=${t('ops.letters')}>${letters.map((letter) => html`
      <${Letter} key=${letter.id} letter=${letter} busy=${busy} onDiscard=${() => giveUp(letter)}
        onRetry=${() => order(`${path(letter)}/retry`, { said: t('ops.letter.retry.done') })} />`)}</ul>
    ${sides.some(({ data }) => data?.next) && html`<p class="fine">${t('ops.letters.more', { n: MOST })}</p>`}
    ${given && html`<${Discarding} letter=${given} busy=${busy} onClose=${() => giveUp(null)} onDo=${(reason) => discard(given, reason)} />`}`;
}
