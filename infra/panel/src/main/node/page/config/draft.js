import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { guardLeaving } from '../app/router.js';

export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * What somebody has typed over what is in effect. Only the fields that differ are held, so that what others change in
 * the remaining ones shows at once, and saving sends nothing that nobody meant.
 */
export function useDraft(base) {
  const [typed, set] = useState({});
  const changes = useMemo(
    () => Object.fromEntries(Object.entries(typed).filter(([name, value]) => !same(value, base[name]))),
    [typed, base],
  );
  const dirty = Object.keys(changes).length > 0;
  const now = useRef(dirty);
  now.current = dirty;
  useEffect(() => guardLeaving(() => now.current), []);
  return {
    changes,
    dirty,
    values: { ...base, ...changes },
    change: (name, value) => set((before) => ({ ...before, [name]: value })),
    drop: (names) => set((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !names.includes(name)))),
    reset: () => set({}),
  };
}
