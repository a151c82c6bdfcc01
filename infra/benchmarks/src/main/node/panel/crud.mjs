// A panel's backend as it is usually written: PATCH checks the token, UPDATEs the guild's row, publishes in Redis and
// answers; a subscriber in the same process sends what it hears to the guild's room. One process, as it is deployed.
// Environment: BENCHMARK_JDBC_URL, BENCHMARK_USER, BENCHMARK_PASSWORD, REDIS_URL. Lines of JSON on its output; on its
// input {"command":"gc"} collects garbage (with --expose-gc).
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createInterface } from 'node:readline';
import Fastify from 'fastify';
import { Redis } from 'ioredis';
import pg from 'pg';
import { Server } from 'socket.io';

const CONNECTIONS = 16;
const TOKEN_MINUTES = 15;
const HOST = '127.0.0.1';
const secret = randomBytes(32);
const tell = (line) => console.log(JSON.stringify(line));
const base64 = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const signature = (text) => createHmac('sha256', secret).update(text).digest();

function issue(userId) {
  const exp = Math.floor(Date.now() / 1000) + TOKEN_MINUTES * 60;
  const text = `${base64({ alg: 'HS256', typ: 'JWT' })}.${base64({ sub: userId, exp })}`;
  return `${text}.${signature(text).toString('base64url')}`;
}

function verified(token) {
  const end = token?.lastIndexOf('.') ?? -1;
  const given = Buffer.from(token?.slice(end + 1) ?? '', 'base64url');
  const expected = signature(token?.slice(0, end) ?? '');
  if (end < 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return null;
  }
  const claims = JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));
  return claims.exp * 1000 > Date.now() ? claims.sub : null;
}

const url = new URL(process.env.BENCHMARK_JDBC_URL.replace('jdbc:', ''));
url.username = process.env.BENCHMARK_USER;
url.password = process.env.BENCHMARK_PASSWORD;
const database = new pg.Pool({ connectionString: url.toString(), max: CONNECTIONS });
const publisher = new Redis(process.env.REDIS_URL);
const subscriber = new Redis(process.env.REDIS_URL);

await database.query(`CREATE TABLE guilds (guild_id text PRIMARY KEY, settings jsonb NOT NULL DEFAULT '{}',
  version bigint NOT NULL DEFAULT 0, updated_at timestamptz NOT NULL DEFAULT now())`);
await database.query(`CREATE TABLE guild_members (guild_id text REFERENCES guilds, user_id text,
  permissions text[] NOT NULL, PRIMARY KEY (guild_id, user_id))`);
await database.query('CREATE INDEX ON guild_members (user_id)');

// One round trip for check and change: better than the usual two.
const UPDATE = {
  name: 'update',
  text: `UPDATE guilds SET settings = settings || $3, version = version + 1, updated_at = now()
    WHERE guild_id = $1 AND EXISTS (SELECT 1 FROM guild_members m
      WHERE m.guild_id = $1 AND m.user_id = $2 AND 'ADMINISTRATOR' = ANY (m.permissions))
    RETURNING settings, version`,
};

const app = Fastify({ logger: false });
const body = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: { prefix: { type: 'string', minLength: 1, maxLength: 10, pattern: '^\\S+$' } },
};

app.patch('/api/guilds/:guildId/settings', { schema: { body } }, async (request, reply) => {
  const userId = verified(request.headers.authorization?.replace('Bearer ', ''));
  if (userId === null) {
    return reply.code(401).send({ success: false });
  }
  const { guildId } = request.params;
  const changed = await database.query({ ...UPDATE, values: [guildId, userId, request.body] });
  if (changed.rowCount === 0) {
    return reply.code(403).send({ success: false });
  }
  const version = Number(changed.rows[0].version);
  await publisher.publish('config:update',
    JSON.stringify({ guildId, settings: request.body, timestamp: Date.now(), version }));
  return { success: true, data: changed.rows[0].settings, version };
});

/** For the benchmark: so many guilds, or so many administrators of one. */
app.post('/world', async (request) => {
  for (const { guildId, userId } of request.body.admins) {
    await database.query('INSERT INTO guilds (guild_id) VALUES ($1) ON CONFLICT DO NOTHING', [guildId]);
    await database.query(`INSERT INTO guild_members VALUES ($1, $2, '{ADMINISTRATOR}') ON CONFLICT DO NOTHING`,
      [guildId, userId]);
  }
  return { success: true };
});

app.post('/tokens', async (request) => ({ tokens: request.body.userIds.map(issue) }));

await app.listen({ port: Number(process.env.HTTP_PORT), host: HOST });

const io = new Server(Number(process.env.SOCKET_PORT), { transports: ['websocket', 'polling'] });
io.use(async (socket, next) => {
  const userId = verified(socket.handshake.auth.token);
  if (userId === null) {
    return next(new Error('unauthorized'));
  }
  const seen = await database.query({ name: 'seen', text: 'SELECT guild_id FROM guild_members WHERE user_id = $1', values: [userId] });
  await socket.join(seen.rows.map((row) => `guild:${row.guild_id}`));
  return next();
});

subscriber.on('message', (channel, text) => {
  const change = JSON.parse(text);
  io.to(`guild:${change.guildId}`).emit('config:updated', change);
});
await subscriber.subscribe('config:update');
tell({ ready: true });

for await (const line of createInterface({ input: process.stdin })) {
  if (JSON.parse(line).command === 'gc') {
    globalThis.gc();
    globalThis.gc();
    const { rss, heapUsed, external } = process.memoryUsage();
    tell({ rss, heapUsed, external });
  }
}
process.exit(0);
