import { connection, learn, verdict } from './state.js';

const CALM_MILLIS = 15000;
const WORRIED_MILLIS = 3000;

let timer;

async function look() {
  try {
    const response = await fetch('/api/health', { headers: { Accept: 'application/json' } });
    const health = await response.json();
    learn({ api: true, redis: health.redis === 'connected', database: health.database === 'connected' });
  } catch {
    learn({ api: false });
  }
}

/** Asks how the program is, more often while something is wrong. */
export async function watchHealth() {
  clearTimeout(timer);
  if (document.visibilityState === 'visible' && navigator.onLine) await look();
  const calm = ['live', 'off'].includes(verdict(connection.get()));
  clearTimeout(timer);
  timer = setTimeout(watchHealth, calm ? CALM_MILLIS : WORRIED_MILLIS);
}

document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && watchHealth());
addEventListener('online', () => watchHealth());
