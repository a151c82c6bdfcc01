import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { link } from '../app/router.js';
import { moduleName } from './names.js';

const Entry = ({ href, current, children }) => html`
  <li><a href=${href} aria-current=${current ? 'page' : undefined}>${children}</a></li>`;

export function Navigation({ guild, section, module }) {
  const place = (...parts) => link('g', guild.guildId, ...parts);
  return html`
    <nav class="side" aria-label=${guild.name}>
      <p class="guild-name">${guild.name}<span class="fine">${guild.access ? t(`access.${guild.access}`) : ''}</span></p>
      <ul>
        <${Entry} href=${place('settings')} current=${section === 'settings'}>${t('nav.settings')}<//>
        <${Entry} href=${place('giveaways')} current=${section === 'giveaways'}>${t('nav.giveaways')}<//>
        <${Entry} href=${place('tickets')} current=${section === 'tickets'}>${t('nav.tickets')}<//>
        <${Entry} href=${place('log')} current=${section === 'log'}>${t('nav.log')}<//>
        <${Entry} href=${place('history')} current=${section === 'history'}>${t('nav.history')}<//>
        <${Entry} href=${place('time')} current=${section === 'time'}>${t('nav.time')}<//>
        ${['owner', 'administrator'].includes(guild.access) && html`<${Entry} href=${place('access')} current=${section === 'access'}>${t('nav.access')}<//>`}
      </ul>
      <h2>${t('nav.modules')}</h2>
      <ul>
        ${guild.modules.map(({ name, enabled }) => html`
          <${Entry} key=${name} href=${place('modules', name)} current=${section === 'modules' && module === name}>
            ${moduleName(name)}<span class=${`state ${enabled ? 'on' : 'off'}`}>${t(enabled ? 'on' : 'off')}</span><//>`)}
      </ul>
    </nav>`;
}
