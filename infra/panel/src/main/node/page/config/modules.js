import { useState } from 'preact/hooks';
import { html } from '../app/html.js';
import { api } from '../app/api.js';
import { t } from '../app/language.js';
import { notify } from '../app/notices.js';
import { Page, sentence } from '../app/page.js';
import { Redirect } from '../app/redirect.js';
import { link } from '../app/router.js';
import { moduleName } from '../guilds/names.js';
import { useSchema } from './schema.js';
import { ConfigForm } from './form.js';
import { held } from './settings.js';

const withModule = (name, change) => (all) => ({
  ...all,
  modules: all.modules.map((module) => (module.name === name ? { ...module, ...change } : module)),
});

/** Takes effect at once; shows the new state before the answer comes, and the old one again if it is refused. */
function Toggle({ guild, module }) {
  const [wanted, want] = useState(null);
  const on = wanted ?? module.enabled;
  async function toggle({ target }) {
    want(target.checked);
    try {
      const path = `/api/guilds/${guild.guildId}/modules/${module.name}/toggle`;
      const { version } = await api(path, { method: 'POST', body: { enabled: target.checked } });
      await held(guild.guildId, version, withModule(module.name, { enabled: target.checked }));
    } catch (failure) {
      notify({ kind: 'bad', key: 'toggle', text: sentence(failure) });
    }
    want(null);
  }
  return html`
    <label class="toggle"><input type="checkbox" class="switch" role="switch" checked=${on} disabled=${!guild.writable || wanted !== null}
      onChange=${toggle} /> ${t(on ? 'module.on' : 'module.off')}</label>`;
}

export default function Modules({ guild, parts: [name] }) {
  const schema = useSchema();
  const module = guild.modules.find((each) => each.name === name);
  if (!module) return html`<${Redirect} to=${link('g', guild.guildId, 'modules', guild.modules[0].name)} />`;
  const described = schema?.modules.find((each) => each.name === name);
  const saved = ({ data, version }) => held(guild.guildId, version, withModule(name, data));
  return html`
    <${Page} key=${name} title=${moduleName(name)} actions=${html`<${Toggle} key=${name} guild=${guild} module=${module} />`}>
      <p class="lead">${t(`module.${name}.lead`)}</p>
      ${described && html`
        <${ConfigForm} key=${name} guild=${guild} part=${name} schema=${described} base=${module.config} onSaved=${saved}
          path=${`/api/guilds/${guild.guildId}/modules/${name}`} wrap=${(changes) => ({ config: changes })} prefix="/config"
          blamePath=${`/modules/${name}/config`} />`}
    <//>`;
}
