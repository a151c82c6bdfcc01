import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { api } from '../app/api.js';
import { reading, useQuery } from '../app/cache.js';
import { notify } from '../app/notices.js';
import { sentence } from '../app/page.js';

const EVERY_MILLIS = 5000;
const MOST = 50;

/** What is to be done in Discord and is not done yet. */
export function Effects() {
  const { data, refetch } = useQuery({
    ...reading(['ops', 'effects'], '/api/ops/effects', { limit: MOST }), refetchInterval: EVERY_MILLIS, staleTime: 0, gcTime: 0,
  });
  async function run(id, what) {
    try {
      await api(`/api/ops/effects/${encodeURIComponent(id)}/${what}`, { method: 'POST' });
      refetch();
    } catch (failure) {
      notify({ kind: 'bad', key: 'ops', text: sentence(failure) });
    }
  }
  const effects = data?.data ?? [];
  return html`
    <h2>${t('ops.effects')}</h2>
    ${data && !effects.length && html`<p class="empty">${t('ops.effects.none')}</p>`}
    ${effects.length > 0 && html`<div class="scroll"><table>
      <thead><tr>${['what', 'state', 'attempts', 'cause', 'actions'].map((column) => html`<th scope="col">${t(`ops.column.${column}`)}</th>`)}</tr></thead>
      <tbody>${effects.map((effect) => html`<tr key=${effect.effectId}>
        <th scope="row">${effect.kind}<span class="fine mono">${effect.effectId}</span></th>
        <td><span class=${`tag ${effect.state === 'parked' ? 'bad' : 'warn'}`}>${effect.state}</span></td><td>${effect.attempts}</td><td>${effect.cause}</td>
        <td>${effect.state.toLowerCase() === 'parked' && html`<div class="row">
          <button type="button" onClick=${() => run(effect.effectId, 'retry')}>${t('ops.retry')}</button>
          <button type="button" onClick=${() => run(effect.effectId, 'discard')}>${t('ops.discard')}</button></div>`}</td></tr>`)}</tbody>
    </table></div>`}`;
}
