import { gathered, summary, within } from './people.mjs';

const GIVE_UP = 30_000;

/**
 * Each saves at a human pace that a seed gives; the time is from the answer, by which the change is true, to the first
 * frame that shows it or a later one. Zero when the frame came first.
 */
export function changes({ side, admins, times, seed }) {
  return gathered(side, admins, async (people) => {
    const millis = [];
    await Promise.all(people.map(async (person, number) => {
      const pace = random(seed + number);
      for (let turn = 0; turn < times; turn++) {
        await new Promise((resolve) => setTimeout(resolve, 50 + pace() * 450));
        let version = Infinity;
        let newest = -1;
        let settle = () => {};
        person.heard = (data) => {
          newest = Math.max(newest, data.version);
          settle();
        };
        version = await person.save();
        const answered = performance.now();
        const shown = new Promise((resolve) => {
          settle = () => newest >= version && resolve(performance.now());
          settle();
        });
        millis.push((await within(shown, `version ${version}`, GIVE_UP)) - answered);
      }
    }));
    return { perSecond: 0, ...summary(millis) };
  });
}

/** Mulberry32: the same numbers for the same seed, from 0 to 1. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
