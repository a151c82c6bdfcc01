import { QueryClient, QueryObserver, hashKey, notifyManager } from '@tanstack/query-core';
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { api } from './api.js';

const KEPT_MILLIS = 5 * 60 * 1000;
const TRIES = 3;
const LONGEST_PAUSE_MILLIS = 5000;

// Told at once, not after the next frame, which would show the state before.
notifyManager.setScheduler(queueMicrotask);

const passing = ({ status }) => status === 0 || status === 503;

/** What was read is good until somebody says that it is stale; the socket does, see connection/socket.js. */
export const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      gcTime: KEPT_MILLIS,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      retry: (failed, failure) => passing(failure) && failed < TRIES,
      retryDelay: (failed) => Math.min(500 * 2 ** failed, LONGEST_PAUSE_MILLIS),
    },
  },
});

/** Versions below which nothing is to be shown any more, by prefix of key: whoever reads asks for at least that. */
const floors = new Map();

function floor(key) {
  return key.reduce((most, part, i) => Math.max(most, floors.get(hashKey(key.slice(0, i + 1))) ?? 0), 0);
}

export function address(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '' && value !== false && value !== null);
  return given.length ? `${path}?${new URLSearchParams(given)}` : path;
}

/** A read by that key; its data is the whole answer, `{data, version, …}`. */
export const reading = (queryKey, path, query = {}) => ({
  queryKey,
  queryFn: ({ signal }) => api(address(path, { ...query, atLeast: floor(queryKey) || undefined }), { signal }),
});

/** What is held under this prefix is older than that version, unless it carries a higher one. */
export function stale(prefix, version = 0) {
  const hash = hashKey(prefix);
  floors.set(hash, Math.max(floors.get(hash) ?? 0, version));
  return cache.invalidateQueries({
    queryKey: prefix,
    predicate: ({ state }) => !version || !(state.data?.version >= version),
  });
}

/**
 * @param options of TanStack Query, and `late` for what is read only when everything else has been painted
 * @returns {data, error, isPending, isFetching, refetch} of TanStack Query
 */
export function useQuery({ late = false, ...options }) {
  const all = cache.defaultQueryOptions(options);
  const observer = useMemo(() => new QueryObserver(cache, all), []);
  const [, again] = useState();
  const watch = late ? useEffect : useLayoutEffect;
  watch(() => observer.subscribe(() => again({})), [observer]);
  useEffect(() => observer.setOptions(all), [hashKey(all.queryKey), all.enabled]);
  return observer.getOptimisticResult(all);
}
