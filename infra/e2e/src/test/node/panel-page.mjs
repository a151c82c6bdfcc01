// Two administrators, each in a browser, look after a guild on the panel's page, while members act in the simulator. Says
// what it has seen, a line each. Environment: PANEL_URL, SIMULATOR_URL, GUILD_ID; SCREENSHOT for pictures.
import { play } from './panel/play.mjs';
import signingIn from './panel/signing-in.mjs';
import configuring from './panel/configuring.mjs';
import history from './panel/history.mjs';
import giving from './panel/giving.mjs';
import granting from './panel/granting.mjs';
import lettingIn from './panel/letting-in.mjs';
import operating from './panel/operating.mjs';
import leaving from './panel/leaving.mjs';

const people = {};

await play(people, {
  ...signingIn(people),
  ...configuring(people),
  ...history(people),
  ...giving(people),
  ...granting(people),
  ...lettingIn(people),
  ...operating(people),
  ...leaving(people),
});
