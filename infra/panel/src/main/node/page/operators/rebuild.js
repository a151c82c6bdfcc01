import { html } from '../app/html.js';
import { maybe, number, t } from '../app/language.js';
import { reading, useQuery } from '../app/cache.js';
import { ask } from '../app/dialog.js';
import { useOrder } from './order.js';
import { State } from './state.js';

const UNDER_WAY_MILLIS = 500;
const DONE_MILLIS = 2000;
const TRIES = 10;
const OVER = ['different', 'failed', 'aborted', 'rolled-back'];
const SWAPPED = ['announcing', 'done'];

/** Whatever is done may still be rolled back, by anybody. */
function everyMillis({ state: { data } }) {
  const state = data?.data.state;
  if (OVER.includes(state)) return false;
  return state === 'done' ? DONE_MILLIS : UNDER_WAY_MILLIS;
}

function useRebuild(id) {
  return useQuery({
    ...reading(['ops', 'rebuild', id], `/api/ops/rebuilds/${id}`),
    staleTime: 0,
    // What was ordered a moment ago may not be known yet.
    retry: (failed) => failed < TRIES,
    refetchInterval: everyMillis,
  });
}

function Figures({ rebuild: { percent, position, head, eventsPerSecond, etaSeconds, differences } }) {
  const said = [
    `${percent} %`,
    `${number(position)} / ${number(head)}`,
    t('ops.rate', { n: number(eventsPerSecond) }),
    etaSeconds !== null && t('ops.eta', { n: number(etaSeconds) }),
    differences > 0 && t('ops.differences', { n: number(differences) }),
  ];
  return html`
    <progress max="100" value=${percent} aria-label=${t('ops.progress')}></progress>
    <p class="fine">${said.filter(Boolean).join(' · ')}</p>`;
}

/** A view that is made anew beside the live one: how far it is, and when it will be there. */
export function Rebuild({ id }) {
  const { data, refetch } = useRebuild(id);
  const { order, busy } = useOrder(refetch);
  const rebuild = data?.data;
  if (!rebuild) return null;
  const { projection, state, cause } = rebuild;
  const path = `/api/ops/rebuilds/${id}`;
  const open = !OVER.includes(state) && !SWAPPED.includes(state);
  const button = (label, run) => html`<button type="button" disabled=${busy} onClick=${run}>${label}</button>`;
  async function rollBack() {
    const sure = await ask({ title: t('ops.rollback'), text: t('ops.rollback.text', { name: projection }), yes: t('ops.rollback') });
    if (sure) order(`${path}/rollback`);
  }
  return html`
    <section class="details" aria-label=${t('ops.rebuild.of', { name: projection })}>
      <h3>${t('ops.rebuild.of', { name: projection })} <span role="status"><${State} word=${state} /></span></h3>
      <${Figures} rebuild=${rebuild} />
      ${cause && html`<p class="fault">${maybe(`ops.cause.${cause}`) ?? cause}</p>`}
      <div class="row">
        ${open && state !== 'paused' && button(t('ops.pause'), () => order(`${path}/pause`))}
        ${state === 'paused' && button(t('ops.resume'), () => order(`${path}/resume`))}
        ${open && button(t('ops.abort'), () => order(path, { method: 'DELETE' }))}
        ${state === 'done' && !cause && button(t('ops.rollback'), rollBack)}
      </div>
    </section>`;
}
