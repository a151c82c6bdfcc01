import { html } from './html.js';
import { LANGUAGES, language, t } from './language.js';
import { THEMES, theme } from './theme.js';
import { useStore } from './store.js';

/** How the page looks and speaks, which the browser remembers. */
export function Preferences() {
  const spoken = useStore(language);
  const look = useStore(theme);
  return html`
    <div class="preferences">
      <label><span class="hidden">${t('language')}</span>
        <select value=${spoken} onChange=${(event) => language.set(event.target.value)}>
          ${Object.entries(LANGUAGES).map(([tag, name]) => html`<option value=${tag} lang=${tag} selected=${tag === spoken}>${name}</option>`)}
        </select></label>
      <label><span class="hidden">${t('theme')}</span>
        <select value=${look} onChange=${(event) => theme.set(event.target.value)}>
          ${THEMES.map((each) => html`<option value=${each} selected=${each === look}>${t(`theme.${each}`)}</option>`)}
        </select></label>
    </div>`;
}
