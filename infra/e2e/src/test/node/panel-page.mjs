// Two administrators, each in a browser, look after a guild on the panel's page, while members act in the simulator. Says
// what it has seen, a line each. Environment: PANEL_URL, SIMULATOR_URL, GUILD_ID; SCREENSHOT for pictures.
import { run } from './checks.mjs';
import { wrong } from './panel/stage.mjs';
import signingIn from './panel/signing-in.mjs';
import configuring from './panel/configuring.mjs';
import history from './panel/history.mjs';
import giving from './panel/giving.mjs';
import operating from './panel/operating.mjs';
import leaving from './panel/leaving.mjs';

const people = {};

const checks = {
  ...signingIn(people),
  ...configuring(people),
  ...history(people),
  ...giving(people),
  ...operating(people),
  ...leaving(people),
  async 'nothing on the console, and nothing that the policy forbids'() {
    if (wrong.length) throw new Error(wrong.join('; '));
  },
};

await run(checks, () => people);
