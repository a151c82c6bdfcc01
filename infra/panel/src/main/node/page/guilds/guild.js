import { useEffect } from 'preact/hooks';
import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { useQuery } from '../app/cache.js';
import { Broken, Waiting, later } from '../app/page.js';
import Modules from '../config/modules.js';
import Settings from '../config/settings.js';
import { Redirect } from '../app/redirect.js';
import { link } from '../app/router.js';
import { join, seen } from '../connection/socket.js';
import { configurationOf, guilds } from './ahead.js';
import { Navigation } from './navigation.js';
import { watchNews } from './news.js';

const SECTIONS = {
  settings: Settings,
  modules: Modules,
  history: later(() => import('../history/history.js')),
  time: later(() => import('../history/time.js')),
  giveaways: later(() => import('../giveaways/giveaways.js')),
  tickets: later(() => import('../tickets/tickets.js')),
  log: later(() => import('../log/log.js')),
  access: later(() => import('../permission/access.js')),
};

/** One guild: everything about it that may be seen, by section. */
export function Guild({ id, parts: [section = 'settings', ...rest] }) {
  const { data, error, refetch } = useQuery(configurationOf(id));
  const { data: all } = useQuery(guilds);
  const forbidden = error?.status === 403 || error?.status === 401;
  useEffect(() => {
    if (data) seen(id, data.version);
  }, [id, data?.version]);
  useEffect(() => {
    if (data) join(id);
  }, [id, Boolean(data)]);
  useEffect(() => watchNews(id), [id]);
  if (forbidden) return html`<main id="main"><div class="page"><h1 tabindex="-1">${t('guild.closed')}</h1>
    <p>${t('guild.closed.text')}</p><a class="button main" href=${link()}>${t('guilds.title')}</a></div></main>`;
  if (!data) return html`<main id="main">${error ? html`<${Broken} failure=${error} again=${refetch} />` : html`<${Waiting} />`}</main>`;
  const Section = SECTIONS[section];
  if (!Section) return html`<${Redirect} to=${link('g', id, 'settings')} />`;
  const access = all?.data.find((guild) => guild.guildId === id)?.access;
  const guild = { ...data.data, version: data.version, writable: access !== 'read', access };
  return html`
    <div class="sides">
      <${Navigation} guild=${guild} section=${section} module=${rest[0]} />
      <main id="main"><${Section} key=${section} guild=${guild} parts=${rest} /></main>
    </div>`;
}
