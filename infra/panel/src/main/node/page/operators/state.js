import { html } from '../app/html.js';
import { maybe } from '../app/language.js';

const TONES = {
  good: ['running', 'done', 'intact', 'healthy', 'connected', 'active'],
  bad: ['failed', 'broken', 'parked', 'different', 'unhealthy', 'disconnected', 'inactive'],
};

const tone = (word) => Object.keys(TONES).find((each) => TONES[each].includes(word)) ?? 'warn';

/** How something is, in a word and a colour; a word that a later release adds is shown as it is. */
export const State = ({ word }) => html`<span class=${`tag ${tone(word)}`}>${maybe(`ops.is.${word}`) ?? word}</span>`;
