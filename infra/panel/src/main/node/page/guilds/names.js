import { t } from '../app/language.js';
import { reading, useQuery } from '../app/cache.js';

export const moduleName = (name) => t(`module.${name}`);

export const channelsOf = (id) => reading(['guild', id, 'channels'], `/api/guilds/${id}/channels`);
export const rolesOf = (id) => reading(['guild', id, 'roles'], `/api/guilds/${id}/roles`);

const MARKS = { text: '#', voice: '🔊', category: '▸', stage: '🎙', forum: '🗨', media: '🖼' };

/** Channels by kind and roles by id, as Discord told of them last. */
export function useDirectory(guildId) {
  const channels = useQuery({ ...channelsOf(guildId), late: true }).data?.data;
  const roles = useQuery({ ...rolesOf(guildId), late: true }).data?.data;
  const names = new Map();
  Object.entries(channels ?? {}).forEach(([kind, all]) => all.forEach(({ id, name }) => names.set(id, `${MARKS[kind]} ${name}`)));
  roles?.forEach(({ id, name }) => names.set(id, name.startsWith('@') ? name : `@${name}`));
  return { channels, roles, names };
}
