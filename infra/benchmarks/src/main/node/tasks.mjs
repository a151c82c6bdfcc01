// A process that takes a task a line on its input, {"task":…}, and answers with a line each.
import { createInterface } from 'node:readline';

const tell = (line) => console.log(JSON.stringify(line));

/** Until its input ends. `tasks`: by name, each a function of the rest of the line. */
export async function serve(tasks) {
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
}
