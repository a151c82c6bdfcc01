// Somebody else's bot: subscribes to the channels given as arguments and says, line by line, what is published.
// Environment: REDIS_URL.
import { Redis } from 'ioredis';

const tell = (kind, more = {}) => console.log(JSON.stringify({ kind, at: Date.now(), ...more }));
const channels = process.argv.slice(2);

const redis = new Redis(process.env.REDIS_URL, { retryStrategy: () => 100, maxRetriesPerRequest: null });

redis.on('error', (error) => tell('error', { reason: error.code ?? error.message }));
redis.on('close', () => tell('away'));
redis.on('message', (channel, text) => tell('published', { channel, data: JSON.parse(text) }));
redis.on('ready', () => redis.subscribe(...channels).then((count) => tell('subscribed', { count }), () => {}));
