import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { useQuery } from '../app/cache.js';
import { Broken, Page, Waiting } from '../app/page.js';
import { link } from '../app/router.js';
import { guilds } from './ahead.js';

const EVERY_MILLIS = 15000;
const NONE_MILLIS = 2000;

/** Nobody is told by socket of guilds that are not theirs yet: the bot may be about to come in, or an owner to let one in. */
const everyMillis = ({ state: { data } }) => (data?.data.length ? EVERY_MILLIS : NONE_MILLIS);

const initials = (name) => name.split(/\s+/).map((word) => [...word][0]).slice(0, 2).join('');

const Card = ({ guild }) => html`
  <li><a class="card guild" href=${link('g', guild.guildId, 'settings')}>
    <span class="badge" aria-hidden="true">${initials(guild.name)}</span>
    <span><strong>${guild.name}</strong><span class="fine">${t(`access.${guild.access}`)}</span></span>
  </a></li>`;

export function Guilds() {
  const { data, error, refetch } = useQuery({ ...guilds, staleTime: 0, refetchInterval: everyMillis });
  return html`
    <${Page} title=${t('guilds.title')}>
      ${error && !data && html`<${Broken} failure=${error} again=${refetch} />`}
      ${!data && !error && html`<${Waiting} />`}
      ${data && data.data.length === 0 && html`<p class="empty">${t('guilds.none')}</p>`}
      ${data && html`<ul class="cards">${data.data.map((guild) => html`<${Card} key=${guild.guildId} guild=${guild} />`)}</ul>`}
    <//>`;
}
