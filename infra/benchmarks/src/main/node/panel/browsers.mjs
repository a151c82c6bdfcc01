// Browsers and the people before them, in a process of their own. Times are by this process's own clock, from the call of
// request() to the event.
import { serve } from '../tasks.mjs';
import { fanOut, open, shut } from './crowd.mjs';
import { changes } from './losses.mjs';
import { revocation } from './revocation.mjs';
import { frames, saves } from './saves.mjs';

await serve({ frames, saves, open, fanOut, shut, revocation, changes });
process.exit(0);
