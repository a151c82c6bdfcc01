import { early, expected } from '../app/early.js';
import { store, memory } from '../app/store.js';

/** Well before the 15 minutes of an access token are over. */
const REFRESH_MILLIS = 10 * 60 * 1000;
const LOCK = 'guildhall-refresh';
const RECENT_MILLIS = 5000;
const LATE_MILLIS = 500;

/** null until it is known; then {user} or {user: null, why}. Tokens are in cookies that scripts cannot read. */
export const session = store(null);

const csrf = () => document.cookie.split('; ').find((each) => each.startsWith('guildhall_csrf='))?.slice(15) ?? '';

async function ask(path, method) {
  try {
    return await early(path) ?? await fetch(path, { method, headers: { 'X-CSRF-Token': csrf(), Accept: 'application/json' } });
  } catch {
    return null;
  }
}

const lately = () => Date.now() - Number(memory.read('refreshed') ?? 0) < RECENT_MILLIS;

async function refreshAlone() {
  if (lately()) return true;
  const response = await ask('/api/auth/refresh', 'POST');
  if (!response) return false;
  if (response.ok) memory.write('refreshed', String(Date.now()));
  return response.ok;
}

/** One tab of a browser refreshes for all of them. Answers whether somebody is signed in. */
export function refreshed() {
  if (!csrf()) return Promise.resolve(false);
  return navigator.locks ? navigator.locks.request(LOCK, refreshAlone) : refreshAlone();
}

export function ended() {
  if (session.get()?.user) session.set({ user: null, why: 'session.ended' });
}

/**
 * Whoever was signed in before still is. Is told together with `ready`, what they are about to see, unless that takes long: of two
 * views that follow one another at once the first would only be in the second one's way.
 */
export async function begin(ready) {
  if (!expected && !csrf()) {
    session.set({ user: null });
    return;
  }
  let response = await ask('/api/auth/me', 'GET');
  if (response?.status === 401 && await refreshed()) response = await ask('/api/auth/me', 'GET');
  if (response?.ok) {
    const { data } = await response.json();
    await Promise.race([ready, new Promise((late) => { setTimeout(late, LATE_MILLIS); })]);
    session.set({ user: data });
  } else session.set({ user: null, why: response && response.status < 500 ? undefined : 'session.unreachable' });
}

export async function signOut() {
  await ask('/api/auth/logout', 'POST');
  session.set({ user: null, why: 'session.out' });
}

/** Signing in leads away and back to the front door; from there one goes on to where one wanted to be. */
export function signIn() {
  memory.write('wanted', location.hash);
  location.assign('/api/auth/login');
}

export function wanted() {
  const hash = memory.read('wanted');
  memory.write('wanted', '');
  return hash;
}

setInterval(() => {
  if (session.get()?.user && document.visibilityState === 'visible') refreshed();
}, REFRESH_MILLIS);
