import { store } from '../app/store.js';
import { connection } from './state.js';
import { hear } from './socket.js';

const MOST = 500;

const byGuild = new Map();
let last = 0;

/** What was heard of a guild since the page was opened, the newest first. */
export function heardOf(guildId) {
  if (!byGuild.has(guildId)) byGuild.set(guildId, store([]));
  return byGuild.get(guildId);
}

function add(guildId, entry) {
  const heard = heardOf(guildId);
  heard.set([{ id: ++last, ...entry }, ...heard.get()].slice(0, MOST));
}

const said = ({ prize, subject, userName, name }) => prize ?? subject ?? userName ?? name ?? '';

/** Listens to whatever guild the user may see, from the beginning: who opens the log later finds what was before. */
export function listen() {
  let lostAt = 0;
  const deaf = [
    hear('command:executed', ({ guildId, command, executor, result, timestamp }) =>
      add(guildId, { kind: 'command', command, executor, result, at: new Date(timestamp).toISOString() })),
    hear('discord:event', ({ guildId, type, data, timestamp }) =>
      add(guildId, { kind: 'event', type, text: said(data ?? {}), at: new Date(timestamp).toISOString() })),
    // Commands have no place in catching up: that some may be missing is said.
    connection.watch(({ socket, since }) => {
      if (socket === 'lost') lostAt ||= since;
      if (socket !== 'live' || !lostAt) return;
      const from = new Date(lostAt).toISOString();
      lostAt = 0;
      byGuild.forEach((heard, guildId) => add(guildId, { kind: 'gap', from, at: new Date().toISOString() }));
    }),
  ];
  return () => {
    deaf.forEach((stop) => stop());
    byGuild.clear();
  };
}
