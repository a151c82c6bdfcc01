import { html } from './html.js';
import { language } from './language.js';

const STEPS = [['year', 31536000], ['month', 2592000], ['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];

export function relative(time) {
  const seconds = (new Date(time).getTime() - Date.now()) / 1000;
  const [unit, size] = STEPS.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', 1];
  const format = new Intl.RelativeTimeFormat(language.get(), { numeric: 'auto' });
  return format.format(Math.trunc(seconds / size), unit);
}

export const moment = (time) => new Intl.DateTimeFormat(language.get(), { dateStyle: 'medium', timeStyle: 'medium' })
  .format(new Date(time));

/** When something happened: how long ago, and exactly when on asking. */
export const Ago = ({ at }) => html`<time datetime=${at} title=${moment(at)}>${relative(at)}</time>`;

export const At = ({ at }) => html`<time datetime=${at} title=${relative(at)}>${moment(at)}</time>`;

/** How long something lasts, in the largest unit that is full. */
export function lasting(seconds) {
  const [unit, size] = STEPS.find(([, each]) => seconds >= each) ?? STEPS.at(-1);
  return new Intl.NumberFormat(language.get(), { style: 'unit', unit, unitDisplay: 'long' }).format(Math.trunc(seconds / size));
}
