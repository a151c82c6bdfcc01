import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { link } from '../app/router.js';
import { Ago } from '../app/time.js';
import { plain } from '../config/value.js';

/** In pixels, as in lists.css; rows of one height can be placed without measuring. */
const ROW = 72;
const BEYOND = 6;
const AHEAD = 30;

export const who = (actor) => actor?.name ?? (actor?.type === 'system' || !actor ? t('history.someone') : actor.id);

/** What a small change was, so that one need not open it. */
function inShort({ changes }, names) {
  if (changes.length !== 1 || !/^\/(settings\/|modules\/.*\/config\/)/.test(changes[0].path)) return '';
  const [{ before, after }] = changes;
  return html` <span class="fine">${plain(before, names, t('default'))} → ${plain(after, names, t('default'))}</span>`;
}

const Entry = ({ guildId, names, entry, index, size, current, query }) => html`
  <li class="entry" style=${{ top: `${index * ROW}px` }} aria-posinset=${index + 1} aria-setsize=${size}>
    <a href=${`${link('g', guildId, 'history', String(entry.position))}${query}`} aria-current=${current ? 'true' : undefined}>
      <span class="summary">${entry.summary}${inShort(entry, names)}</span>
      <span class="fine">${who(entry.actor)} · <${Ago} at=${entry.time} />${entry.reason ? ` · ${t('history.because', { reason: entry.reason })}` : ''}</span>
    </a>
  </li>`;

/** Any number of entries: only those that are to be seen are there. */
export function Timeline({ guildId, names, entries, done, more, chosen, query }) {
  const box = useRef(null);
  const [view, look] = useState({ top: 0, height: 0 });
  useLayoutEffect(() => look({ top: 0, height: box.current.clientHeight }), []);
  useEffect(() => {
    const watch = new ResizeObserver(([{ target }]) => look((now) => ({ ...now, height: target.clientHeight })));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  const first = Math.max(0, Math.floor(view.top / ROW) - BEYOND);
  const last = Math.min(entries.length, Math.ceil((view.top + view.height) / ROW) + BEYOND);
  useEffect(() => {
    if (!done && last > entries.length - AHEAD) more();
  }, [last, entries.length, done]);
  const scrolled = ({ target }) => look((now) => ({ ...now, top: target.scrollTop }));
  return html`
    <div class="timeline" ref=${box} onScroll=${scrolled} role="region" aria-label=${t('history.timeline')} tabindex="0">
      <ol style=${{ height: `${entries.length * ROW}px` }}>
        ${entries.slice(first, last).map((entry, i) => html`
          <${Entry} key=${entry.position} guildId=${guildId} names=${names} entry=${entry} index=${first + i} size=${done ? entries.length : -1}
            current=${String(entry.position) === chosen} query=${query} />`)}
      </ol>
    </div>`;
}
