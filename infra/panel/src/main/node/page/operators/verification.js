import { html } from '../app/html.js';
import { number, t } from '../app/language.js';
import { reading, useQuery } from '../app/cache.js';
import { Broken } from '../app/page.js';
import { At, lasting } from '../app/time.js';
import { useOrder } from './order.js';
import { State } from './state.js';

const EVERY_MILLIS = 5000;
const UNDER_WAY_MILLIS = 500;

const isUnderWay = (proof) => proof?.newest.state === 'running';

const Result = ({ result: { state, endedAt, head, askedBy, finding, failure, vouchedFor } }) => html`
  <dl>
    <dt>${t('ops.proof.last')}</dt>
    <dd><${State} word=${state} /> ${endedAt && html`<${At} at=${endedAt} />`} ${head && t('ops.proof.through', { position: number(head.position) })}</dd>
    ${askedBy && html`<dt>${t('ops.proof.by')}</dt><dd class="mono">${askedBy}</dd>`}
    ${finding && html`<dt>${t('ops.proof.finding')}</dt><dd class="fault">${t('ops.proof.broken', { position: number(finding.position), kind: finding.kind })} ${finding.detail}</dd>`}
    ${failure && html`<dt>${t('ops.column.cause')}</dt><dd class="fault">${failure}</dd>`}
    ${vouchedFor && html`<dt>${t('ops.proof.vouched')}</dt>
      <dd>${number(vouchedFor.position)}${vouchedFor.ageSeconds !== undefined && `, ${t('ops.proof.age', { age: lasting(vouchedFor.ageSeconds) })}`}</dd>`}
  </dl>`;

const Anchor = ({ anchor: { sink, position, ageSeconds, eventsBehind, link } }) => html`
  <li key=${sink}><span class="fine">${sink}</span> ${number(position)}, ${t('ops.proof.age', { age: lasting(ageSeconds) })}
    <span class="fine">${t('ops.proof.behind', { n: number(eventsBehind) })} <span class="mono">${link.slice(0, 16)}…</span></span></li>`;

function UnderWay({ progress }) {
  if (!progress) return html`<p class="fine" role="status">${t('ops.proof.begun')}</p>`;
  return html`
    <progress max="100" value=${progress.percent} aria-label=${t('ops.proof.progress')}></progress>
    <p class="fine">${progress.percent} % · ${number(progress.checked)} / ${number(progress.total)} · ${t('ops.rate', { n: number(progress.perSecond) })}
      ${progress.secondsLeft !== undefined && ` · ${t('ops.eta', { n: number(progress.secondsLeft) })}`}</p>`;
}

/** Whether the log is what it was: what was found last, what is known outside the data base, and finding out anew. */
export function Verification() {
  const { data, error, refetch } = useQuery({
    ...reading(['ops', 'proof'], '/api/ops/log/verification'),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.data) ? UNDER_WAY_MILLIS : EVERY_MILLIS),
    staleTime: 0,
    gcTime: 0,
  });
  const { order, busy } = useOrder(refetch);
  const proof = data?.data;
  if (!proof) return error ? html`<h2>${t('ops.proof')}</h2><${Broken} failure=${error} again=${refetch} />` : null;
  const underWay = isUnderWay(proof);
  // One that could not be done says why, although an older one has the last result.
  const shown = proof.newest.state === 'failed' ? proof.newest : proof.last;
  return html`
    <h2>${t('ops.proof')}</h2>
    <section class="details" aria-label=${t('ops.proof')}>
      ${shown ? html`<${Result} result=${shown} />` : html`<p>${t('ops.proof.never')}</p>`}
      <h3>${t('ops.proof.anchors')}</h3>
      ${proof.anchors.length ? html`<ul class="list">${proof.anchors.map((anchor) => html`<${Anchor} key=${anchor.sink} anchor=${anchor} />`)}</ul>`
        : html`<p class="fine">${t('ops.proof.anchors.none')}</p>`}
      ${underWay && html`<${UnderWay} progress=${proof.newest.progress} />`}
      <div class="row"><button type="button" disabled=${busy || underWay} onClick=${() => order('/api/ops/log/verify')}>${t('ops.proof.verify')}</button></div>
    </section>`;
}
