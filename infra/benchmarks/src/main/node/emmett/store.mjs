// One event to its own stream by Emmett's PostgreSQL event store.
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import { connectionString, pool, row, serve } from '../contender.mjs';

const store = getPostgreSQLEventStore(connectionString, { connectionOptions: { pool: pool(pg) } });
await store.schema.migrate();
await serve((stream) => store.appendToStream(stream, [row]));
