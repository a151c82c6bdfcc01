// Carries out checks one after another, and says of each what came of it, a line each, until one fails.
import { open, shot, wrong } from './panel/stage.mjs';

const say = (line) => console.log(JSON.stringify(line));

/** `pages` answers those whose pictures are taken when a check fails, by name. */
export async function run(checks, pages) {
  for (const [check, carryOut] of Object.entries(checks)) {
    const begun = Date.now();
    try {
      const more = await carryOut();
      say({ check, ok: true, millis: Date.now() - begun, ...more });
    } catch (failure) {
      await Promise.all(Object.entries(pages()).map(([name, page]) => shot(page, `failed-${name}`)));
      say({ check, ok: false, why: failure.message, wrong });
      break;
    }
  }
  say({ event: 'end', checks: Object.keys(checks).length });
  await open.close();
}
