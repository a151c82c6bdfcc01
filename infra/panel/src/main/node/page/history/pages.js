import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../app/api.js';
import { address } from '../app/cache.js';
import { hear } from '../connection/socket.js';

const PAGE = 100;
const MOST_EMPTY = 20;

const NOTHING = { entries: [], next: null, done: false, busy: false, failure: null };

/** Pages that are searched may be empty although more follow. */
async function fetchPage(path, filters, after, signal) {
  let next = after;
  for (let i = 0; i < MOST_EMPTY; i++) {
    const page = await api(address(path, { ...filters, limit: PAGE, after: next }), { signal });
    if (page.data.length || !page.next) return page;
    next = page.next;
  }
  return { data: [], next };
}

const merged = (newer, older) => {
  const known = new Set(older.map(({ position }) => position));
  return [...newer.filter(({ position }) => !known.has(position)), ...older];
};

/** The timeline as far as it was scrolled; what happens meanwhile is put in front, and nothing comes twice. */
export function usePages(guildId, filters, language) {
  const path = `/api/guilds/${guildId}/history`;
  const [state, set] = useState(NOTHING);
  const current = useRef(null);
  const key = JSON.stringify([guildId, filters, language]);

  async function load(run) {
    if (run.busy || run.done) return;
    run.busy = true;
    set((now) => ({ ...now, busy: true, failure: null }));
    try {
      const page = await fetchPage(path, filters, run.next, run.stop.signal);
      run.next = page.next;
      run.done = !page.next;
      set((now) => ({ ...now, entries: merged(now.entries, page.data), next: page.next, done: run.done, busy: false }));
    } catch (failure) {
      if (!run.stop.signal.aborted) set((now) => ({ ...now, busy: false, failure }));
    }
    run.busy = false;
  }

  async function renew(run, version) {
    const newest = run.newest();
    const { data } = await api(address(path, { ...filters, from: newest + 1, limit: PAGE, atLeast: version }), { signal: run.stop.signal });
    if (data.length) set((now) => ({ ...now, entries: merged(data, now.entries) }));
  }

  const entries = useRef([]);
  entries.current = state.entries;
  useEffect(() => {
    const run = { stop: new AbortController(), newest: () => entries.current[0]?.position ?? 0 };
    current.current = run;
    set(NOTHING);
    load(run);
    // With a date to which one looks nothing new can match.
    const deaf = filters.to ? () => undefined : hear('invalidate', ({ guildId: about, version }) => {
      if (about === guildId) renew(run, version).catch(() => undefined);
    });
    return () => {
      deaf();
      run.stop.abort();
    };
  }, [key]);
  return { ...state, more: () => current.current && load(current.current) };
}
