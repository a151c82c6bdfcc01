// A panel's page: reads a guild once, then follows it by socket and never reads again. It comes back by itself when the
// connection is lost, and asks for what it has missed. Says, line by line, what it shows; a line {"save":{…}} on its
// input is what somebody typed. Environment: API_URL, SAVE_URL (without an origin in front that tells reads from writes),
// SOCKET_URL, ACCESS_TOKEN, GUILD_ID.
import readline from 'node:readline';
import { io } from 'socket.io-client';

const { API_URL, SAVE_URL, SOCKET_URL, ACCESS_TOKEN, GUILD_ID } = process.env;
const page = `/api/panel/guilds/${GUILD_ID}`;
const headers = { Authorization: `Bearer ${ACCESS_TOKEN}`, 'Content-Type': 'application/json' };
const state = { settings: {}, modules: {}, version: 0 };

const tell = (kind, more = {}) => console.log(JSON.stringify({ kind, at: Date.now(), ...more }));
const show = () => tell('shows', { data: state });

function heard(version) {
  state.version = Math.max(state.version, version);
  show();
}

async function load() {
  const response = await fetch(API_URL + page, { headers });
  const { data, version } = await response.json();
  state.settings = data.settings;
  data.modules.forEach(({ name, enabled, config }) => (state.modules[name] = { enabled, config }));
  heard(version);
}

const socket = io(SOCKET_URL, {
  path: '/socket.io',
  transports: ['websocket'],
  reconnectionDelay: 100,
  reconnectionDelayMax: 500,
  auth: { token: ACCESS_TOKEN },
});

socket.on('connect', () => {
  tell('connected');
  socket.emit('join:guild', GUILD_ID);
  socket.emit('resume', { versions: { [GUILD_ID]: state.version } });
});
socket.on('disconnect', (reason) => tell('disconnected', { reason }));
socket.on('config:updated', ({ guildId, settings, version }) => {
  if (guildId === GUILD_ID && version >= state.version) {
    Object.assign(state.settings, settings);
    heard(version);
  }
});
socket.on('module:toggled', ({ guildId, moduleName, enabled, config, version }) => {
  if (guildId === GUILD_ID) {
    state.modules[moduleName] = { enabled, config };
    heard(version);
  }
});
socket.on('command:executed', (data) => tell('log', { data }));
socket.on('permission:revoked', (data) => {
  socket.disconnect();
  tell('redirected', { data });
});

await load();
for await (const line of readline.createInterface({ input: process.stdin })) {
  const { save } = JSON.parse(line);
  const response = await fetch(SAVE_URL + page, { method: 'PATCH', headers, body: JSON.stringify({ settings: save }) });
  const { success, version } = await response.json();
  tell('saved', { success, status: response.status, data: { version } });
}
