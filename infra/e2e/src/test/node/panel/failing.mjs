// Parts of the program are away while two people go on working.
import { PREFIX, accessible, expecting, live, place, same, shot, signIn, visitor } from './stage.mjs';
import { stagehand } from './stagehand.mjs';

/** The page looks every fifteen seconds, and the program has to have noticed first. */
const NOTICING_MILLIS = 120_000;

const RUN = PREFIX(0);
const prefix = (page) => page.getByLabel('Prefix', { exact: true });
const badge = (page, text) => page.getByRole('status').getByText(text, { exact: true }).waitFor({ timeout: NOTICING_MILLIS });

async function saves(page, n) {
  await prefix(page).fill(PREFIX(n));
  await page.getByPlaceholder(/Why\?/).fill(`${RUN} ${n}`);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const word = page.getByRole('log').locator('p', { hasText: 'Saved.' });
  await word.waitFor({ timeout: NOTICING_MILLIS });
  await word.getByRole('button').click();
}

async function shows(page, n) {
  const field = await prefix(page).elementHandle();
  await page.waitForFunction(([element, wanted]) => element.value === wanted, [field, PREFIX(n)]);
}

/** However often it was asked for, it happened once, and is told once. */
async function happenedOnce(page, numbers) {
  await page.goto(place('history'));
  const entries = page.getByRole('region', { name: 'Timeline' }).getByRole('link');
  for (const n of numbers) {
    await entries.filter({ hasText: `${RUN} ${n}` }).first().waitFor();
    same(await entries.filter({ hasText: `${RUN} ${n}` }).count(), 1, `entries of ${n}`);
  }
  await page.goto(place('settings'));
}

export default (people) => ({
  async 'without Redis it is said what is the matter, and saving and following go on'() {
    people.adam = await visitor();
    people.olivia = await visitor();
    const { adam, olivia } = people;
    await signIn(adam, 'Adam', place('settings'));
    await signIn(olivia, 'Olivia', place('settings'));
    await live(adam);
    await live(olivia);
    await stagehand('kill-redis');
    await saves(adam, 1);
    await shows(olivia, 1);
    await badge(adam, 'Live, slower');
    await adam.getByText(/Redis is away: changes of others take up to five seconds/).waitFor();
    await saves(olivia, 2);
    await shows(adam, 2);
    await accessible(adam, 'settings without Redis');
    await shot(adam, 'no-redis');
  },
  async 'when Redis is back nothing is lost and nothing is there twice'() {
    const { adam, olivia } = people;
    await stagehand('start-redis');
    await badge(adam, 'Live');
    await saves(adam, 3);
    await shows(olivia, 3);
    await happenedOnce(adam, [1, 2, 3]);
  },
  async 'without the database it is said what is the matter, and what was typed is not lost'() {
    const { adam, olivia } = people;
    expecting(/status of 503/);
    await live(adam);
    await stagehand('stop-database');
    await badge(adam, 'Database away');
    await adam.getByText(/nothing can be saved until it is back/).waitFor();
    await prefix(adam).fill(PREFIX(4));
    await adam.getByPlaceholder(/Why\?/).fill(`${RUN} 4`);
    await adam.getByRole('button', { name: 'Save', exact: true }).click();
    await adam.getByRole('alert').getByText('Guildhall cannot do that just now. Try again in a moment.').waitFor({ timeout: NOTICING_MILLIS });
    same(await prefix(adam).inputValue(), PREFIX(4), 'what was typed');
    await accessible(adam, 'settings without the database');
    await shot(adam, 'no-database');
    await stagehand('start-database');
    await badge(adam, 'Live');
    await saves(adam, 4);
    await shows(olivia, 4);
    await happenedOnce(adam, [4]);
  },
  async 'whose connection breaks is told so, still saves, and misses nothing'() {
    const adam = await visitor();
    people.again = adam;
    expecting(/WebSocket/);
    let broken = false;
    const lines = [];
    await adam.routeWebSocket(/socket\.io/, (line) => {
      if (broken) line.close();
      else {
        line.connectToServer();
        lines.push(line);
      }
    });
    await signIn(adam, 'Adam', place('settings'));
    await live(adam);
    broken = true;
    await Promise.all(lines.map((line) => line.close()));
    await badge(adam, 'Reconnecting');
    await adam.getByText(/The live connection is interrupted/).waitFor();
    await saves(adam, 5);
    await shows(people.olivia, 5);
    await saves(people.olivia, 6);
    await shows(adam, 6);
    await shot(adam, 'reconnecting');
    broken = false;
    await badge(adam, 'Live');
    await saves(people.olivia, 7);
    await shows(adam, 7);
    await happenedOnce(adam, [5, 6, 7]);
  },
});
