import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { link } from '../app/router.js';
import { useAct } from './act.js';
import { moduleName } from './names.js';

/** Says that the module is off that a page is about, and lets whoever may switch it on do so there. */
export function ModuleOff({ guild, name }) {
  const { act, busy } = useAct(['guild', guild.guildId, 'configuration']);
  const path = `/api/guilds/${guild.guildId}/modules/${name}/toggle`;
  return html`
    <p class="said">${t('module.isoff')} <a href=${link('g', guild.guildId, 'modules', name)}>${moduleName(name)}</a>
      ${guild.writable && html` <button type="button" disabled=${busy} onClick=${() => act(path, { body: { enabled: true } })}>${t('module.switchon')}</button>`}</p>`;
}
