// Browsers and the people before them, in a process of their own. Takes a task a line on its input, {"task":…}, and
// answers with a line each. Times are by this process's own clock, from the call of request() to the event.
import { createInterface } from 'node:readline';
import { fanOut, open, shut } from './crowd.mjs';
import { changes } from './losses.mjs';
import { revocation } from './revocation.mjs';
import { frames, saves } from './saves.mjs';

const tasks = { frames, saves, open, fanOut, shut, revocation, changes };
const tell = (line) => console.log(JSON.stringify(line));

tell({ ready: true });
for await (const line of createInterface({ input: process.stdin })) {
  const { task, ...more } = JSON.parse(line);
  try {
    tell({ task, ...(await tasks[task](more)) });
  } catch (error) {
    console.error(error);
    tell({ task, failed: String(error?.message ?? error) });
  }
}
process.exit(0);
