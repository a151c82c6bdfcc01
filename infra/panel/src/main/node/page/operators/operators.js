import './texts.js';
import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { reading, useQuery } from '../app/cache.js';
import { Broken, Page, Waiting } from '../app/page.js';
import { useStore } from '../app/store.js';
import { connection } from '../connection/state.js';
import { Health } from './health.js';
import { Projections } from './projections.js';
import { LagChart } from './chart.js';
import { Letters } from './letters.js';
import { Effects } from './effects.js';
import { Verification } from './verification.js';
import { useSamples } from './samples.js';

/** Nobody tells of these by socket: they are asked for. */
const EVERY_MILLIS = 2000;

const every = (key, path) => ({ ...reading(['ops', key], path), refetchInterval: EVERY_MILLIS, staleTime: 0, gcTime: 0 });

export default function Operators() {
  const { api } = useStore(connection);
  const projections = useQuery(every('projections', '/api/ops/projections'));
  const health = useQuery(every('health', '/api/health')).data;
  const stats = useQuery(every('stats', '/api/admin/websocket/stats')).data?.data;
  const head = useQuery(every('head', '/api/ops/log/head')).data?.data;
  const samples = useSamples(projections.data?.data, projections.dataUpdatedAt);
  if (projections.error?.status === 403) return html`<${Page} title=${t('operators')}><p>${t('ops.closed')}</p><//>`;
  return html`
    <${Page} title=${t('operators')}>
      ${projections.error && api && html`<${Broken} failure=${projections.error} again=${projections.refetch} />`}
      ${!projections.data && !projections.error && html`<${Waiting} />`}
      <${Health} health=${health} stats=${stats} head=${head} />
      <h2>${t('ops.projections')}</h2>
      ${projections.data && html`<${Projections} projections=${projections.data.data} again=${projections.refetch} />`}
      <h2>${t('ops.lag')}</h2>
      <${LagChart} samples=${samples} />
      <${Letters} />
      <${Effects} />
      <${Verification} />
    <//>`;
}
