import { html } from '../app/html.js';
import { t } from '../app/language.js';

const ID = /^\d{17,20}$/;

export function plain(value, names, nothing) {
  if (value === null || value === undefined) return nothing ?? t('unset');
  if (value === '') return t('empty');
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'string' && ID.test(value)) return names?.get(value) ?? value;
  if (Array.isArray(value)) return value.length ? value.map((each) => plain(each, names)).join(', ') : t('empty');
  if (typeof value === 'object') return Object.values(value).map((each) => plain(each, names)).join(' · ');
  return String(value);
}

/** A configured value for people: ids by name, nothing by a word. */
export function Value({ value, names, nothing }) {
  const missing = value === null || value === undefined || value === '';
  const colour = typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value);
  return html`<span class=${`value ${missing ? 'missing' : ''}`}>${colour && html`
    <svg class="swatch" viewBox="0 0 8 8" aria-hidden="true"><rect width="8" height="8" fill=${value} /></svg>`}${plain(value, names, nothing)}</span>`;
}
