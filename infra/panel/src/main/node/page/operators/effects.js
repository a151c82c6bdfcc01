import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { reading, useQuery } from '../app/cache.js';
import { useOrder } from './order.js';
import { State } from './state.js';

const EVERY_MILLIS = 5000;
const MOST = 50;

/** What is to be done in Discord and is not done yet. */
export function Effects() {
  const { data, refetch } = useQuery({
    ...reading(['ops', 'effects'], '/api/ops/effects', { limit: MOST }), refetchInterval: EVERY_MILLIS, staleTime: 0, gcTime: 0,
  });
  const { order, busy } = useOrder(refetch);
  const run = (id, what) => order(`/api/ops/effects/${encodeURIComponent(id)}/${what}`);
  const effects = data?.data ?? [];
  return html`
    <h2>${t('ops.effects')}</h2>
    ${data && !effects.length && html`<p class="empty">${t('ops.effects.none')}</p>`}
    ${effects.length > 0 && html`<div class="scroll wide" tabindex="0" role="region" aria-label=${t('ops.effects')}><table>
      <thead><tr>${['what', 'state', 'attempts', 'cause', 'actions'].map((column) => html`<th scope="col">${t(`ops.column.${column}`)}</th>`)}</tr></thead>
      <tbody>${effects.map(({ effectId, kind, state, attempts, cause }) => html`<tr key=${effectId}>
        <th scope="row">${kind}<span class="fine mono">${effectId}</span></th>
        <td><${State} word=${state.toLowerCase()} /></td><td>${attempts}</td><td>${cause}</td>
        <td>${state.toLowerCase() === 'parked' && html`<div class="row">
          <button type="button" disabled=${busy} onClick=${() => run(effectId, 'retry')}>${t('ops.retry')}</button>
          <button type="button" disabled=${busy} onClick=${() => run(effectId, 'discard')}>${t('ops.discard')}</button></div>`}</td></tr>`)}</tbody>
    </table></div>`}`;
}
