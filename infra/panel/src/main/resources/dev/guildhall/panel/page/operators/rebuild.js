import { html } from '../app/html.js';
import { number, t } from '../app/language.js';
import { api } from '../app/api.js';
import { reading, useQuery } from '../app/cache.js';
import { notify } from '../app/notices.js';
import { sentence } from '../app/page.js';

const EVERY_MILLIS = 500;
const OVER = ['done', 'different', 'failed', 'aborted', 'rolled-back'];

const Button = ({ label, run }) => html`<button type="button" onClick=${run}>${label}</button>`;

/** A view that is made anew beside the live one: how far it is, and when it will be there. */
export function Rebuild({ id }) {
  const { data, refetch } = useQuery({
    ...reading(['ops', 'rebuild', id], `/api/ops/rebuilds/${id}`),
    staleTime: 0,
    retry: 10,
    refetchInterval: ({ state }) => (OVER.includes(state.data?.data.state) ? false : EVERY_MILLIS),
  });
  const rebuild = data?.data;
  if (!rebuild) return null;
  async function run(method, what = '') {
    try {
      await api(`/api/ops/rebuilds/${id}${what}`, { method });
      refetch();
    } catch (failure) {
      notify({ kind: 'bad', key: 'ops', text: sentence(failure) });
    }
  }
  const over = OVER.includes(rebuild.state);
  return html`
    <section class="details" aria-label=${t('ops.rebuild.of', { name: rebuild.projection })}>
      <h3>${t('ops.rebuild.of', { name: rebuild.projection })} <span class=${`tag ${rebuild.state === 'done' ? 'good' : 'warn'}`}>${rebuild.state}</span></h3>
      <progress max="100" value=${rebuild.percent} aria-label=${t('ops.progress')}></progress>
      <p class="fine">${rebuild.percent} % · ${number(rebuild.position)} / ${number(rebuild.head)} · ${t('ops.rate', { n: number(rebuild.eventsPerSecond) })}
        ${rebuild.etaSeconds !== null && ` · ${t('ops.eta', { n: number(rebuild.etaSeconds) })}`} ${rebuild.differences > 0 && ` · ${t('ops.differences', { n: number(rebuild.differences) })}`}</p>
      ${rebuild.cause && html`<p class="fault">${rebuild.cause}</p>`}
      <div class="row">
        ${!over && rebuild.state !== 'paused' && html`<${Button} label=${t('ops.pause')} run=${() => run('POST', '/pause')} />`}
        ${rebuild.state === 'paused' && html`<${Button} label=${t('ops.resume')} run=${() => run('POST', '/resume')} />`}
        ${!over && html`<${Button} label=${t('ops.abort')} run=${() => run('DELETE')} />`}
        ${rebuild.state === 'done' && html`<${Button} label=${t('ops.rollback')} run=${() => run('POST', '/rollback')} />`}
      </div>
    </section>`;
}
