// The same words as ContenderProgram: so many callers, so many milliseconds; one sample as the answer.
import { createInterface } from 'node:readline';

const [MEDIAN, TAIL] = [0.5, 0.99];
const STREAMS_A_CALLER = 8;
const RUN = Date.now().toString(36);

/** The bytes that a command of ours has stored, as the objects that these stores take. */
export const row = {
  type: 'settings.Changed',
  data: JSON.parse(process.env.BENCHMARK_PAYLOAD),
  metadata: JSON.parse(process.env.BENCHMARK_METADATA),
};

const url = new URL(process.env.BENCHMARK_JDBC_URL.replace('jdbc:', ''));
url.username = process.env.BENCHMARK_USER;
url.password = process.env.BENCHMARK_PASSWORD;
export const connectionString = url.toString();

/** A connection for every caller, as for everybody else. The driver is the peer's own. */
export function pool(pg) {
  return new pg.Pool({ connectionString, max: Number(process.env.BENCHMARK_CALLERS) });
}

function percentile(sorted, share) {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

async function act(caller, until, append, millis) {
  for (let acts = 0, before = performance.now(); before < until; acts++) {
    await append(`guild-${RUN}x${caller}x${acts % STREAMS_A_CALLER}`);
    const after = performance.now();
    millis.push(after - before);
    before = after;
  }
}

async function run(callers, time, append) {
  const begin = performance.now();
  const millis = [];
  await Promise.all(Array.from({ length: callers }, (_, caller) => act(caller, begin + time, append, millis)));
  const seconds = (performance.now() - begin) / 1000;
  millis.sort((a, b) => a - b);
  return `sample ${millis.length / seconds} ${percentile(millis, MEDIAN)} ${percentile(millis, TAIL)}`;
}

/** @param append appends one event to the stream of that name, and resolves when it is durable */
export async function serve(append) {
  console.log('contender ready');
  for await (const line of createInterface({ input: process.stdin })) {
    const [callers, time] = line.split(' ').map(Number);
    console.log(await run(callers, time, append));
  }
  process.exit(0);
}
