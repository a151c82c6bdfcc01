// Plays checks in their order until one fails, and says of each what came of it, a line each.
import { open, shot, wrong } from './stage.mjs';

const say = (line) => console.log(JSON.stringify(line));

/** @param people those whose pages are looked at when something goes wrong, by name; they come on stage with the checks */
export async function play(people, given) {
  const checks = {
    ...given,
    async 'nothing on the console, and nothing that the policy forbids'() {
      if (wrong.length) throw new Error(wrong.join('; '));
    },
  };
  for (const [check, carryOut] of Object.entries(checks)) {
    const begun = Date.now();
    try {
      const more = await carryOut();
      say({ check, ok: true, millis: Date.now() - begun, ...more });
    } catch (failure) {
      await Promise.all(Object.entries(people).map(([name, page]) => shot(page, `failed-${name}`)));
      say({ check, ok: false, why: failure.message, wrong });
      break;
    }
  }
  say({ event: 'end', checks: Object.keys(checks).length });
  await open.close();
}
