import { Failure, api } from '../app/api.js';

const MOST_MERGES = 3;

/** Which fields of this part somebody else changed since, the latest change of each. */
function meanwhile(problem, part) {
  const byField = new Map();
  (problem.changed ?? []).forEach(({ time, actor, changes }) => changes.forEach(({ path, before, after }) => {
    const [about, field] = path.split('.');
    if (about === part && field) byField.set(field, { field, time, actor, after, before: byField.get(field)?.before ?? before });
  }));
  return byField;
}

/** Somebody else changed the same fields; `theirs` says who and to what. */
export class Conflict extends Error {
  constructor(version, theirs) {
    super('changed meanwhile');
    this.version = version;
    this.theirs = theirs;
  }
}

/**
 * Saves what was changed on top of that version. What others changed meanwhile in other fields is no conflict: a patch
 * names its own fields alone, so it is sent again on top of theirs.
 */
export async function save({ path, part, changes, body, version, reason }) {
  let onTop = version;
  for (let attempt = 1; ; attempt++) {
    try {
      return await api(path, { method: 'PATCH', body, ifMatch: onTop, reason });
    } catch (failure) {
      if (!(failure instanceof Failure) || failure.status !== 412) throw failure;
      const theirs = [...meanwhile(failure.problem, part).values()].filter(({ field }) => field in changes);
      if (theirs.length || attempt > MOST_MERGES) throw new Conflict(failure.problem.currentVersion, theirs);
      onTop = failure.problem.currentVersion;
    }
  }
}
