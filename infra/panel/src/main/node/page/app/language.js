import { store, memory } from './store.js';
import en from './en.js';
import fr from './fr.js';

const TEXTS = { en, fr };

const preferred = () => (navigator.languages ?? []).map((tag) => tag.slice(0, 2)).find((tag) => TEXTS[tag]) ?? 'en';

export const language = store(TEXTS[memory.read('language')] ? memory.read('language') : preferred());

const apply = (chosen) => { document.documentElement.lang = chosen; };
apply(language.get());

language.watch((chosen) => {
  memory.write('language', chosen);
  apply(chosen);
});

export const LANGUAGES = { en: 'English', fr: 'Français' };

/** The text of that name, with {placeholders} filled in; a name without a text is shown as it is. */
export function t(name, values = {}) {
  const text = TEXTS[language.get()][name] ?? en[name] ?? name;
  return text.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));
}

/** As t, but nothing where there is no such text. */
export const maybe = (name) => TEXTS[language.get()][name] ?? en[name];

/** Feature texts are added by the features, so that the first page need not carry them. */
export function addTexts(more) {
  Object.entries(more).forEach(([tag, texts]) => Object.assign(TEXTS[tag], texts));
}

export const number = (value) => new Intl.NumberFormat(language.get()).format(value);
