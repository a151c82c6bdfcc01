/** What `asking.js` has asked for, as answers to come, by path. */
const asked = globalThis.guildhallAsked ?? new Map();

/** Whether the program took whoever opened this page for somebody who is signed in. */
export const expected = asked.size > 0;

/** The answer to what was asked for before the page's own script was there; once, for whoever asks first. */
export function early(path) {
  const answer = asked.get(path);
  asked.delete(path);
  return answer;
}
