import { useState } from 'preact/hooks';
import { html } from '../app/html.js';
import { number, t } from '../app/language.js';
import { ask } from '../app/dialog.js';
import { memory } from '../app/store.js';
import { useOrder } from './order.js';
import { Rebuild } from './rebuild.js';
import { State } from './state.js';

const REMEMBERED = 'rebuilds';
const MOST_REMEMBERED = 3;

function Row({ projection, run, busy }) {
  const { name, state, position, head, lagEvents, lagMillis, eventsPerSecond, error, rebuildId } = projection;
  const turn = state === 'paused' ? 'resume' : 'pause';
  return html`
    <tr>
      <th scope="row">${name}${error && html`<span class="fault">${error}</span>`}</th>
      <td><${State} word=${state} /></td>
      <td>${number(position)} / ${number(head)}</td>
      <td>${t('ops.lag.of', { events: number(lagEvents), millis: number(lagMillis) })}</td>
      <td>${eventsPerSecond === null ? '' : number(eventsPerSecond)}</td>
      <td><div class="row">
        <button type="button" aria-label=${`${t(`ops.${turn}`)} ${name}`} disabled=${busy} onClick=${() => run(name, turn)}>${t(`ops.${turn}`)}</button>
        <button type="button" aria-label=${`${t('ops.rebuild')} ${name}`} disabled=${busy || rebuildId !== null} onClick=${() => run(name, 'rebuild')}>${t('ops.rebuild')}</button>
      </div></td>
    </tr>`;
}

/** Rebuilds that were ordered here stay in sight when the page is loaded anew: they may be rolled back. */
function useFollowed() {
  const [followed, set] = useState(() => (memory.read(REMEMBERED) ?? '').split(' ').filter(Boolean));
  return [followed, (id) => set((before) => {
    const now = [id, ...before].slice(0, MOST_REMEMBERED);
    memory.write(REMEMBERED, now.join(' '));
    return now;
  })];
}

/** Every reader of the log: how far it is, and what can be done with it. */
export function Projections({ projections, again }) {
  const [followed, follow] = useFollowed();
  const { order, busy } = useOrder(again);
  async function run(name, what) {
    if (what === 'rebuild' && !(await ask({ title: t('ops.rebuild'), text: t('ops.rebuild.text', { name }), yes: t('ops.rebuild') }))) return;
    const answer = await order(`/api/ops/projections/${name}/${what}`, { body: {} });
    if (answer && what === 'rebuild') follow(answer.data.id);
  }
  const known = [...new Set([...followed, ...projections.map(({ rebuildId }) => rebuildId).filter(Boolean)])];
  return html`
    <div class="scroll wide" tabindex="0" role="region" aria-label=${t('ops.projections')}><table>
      <thead><tr>${['name', 'state', 'position', 'behind', 'rate', 'actions'].map((column) => html`<th scope="col">${t(`ops.column.${column}`)}</th>`)}</tr></thead>
      <tbody>${projections.map((projection) => html`<${Row} key=${projection.name} projection=${projection} run=${run} busy=${busy} />`)}</tbody>
    </table></div>
    ${known.map((id) => html`<${Rebuild} key=${id} id=${id} />`)}`;
}
