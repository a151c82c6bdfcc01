// Has the test do what no browser can: it is asked by a line, and answers by one.
import { createInterface } from 'node:readline';

const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

/** @param what one of the things that the test knows how to do; returns when it is done */
export async function stagehand(what) {
  console.log(JSON.stringify({ ask: what }));
  const { value } = await answers.next();
  if (JSON.parse(value).done !== what) throw new Error(`asked for ${what}, and heard ${value}`);
}
