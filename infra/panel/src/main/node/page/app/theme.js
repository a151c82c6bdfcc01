import { memory, store } from './store.js';

export const THEMES = ['auto', 'light', 'dark'];

export const theme = store(THEMES.includes(memory.read('theme')) ? memory.read('theme') : 'auto');

const apply = (chosen) => { document.documentElement.dataset.theme = chosen; };
apply(theme.get());

theme.watch((chosen) => {
  memory.write('theme', chosen);
  apply(chosen);
});
