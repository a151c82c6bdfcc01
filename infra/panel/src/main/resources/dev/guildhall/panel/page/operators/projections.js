import { useState } from 'preact/hooks';
import { html } from '../app/html.js';
import { number, t } from '../app/language.js';
import { api } from '../app/api.js';
import { ask } from '../app/dialog.js';
import { notify } from '../app/notices.js';
import { sentence } from '../app/page.js';
import { Rebuild } from './rebuild.js';

const TONES = { running: 'good', paused: 'warn', failed: 'bad' };

function Row({ projection, rebuild, run }) {
  const { name, state, position, head, lagEvents, lagMillis, eventsPerSecond, error } = projection;
  const paused = state === 'paused';
  return html`
    <tr>
      <th scope="row">${name}${error && html`<span class="fault">${error}</span>`}</th>
      <td><span class=${`tag ${TONES[state] ?? ''}`}>${state}</span></td>
      <td>${number(position)} / ${number(head)}</td>
      <td>${t('ops.lag.of', { events: number(lagEvents), millis: number(lagMillis) })}</td>
      <td>${eventsPerSecond === null ? '' : number(eventsPerSecond)}</td>
      <td><div class="row">
        <button type="button" aria-label=${`${t(paused ? 'ops.resume' : 'ops.pause')} ${name}`} onClick=${() => run(name, paused ? 'resume' : 'pause')}>${t(paused ? 'ops.resume' : 'ops.pause')}</button>
        <button type="button" aria-label=${`${t('ops.rebuild')} ${name}`} disabled=${rebuild} onClick=${() => run(name, 'rebuild')}>${t('ops.rebuild')}</button>
      </div></td>
    </tr>`;
}

/** Every reader of the log: how far it is, and what can be done with it. */
export function Projections({ projections, again }) {
  const [followed, follow] = useState([]);
  async function run(name, what) {
    if (what === 'rebuild' && !(await ask({ title: t('ops.rebuild'), text: t('ops.rebuild.text', { name }), yes: t('ops.rebuild') }))) return;
    try {
      const { data } = await api(`/api/ops/projections/${name}/${what}`, { method: 'POST', body: {} });
      if (what === 'rebuild') follow((before) => [data.id, ...before]);
      again();
    } catch (failure) {
      notify({ kind: 'bad', key: 'ops', text: sentence(failure) });
    }
  }
  const known = [...new Set([...followed, ...projections.map(({ rebuildId }) => rebuildId).filter(Boolean)])];
  return html`
    <div class="scroll"><table>
      <thead><tr>${['name', 'state', 'position', 'behind', 'rate', 'actions'].map((column) => html`<th scope="col">${t(`ops.column.${column}`)}</th>`)}</tr></thead>
      <tbody>${projections.map((projection) => html`<${Row} key=${projection.name} projection=${projection} rebuild=${Boolean(projection.rebuildId)} run=${run} />`)}</tbody>
    </table></div>
    ${known.map((id) => html`<${Rebuild} key=${id} id=${id} />`)}`;
}
