import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { Preferences } from '../app/preferences.js';
import { Page } from '../app/page.js';
import { signIn } from './session.js';

const POINTS = ['configure', 'history', 'live'];

export function Login({ why }) {
  return html`
    <header class="top"><span class="brand"><span class="mark" aria-hidden="true"></span>Guildhall</span>
      <span class="push"></span><${Preferences} /></header>
    <main id="main" class="login">
      <${Page} title=${t('login.title')}>
        ${why && html`<p class="said" role="status">${t(why)}</p>`}
        <p class="lead">${t('login.lead')}</p>
        <ul>${POINTS.map((point) => html`<li>${t(`login.${point}`)}</li>`)}</ul>
        <button type="button" class="main big" onClick=${signIn}>${t('login.button')}</button>
        <p class="fine">${t('login.fine')}</p>
      <//>
    </main>`;
}
