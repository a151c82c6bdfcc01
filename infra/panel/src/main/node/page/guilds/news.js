import { api } from '../app/api.js';
import { address } from '../app/cache.js';
import { t } from '../app/language.js';
import { notify } from '../app/notices.js';
import { link } from '../app/router.js';
import { hear } from '../connection/socket.js';
import { isMine } from '../app/mine.js';

const CONFIGURED = new Set(['settings', 'modules', 'guild', 'subscription', 'access']);
const MOST = 3;

const isConfiguration = (keys) => keys.some(([, , part]) => part === undefined || CONFIGURED.has(part));

async function tellOf(guildId, version, since) {
  const path = address(`/api/guilds/${guildId}/history`, { from: since + 1, to: version, limit: MOST, atLeast: version });
  const { data } = await api(path);
  const others = data.filter((entry) => entry.actor && entry.changes.length && !isMine(entry.correlationId));
  if (!others.length) return;
  const [{ actor, summary, position }] = others;
  notify({
    key: `news-${guildId}`,
    text: t('news', { who: actor.name ?? actor.id, what: summary }),
    href: link('g', guildId, 'history', String(position)),
  });
}

/** A quiet word when somebody else changes the guild that one looks at. */
export function watchNews(guildId) {
  let told = 0;
  return hear('invalidate', ({ guildId: about, keys, version }) => {
    if (about !== guildId || version <= told || !isConfiguration(keys)) return;
    const since = Math.max(told, version - 1);
    told = version;
    // What cannot be told does no harm: what changed is shown all the same.
    tellOf(guildId, version, since).catch(() => undefined);
  });
}
