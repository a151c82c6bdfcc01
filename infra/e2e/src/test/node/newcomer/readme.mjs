// The README's steps, as somebody reads them who does what they say.
import { readFileSync } from 'node:fs';

const HEADING = '## Two minutes, by clicking';
const STEP = /^(\d+)\. \*\*(.+?)\.\*\* ([^]*?)(?=^\d+\. \*\*|^\(|$(?![^]))/gm;
const WORD = /\*([^*]+)\*|`([^`]+)`/g;

/** One step: its name, and the words that are to be looked for or typed, each in the README once or more. */
function step([, number, name, text]) {
  const words = new Set([...text.replace(/\s+/g, ' ').matchAll(WORD)].map(([, shown, typed]) => shown ?? typed));
  const used = new Set();
  return {
    number: Number(number),
    name,
    /** The same word, for whoever clicks on it or types it, if the README has it there. */
    word(wanted) {
      if (!words.has(wanted)) throw new Error(`the README does not say "${wanted}" in "${name}"`);
      used.add(wanted);
      return wanted;
    },
    /** What the README says and nobody has done. */
    left: () => [...words].filter((each) => !used.has(each)),
  };
}

export function steps(file) {
  const text = readFileSync(file, 'utf8');
  const from = text.indexOf(HEADING);
  if (from < 0) throw new Error(`"${HEADING}" is not in ${file}`);
  const to = text.indexOf('\n## ', from);
  return [...text.slice(text.indexOf('\n1. ', from) + 1, to < 0 ? undefined : to).matchAll(STEP)].map(step);
}
