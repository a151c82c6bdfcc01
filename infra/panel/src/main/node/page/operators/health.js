import { html } from '../app/html.js';
import { number, t } from '../app/language.js';
import { State } from './state.js';

const Fact = ({ name, children }) => html`<li><span class="fine">${name}</span> ${children}</li>`;

/** How the program and what it leans on are, who is connected, and how long the log is. */
export const Health = ({ health, stats, head }) => html`
  <h2>${t('ops.health')}</h2>
  <ul class="details facts">
    ${['status', 'database', 'redis', 'discord', 'websocket'].map((name) => health && html`
      <${Fact} key=${name} name=${t(`ops.${name}`)}><${State} word=${health[name]} /><//>`)}
    ${stats && html`<${Fact} name=${t('ops.connections')}>${t('ops.connections.n', stats)}<//>`}
    ${head && html`<${Fact} name=${t('ops.head')}>${number(head.position)} <span class="mono">${head.link.slice(0, 16)}…</span><//>`}
  </ul>`;
