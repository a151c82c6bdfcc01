import { gathered, summary } from './people.mjs';

/** Each waits for the frame that shows the change before saving again. */
export function frames({ side, admins, millis }) {
  return gathered(side, admins, async (people) => {
    const times = [];
    const begin = performance.now();
    const end = begin + millis;
    await Promise.all(people.map(async (person) => {
      while (performance.now() < end) {
        times.push(await person.saveAndHear());
      }
    }));
    return { perSecond: (times.length * 1000) / (performance.now() - begin), ...summary(times) };
  });
}

/** Each saves again as soon as the last save has been answered, whatever the browsers have heard by then. */
export function saves({ side, admins, millis }) {
  return gathered(side, admins, async (people) => {
    const times = [];
    const last = new Map();
    people.forEach((person) => (person.heard = (data) => last.set(person, data.settings.prefix)));
    const begin = performance.now();
    const end = begin + millis;
    await Promise.all(people.map(async (person) => {
      for (let before = performance.now(); before < end; ) {
        await person.save();
        const after = performance.now();
        times.push(after - before);
        before = after;
      }
    }));
    const perSecond = (times.length * 1000) / (performance.now() - begin);
    // A side that falls behind has not sustained it: each browser has to end up with its guild's last prefix.
    const settled = await Promise.all(people.map((person) => person.saveAndHear()));
    return { perSecond, settledMillis: Math.max(...settled), ...summary(times) };
  });
}
