import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { html } from '../app/html.js';
import { t } from '../app/language.js';
import { link } from '../app/router.js';
import { Ago } from '../app/time.js';
import { plain } from '../config/value.js';

/** In pixels, as in lists.css; rows of one height can be placed without measuring. */
const ROW = 72;
const BEYOND = 6;
const AHEAD = 60;

export const who = (actor) => actor?.name ?? (actor?.type === 'system' || !actor ? t('history.someone') : actor.id);

/** What a small change was, so that one need not open it. */
function inShort({ changes }, names) {
  if (changes.length !== 1 || !/^\/(settings\/|modules\/.*\/config\/)/.test(changes[0].path)) return '';
  const [{ before, after }] = changes;
  return html` <span class="fine">${plain(before, names, t('default'))} → ${plain(after, names, t('default'))}</span>`;
}

const Entry = ({ guildId, names, entry, index, size, current, query, onFocus }) => html`
  <li class="entry" style=${{ top: `${index * ROW}px` }} aria-posinset=${index + 1} aria-setsize=${size}
    onFocusIn=${() => onFocus(entry.position)}>
    <a href=${`${link('g', guildId, 'history', String(entry.position))}${query}`} aria-current=${current ? 'true' : undefined}>
      <span class="summary">${entry.summary}${inShort(entry, names)}</span>
      <span class="fine">${who(entry.actor)} · <${Ago} at=${entry.time} />${entry.reason ? ` · ${t('history.because', { reason: entry.reason })}` : ''}</span>
    </a>
  </li>`;

/** Which rows are to be seen, and some beyond; whoever scrolls within them has nothing drawn anew. */
function rowsIn(box) {
  return {
    first: Math.max(0, Math.floor(box.scrollTop / ROW) - BEYOND),
    last: Math.ceil((box.scrollTop + box.clientHeight) / ROW) + BEYOND,
  };
}

function useRows(box) {
  const [rows, set] = useState({ first: 0, last: 0 });
  const look = () => set((now) => {
    // Whoever leaves the page is still told that the box has gone.
    const next = box.current ? rowsIn(box.current) : now;
    return next.first === now.first && next.last === now.last ? now : next;
  });
  useLayoutEffect(look, []);
  useEffect(() => {
    const watch = new ResizeObserver(look);
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return [rows, look];
}

/** What is put in front moves what one looks at, except for whoever looks at the newest. */
function useSteady(box, newest, entries) {
  const before = useRef(newest);
  useLayoutEffect(() => {
    const added = entries.findIndex(({ position }) => position === before.current);
    if (added > 0 && box.current.scrollTop > 0) box.current.scrollTop += added * ROW;
    before.current = newest;
  }, [newest]);
}

/** Numbers of the rows to be there: those to be seen, and the one with the focus between its neighbours, to which the keyboard goes. */
function numbers({ first, last }, entries, focused) {
  const end = Math.min(last, entries.length);
  const seen = Array.from({ length: Math.max(0, end - first) }, (none, i) => first + i);
  const kept = focused === null ? -1 : entries.findIndex(({ position }) => position === focused);
  const around = kept < 0 ? [] : [kept - 1, kept, kept + 1].filter((i) => i >= 0 && i < entries.length);
  return [...around.filter((i) => i < first), ...seen, ...around.filter((i) => i >= end)];
}

/** Any number of entries: only those are there that are to be seen, or where the keyboard is. */
export function Timeline({ guildId, names, entries, done, more, chosen, query }) {
  const box = useRef(null);
  const [rows, look] = useRows(box);
  const [focused, focus] = useState(null);
  useSteady(box, entries[0]?.position, entries);
  useEffect(() => {
    if (!done && rows.last > entries.length - AHEAD) more();
  }, [rows.last, entries.length, done]);
  return html`
    <div class="timeline" ref=${box} onScroll=${look} role="region" aria-label=${t('history.timeline')} tabindex="0">
      <ol style=${{ height: `${entries.length * ROW}px` }}
        onFocusOut=${({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && focus(null)}>
        ${numbers(rows, entries, focused).map((i) => html`
          <${Entry} key=${entries[i].position} guildId=${guildId} names=${names} entry=${entries[i]} index=${i} size=${done ? entries.length : -1}
            current=${String(entries[i].position) === chosen} query=${query} onFocus=${focus} />`)}
      </ol>
    </div>`;
}
