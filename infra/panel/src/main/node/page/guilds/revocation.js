import { cache } from '../app/cache.js';
import { maybe, t } from '../app/language.js';
import { notify } from '../app/notices.js';
import { leaveFor, route } from '../app/router.js';
import { forget, hear } from '../connection/socket.js';

/** Forgets what was held of the guild, and leads home. */
export function expel(guildId, name, why) {
  const [kind, id] = route.get().parts;
  forget(guildId);
  notify({ kind: 'bad', key: `revoked-${guildId}`, text: t('revoked', { guild: name ?? guildId, why }) });
  if (kind === 'g' && id === guildId) leaveFor('#/');
  cache.removeQueries({ queryKey: ['guild', guildId] });
  cache.invalidateQueries({ queryKey: ['guilds'] });
}

export const reason = (word) => maybe(`revoked.${word}`) ?? word;

/** Whoever loses access is told why and taken home at once. */
export function watchRevocations() {
  return hear('permission:revoked', ({ guildId, reason: word }) => {
    const held = cache.getQueryData(['guild', guildId, 'configuration']);
    expel(guildId, held?.data.name, reason(word));
  });
}
