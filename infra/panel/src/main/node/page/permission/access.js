import './texts.js';
import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { cache, reading, stale, useQuery } from '../app/cache.js';
import { Broken, Page, Waiting } from '../app/page.js';
import { ConfigForm } from '../config/form.js';
import { replace } from './replace.js';

const LEVELS = ['read', 'write'];
const MOST_ROLES = 25;

/** What the owner may grant, described as the configuration is. */
const SCHEMA = {
  fields: [
    { name: 'manageGuild', type: 'choice', choices: ['none', ...LEVELS] },
    {
      name: 'roles',
      type: 'list',
      max: MOST_ROLES,
      items: { type: 'object', fields: [{ name: 'roleId', type: 'id', of: 'ROLE' }, { name: 'level', type: 'choice', choices: LEVELS, default: 'read' }] },
    },
  ],
};

/** To whom the guild's owner has opened the guild. */
export default function Access({ guild }) {
  const key = ['guild', guild.guildId, 'access'];
  const path = `/api/guilds/${guild.guildId}/access`;
  const { data, error, refetch } = useQuery(reading(key, path));
  const form = data && { ...guild, version: data.version, writable: guild.access === 'owner' };
  const send = (what) => replace({ key, ...what });
  const saved = (answer) => {
    cache.setQueryData(key, answer);
    return stale(key, answer.version);
  };
  return html`
    <${Page} title=${t('nav.access')}>
      <p class="lead">${t(error?.status === 403 ? 'access.closed' : 'access.lead')}</p>
      ${error && error.status !== 403 && !data && html`<${Broken} failure=${error} again=${refetch} />`}
      ${!data && !error && html`<${Waiting} />`}
      ${data && !form.writable && html`<p class="said">${t('access.owners')}</p>`}
      ${data && html`
        <${ConfigForm} guild=${form} part="access" schema=${SCHEMA} base=${data.data} onSaved=${saved} send=${send}
          path=${path} wrap=${(changes) => ({ ...data.data, ...changes })} prefix="" />`}
    <//>`;
}
