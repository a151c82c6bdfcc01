import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { cache, stale } from '../app/cache.js';
import { Page } from '../app/page.js';
import { useSchema } from './schema.js';
import { ConfigForm } from './form.js';

/**
 * Shows what was saved before anybody tells that it changed, then reads it back: others may have changed something
 * else in between.
 */
export function held(guildId, version, change) {
  const key = ['guild', guildId, 'configuration'];
  cache.setQueryData(key, (before) => before && { ...before, data: change(before.data) });
  return stale(key, version);
}

export default function Settings({ guild }) {
  const schema = useSchema();
  const saved = ({ data, version }) => held(guild.guildId, version, (all) => ({ ...all, settings: data }));
  return html`
    <${Page} title=${t('nav.settings')}>
      <p class="lead">${t('settings.lead')}</p>
      ${schema && html`
        <${ConfigForm} guild=${guild} part="settings" schema=${schema.settings} base=${guild.settings} onSaved=${saved}
          path=${`/api/guilds/${guild.guildId}/settings`} wrap=${(changes) => changes} prefix="" blamePath="/settings" />`}
    <//>`;
}
