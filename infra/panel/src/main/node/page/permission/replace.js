import { api } from '../app/api.js';
import { cache, reading, stale } from '../app/cache.js';
import { Conflict } from '../config/save.js';

const MOST_TRIES = 3;

/** Who changed which part of it meanwhile, the latest change of each, with what is in effect now. */
function meanwhile(problem, now) {
  const byField = new Map();
  (problem.changed ?? []).forEach(({ time, actor, changes }) => changes.forEach(({ path }) => {
    const [about, field] = path.split('.');
    if (about === 'access') byField.set(field, { field, time, actor, after: now[field] });
  }));
  return [...byField.values()];
}

/**
 * Replaces the whole. Whatever of it others changed meanwhile is in conflict, fields that were left alone here included:
 * they are sent, too. What they changed elsewhere in the guild is in nobody's way. By `key` the page holds what is read.
 */
export async function replace({ key, path, body, version, reason }) {
  let onTop = version;
  for (let attempt = 1; ; attempt++) {
    try {
      return await api(path, { method: 'PUT', body, ifMatch: onTop, reason });
    } catch (failure) {
      if (failure.status !== 412) throw failure;
      onTop = failure.problem.currentVersion;
      stale(key, onTop);
      const { data } = await cache.query(reading(key, path));
      const theirs = meanwhile(failure.problem, data);
      if (theirs.length || attempt === MOST_TRIES) throw new Conflict(onTop, theirs);
    }
  }
}
