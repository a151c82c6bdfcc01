// Checks in a browser, of which the last is that the browser itself had nothing to object to.
import { run } from '../checks.mjs';
import { wrong } from './stage.mjs';

/** @param people those whose pages are looked at when something goes wrong, by name; they come on stage with the checks */
export const play = (people, given) => run({
  ...given,
  async 'nothing on the console, and nothing that the policy forbids'() {
    if (wrong.length) throw new Error(wrong.join('; '));
  },
}, () => people);
