import { store } from '../app/store.js';

/**
 * What the page knows of its connection. socket: off, connecting, live, lost or refused; api: whether the last request
 * was answered; redis and database: as the program's health says; since: when the socket was last lost.
 */
export const connection = store({ socket: 'off', online: navigator.onLine, api: true, redis: true, database: true, since: 0 });

export function learn(more) {
  const now = connection.get();
  const same = Object.entries(more).every(([name, value]) => now[name] === value);
  if (!same) connection.set({ ...now, ...more });
}

export const reachable = (api) => learn({ api });

/** In one word, the worst first. */
export function verdict({ socket, online, api, redis, database }) {
  if (!online) return 'offline';
  if (!api) return 'unreachable';
  if (!database) return 'readonly';
  if (socket === 'off') return 'off';
  if (socket !== 'live') return 'reconnecting';
  return redis ? 'live' : 'slow';
}

addEventListener('online', () => learn({ online: true }));
addEventListener('offline', () => learn({ online: false }));
