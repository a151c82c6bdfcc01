import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { useStore } from '../app/store.js';
import { connection, verdict } from './state.js';

/** Always to be seen: whether what is shown is kept up to date. */
export function Indicator() {
  const word = verdict(useStore(connection));
  return html`
    <p class=${`connection ${word}`} role="status" title=${t(`connection.${word}.help`)}>
      <span class="lamp" aria-hidden="true"></span>
      <span>${t(`connection.${word}`)}</span>
    </p>`;
}

/** What follows from it, in a sentence, where something is wrong. */
export function Trouble() {
  const word = verdict(useStore(connection));
  return ['live', 'off'].includes(word)
    ? null
    : html`<p class=${`trouble ${word}`}>${t(`connection.${word}.help`)}</p>`;
}
