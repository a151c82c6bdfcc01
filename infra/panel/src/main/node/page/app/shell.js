import { html } from './html.js';
import { t } from './language.js';
import { Preferences } from './preferences.js';
import { link, route } from './router.js';
import { Indicator, Trouble } from '../connection/indicator.js';
import { Guilds } from '../guilds/picker.js';
import { Guild } from '../guilds/guild.js';
import { signOut } from '../login/session.js';
import { later } from './page.js';

const Operators = later(() => import('../operators/operators.js'));

function Place({ parts: [kind, id, ...rest] }) {
  if (kind === 'g' && id) return html`<${Guild} key=${id} id=${id} parts=${rest} />`;
  if (kind === 'operators') return html`<main id="main"><${Operators} parts=${[id, ...rest]} /></main>`;
  return html`<main id="main"><${Guilds} /></main>`;
}

/** What is on every page of somebody who is signed in. */
export function Shell({ user }) {
  return html`
    <header class="top">
      <a class="brand" href=${link()}><span class="mark" aria-hidden="true"></span>Guildhall</a>
      <${Indicator} />
      <span class="push"></span>
      <${Preferences} />
      ${user.operator && html`<a class="button quiet" href=${link('operators')}>${t('operators')}</a>`}
      <span class="who">${user.username}</span>
      <button type="button" class="quiet" onClick=${signOut}>${t('signout')}</button>
    </header>
    <${Trouble} />
    <${Place} parts=${route.get().parts} />`;
}
