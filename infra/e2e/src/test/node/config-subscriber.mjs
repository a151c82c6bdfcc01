// A bot of somebody's own beside Guildhall: keeps each guild's configuration in memory, and drops what one of the bot's
// channels names, to read it anew. Says, line by line, what it was told and what it then read. A line {"get":key} on its
// input asks for what Redis holds. Environment: REDIS_URL, API_URL, ACCESS_TOKEN.
import readline from 'node:readline';
import { Redis } from 'ioredis';

const PARTS = ['settings', 'welcome', 'moderation', 'leveling', 'giveaway', 'tickets', 'autoresponder', 'tempvoice',
  'music', 'subscription'];
const CHANNELS = ['update', ...PARTS].map((part) => `bot:config:${part}`);

const tell = (kind, more = {}) => console.log(JSON.stringify({ kind, at: Date.now(), ...more }));
const options = { retryStrategy: () => 100, maxRetriesPerRequest: null };
const subscriber = new Redis(process.env.REDIS_URL, options);
const redis = new Redis(process.env.REDIS_URL, options);
const configurations = new Map();

async function configuration(guildId, atLeast = 0) {
  if (!configurations.has(guildId)) {
    const response = await fetch(`${process.env.API_URL}/api/guilds/${guildId}?atLeast=${atLeast}`, {
      headers: { Authorization: `Bearer ${process.env.ACCESS_TOKEN}` },
    });
    if (!response.ok) {
      throw new Error(`${response.status} for guild ${guildId}`);
    }
    const { data, version } = await response.json();
    configurations.set(guildId, { ...data, version });
  }
  return configurations.get(guildId);
}

async function changed(channel, envelope) {
  tell('published', { channel, data: envelope });
  if (channel !== 'bot:config:update') {
    configurations.delete(envelope.guildId);
    const { settings, modules, version } = await configuration(envelope.guildId, envelope.version);
    const part = modules.find((module) => module.name === envelope.module.toLowerCase()) ?? settings;
    tell('reloaded', { part: envelope.module, version, data: { version: envelope.version, part } });
  }
}

for (const client of [subscriber, redis]) {
  client.on('error', (error) => tell('error', { reason: error.code ?? error.message }));
}
subscriber.on('message', (channel, text) => {
  const envelope = JSON.parse(text);
  changed(channel, envelope).catch((error) => tell('failed', { guildId: envelope.guildId, reason: error.message }));
});
subscriber.on('ready', () => subscriber.subscribe(...CHANNELS).then((count) => tell('subscribed', { count }), () => {}));

for await (const line of readline.createInterface({ input: process.stdin })) {
  const { get } = JSON.parse(line);
  redis.get(get).then((text) => tell('value', { key: get, data: JSON.parse(text) }), () => {});
}
