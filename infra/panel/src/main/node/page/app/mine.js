const MOST = 200;

/** Correlation ids of what this page asked for, by which its own changes are told from others'. */
const mine = new Set();

export function remember(correlationId) {
  if (!correlationId) return;
  mine.add(correlationId);
  if (mine.size > MOST) mine.delete(mine.values().next().value);
}

export const isMine = (correlationId) => mine.has(correlationId);
