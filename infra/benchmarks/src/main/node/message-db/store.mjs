// One event to its own stream, all of one category, by message-db's write_message.
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { pool, row, serve } from '../contender.mjs';

const connections = pool(pg);

const home = join(dirname(createRequire(import.meta.url).resolve('@eventide/message-db/package.json')), 'database');

// The order of its own install.sh, which needs psql; roles belong to the server and may be there already.
const FIRST = ['schema/message-store.sql', 'extensions/pgcrypto.sql', 'tables/messages.sql', 'types/message.sql'];
const FOLDERS = ['functions', 'indexes'];

async function install() {
  const client = await connections.connect();
  await client.query('SET search_path TO message_store, public');
  const files = [...FIRST, ...FOLDERS.flatMap((folder) => readdirSync(join(home, folder)).map((file) => join(folder, file)))];
  for (const file of files.filter((name) => name.endsWith('.sql'))) {
    await client.query(readFileSync(join(home, file), 'utf8'));
  }
  await client.query("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path TO message_store, public', current_database()); END $$");
  client.release(true);
}

await install();
const [data, metadata] = [JSON.stringify(row.data), JSON.stringify(row.metadata)];
await serve((stream) =>
  connections.query({
    name: 'write',
    text: 'SELECT message_store.write_message($1, $2, $3, $4::jsonb, $5::jsonb)',
    values: [randomUUID(), stream, row.type, data, metadata],
  }),
);
