import { cache, stale } from '../app/cache.js';
import { ended, refreshed } from '../login/session.js';
import { connection, learn } from './state.js';

const AGAIN_MILLIS = 10000;
const REVIEW_MILLIS = 10000;

const hearers = new Map();
const versions = new Map();
let socket;
let wanted = false;
let before = false;

/** Have something called with what is told under that name; answers how to stop that. */
export function hear(name, hearer) {
  if (!hearers.has(name)) hearers.set(name, new Set());
  hearers.get(name).add(hearer);
  return () => hearers.get(name).delete(hearer);
}

const tell = (name, what) => hearers.get(name)?.forEach((hearer) => hearer(what));

/** What the page holds of a guild; asked for on reconnecting, so that nothing is missed. */
export function seen(guildId, version) {
  if (version > (versions.get(guildId) ?? -1)) versions.set(guildId, version);
}

export const forget = (guildId) => versions.delete(guildId);

function invalidated({ guildId, keys, version }) {
  seen(guildId, version);
  keys.forEach((key) => stale(key, version));
  // One answer holds settings and modules together; and whatever happens is history.
  if (keys.some(([, , part]) => ['settings', 'modules', 'guild', 'subscription'].includes(part))) {
    stale(['guild', guildId, 'configuration'], version);
    stale(['guild', guildId, 'history', 'blame'], version);
  }
  tell('invalidate', { guildId, keys, version });
}

function address() {
  const port = document.querySelector('meta[name=guildhall-socket]').content;
  return port ? `${location.protocol}//${location.hostname}:${port}` : location.origin;
}

async function refused(failure) {
  if (socket?.active) {
    learn({ socket: before ? 'lost' : 'connecting' });
    return;
  }
  learn({ socket: 'refused' });
  if (failure.data?.code === 'unauthorized' && !(await refreshed())) {
    if (connection.get().online && connection.get().api) ended();
    else setTimeout(() => socket?.connect(), AGAIN_MILLIS);
    return;
  }
  setTimeout(() => socket?.connect(), failure.data?.code === 'unauthorized' ? 0 : AGAIN_MILLIS);
}

function connected() {
  learn({ socket: 'live' });
  if (versions.size) socket.emit('resume', { versions: Object.fromEntries(versions) });
  // Told of what was missed by versions; what has none, such as the directory, is read anew.
  if (before) cache.invalidateQueries({ refetchType: 'active' });
  before = true;
}

function lost(reason) {
  learn({ socket: 'lost', since: Date.now() });
  if (reason === 'io server disconnect') refreshed().then(() => socket?.connect());
}

/** The library is fetched when it is first needed, which is after the page can be used. */
async function library() {
  try {
    return await import('./io.js');
  } catch {
    learn({ socket: 'refused' });
    setTimeout(() => wanted && connect(), AGAIN_MILLIS);
    return {};
  }
}

/** Lets itself be told of every guild that the user may see. The cookie says who it is. */
export async function connect() {
  wanted = true;
  learn({ socket: 'connecting' });
  const { io } = await library();
  if (!io || !wanted || socket) return;
  socket = io(address(), { path: '/socket.io', transports: ['websocket'], withCredentials: true, reconnectionDelayMax: 5000 });
  socket.on('connect', connected);
  socket.on('connect_error', refused);
  socket.on('disconnect', lost);
  socket.on('invalidate', invalidated);
  socket.on('guild:reload', ({ guildId, version }) => invalidated({ guildId, version, keys: [['guild', guildId]] }));
  ['permission:revoked', 'command:executed', 'discord:event'].forEach((name) => socket.on(name, (what) => tell(name, what)));
}

export function disconnect() {
  const open = socket;
  wanted = false;
  socket = undefined;
  before = false;
  versions.clear();
  open?.close();
  learn({ socket: 'off' });
}

/** Whoever was let into a guild after the connection was made is not in it yet; and is told what came before they were. */
export function join(guildId) {
  socket?.emit('join:guild', guildId, () => socket?.emit('resume', { versions: { [guildId]: versions.get(guildId) ?? 0 } }));
}

// While no socket tells, one asks.
setInterval(() => {
  const { socket: state, online } = connection.get();
  if (online && ['lost', 'refused', 'connecting'].includes(state) && document.visibilityState === 'visible') {
    cache.invalidateQueries({ refetchType: 'active' });
  }
}, REVIEW_MILLIS);
