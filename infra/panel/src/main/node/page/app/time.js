import { html } from './html.js';
import { language } from './language.js';

const STEPS = [['year', 31536000], ['month', 2592000], ['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];

/** One for each language: making a format takes longer than using it a hundred times. */
function inEach(make) {
  const made = new Map();
  return () => {
    const tag = language.get();
    if (!made.has(tag)) made.set(tag, make(tag));
    return made.get(tag);
  };
}

const relativeFormat = inEach((tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }));
const momentFormat = inEach((tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'medium' }));

export function relative(time) {
  const seconds = (new Date(time).getTime() - Date.now()) / 1000;
  const [unit, size] = STEPS.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', 1];
  return relativeFormat().format(Math.trunc(seconds / size), unit);
}

export const moment = (time) => momentFormat().format(new Date(time));

/** When something happened: how long ago, and exactly when on asking. */
export const Ago = ({ at }) => html`<time datetime=${at} title=${moment(at)}>${relative(at)}</time>`;

export const At = ({ at }) => html`<time datetime=${at} title=${relative(at)}>${moment(at)}</time>`;

/** How long something lasts, in the largest unit that is full. */
export function lasting(seconds) {
  const [unit, size] = STEPS.find(([, each]) => seconds >= each) ?? STEPS.at(-1);
  return new Intl.NumberFormat(language.get(), { style: 'unit', unit, unitDisplay: 'long' }).format(Math.trunc(seconds / size));
}
