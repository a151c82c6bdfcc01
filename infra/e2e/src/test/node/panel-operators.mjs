// An operator looks after the program in a browser, and administrators go on while parts of it are away. Says what it has
// seen, a line each, and asks for what browsers cannot do. Environment: as panel-page.mjs, and RESTING_GUILD_ID, whose
// tickets are refused.
import { play } from './panel/play.mjs';
import rebuilding from './panel/rebuilding.mjs';
import resting from './panel/resting.mjs';
import failing from './panel/failing.mjs';

const people = {};

await play(people, { ...rebuilding(people), ...resting(people), ...failing(people) });
