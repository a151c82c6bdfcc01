import { cache, reading } from '../app/cache.js';
import { expected } from '../app/early.js';
import { route } from '../app/router.js';
import { schema } from '../config/schema.js';

export const guilds = reading(['guilds'], '/api/guilds');

export const configurationOf = (id) => reading(['guild', id, 'configuration'], `/api/guilds/${id}`);

/**
 * Somebody seems to be signed in: what their guild's page needs is read while the page still asks who it is; `asking.js`
 * has asked for it. Should that be refused, whoever needs it asks again. Answers when all of it was answered.
 */
export function askAhead() {
  const [kind, id] = route.get().parts;
  if (kind !== 'g' || !id || !expected) return undefined;
  return Promise.all([configurationOf(id), guilds, schema].map((query) => cache.prefetchQuery({ ...query, retry: false })));
}
