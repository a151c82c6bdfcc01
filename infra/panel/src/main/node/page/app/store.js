import { useLayoutEffect, useState } from 'preact/hooks';

/** A value that parts of the page watch. */
export function store(value) {
  const watchers = new Set();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      [...watchers].forEach((watch) => watch(value));
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

/** Watches from the moment it is shown, not from when it has been painted: whatever comes between would be painted late. */
export function useStore(source) {
  const [value, set] = useState(source.get());
  useLayoutEffect(() => {
    set(source.get());
    return source.watch(set);
  }, [source]);
  return value;
}

/** Remembers a small preference; a browser that keeps nothing is no reason to fail. */
export const memory = {
  read(name) {
    try {
      return localStorage.getItem(`guildhall.${name}`);
    } catch {
      return null;
    }
  },
  write(name, value) {
    try {
      localStorage.setItem(`guildhall.${name}`, value);
    } catch { /* kept until the page is closed */ }
  },
};
