import { html } from './html.js';
import { store, useStore } from './store.js';
import { t } from './language.js';

const PASSING_MILLIS = 8000;
const MOST = 4;

const shown = store([]);
let last = 0;

export const dismiss = (id) => shown.set(shown.get().filter((each) => each.id !== id));

/**
 * Says something at the edge of the page. What must be known stays until it is dismissed; the rest passes by.
 * kind: quiet, good or bad. The same key replaces what it said before.
 */
export function notify({ text, kind = 'quiet', key, stays = kind === 'bad', href }) {
  const id = ++last;
  const others = shown.get().filter((each) => key === undefined || each.key !== key);
  shown.set([...others, { id, text, kind, key, href }].slice(-MOST));
  if (!stays) setTimeout(() => dismiss(id), PASSING_MILLIS);
}

export function Notices() {
  const all = useStore(shown);
  return html`
    <div class="notices" role="log" aria-live="polite" aria-label=${t('notices')}>
      ${all.map((each) => html`
        <p key=${each.id} class=${`notice ${each.kind}`} role=${each.kind === 'bad' ? 'alert' : undefined}>
          <span>${each.href ? html`<a href=${each.href}>${each.text}</a>` : each.text}</span>
          <button type="button" class="icon" aria-label=${t('dismiss')} onClick=${() => dismiss(each.id)}>×</button>
        </p>`)}
    </div>`;
}
