import { useEffect, useState } from 'preact/hooks';

/** Ten minutes, at a sample every two seconds. */
const MOST = 300;

/** How far behind each projection was, over time: [times, lags of one, lags of the next, …], times in seconds. */
export function useSamples(projections, at) {
  const [samples, set] = useState({ names: [], data: [[]] });
  useEffect(() => {
    if (!projections) return;
    const names = projections.map(({ name }) => name);
    set((before) => {
      const old = before.names.join() === names.join() ? before.data : [[], ...names.map(() => [])];
      const now = [at / 1000, ...projections.map(({ lagEvents }) => lagEvents)];
      return { names, data: old.map((series, i) => [...series, now[i]].slice(-MOST)) };
    });
  }, [at]);
  return samples;
}
