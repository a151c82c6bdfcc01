// The owner decides in two tabs who may do what, and is not heard by themselves.
import { accessible, expecting, gate, place, same, shot, tab } from './stage.mjs';

const NOBODY = 'have no access';
const LOOK = 'look at everything';
const CHANGE = 'look at everything and change it';

const field = (page) => page.getByLabel('Those with Manage Server in Discord');
const chosen = (page) => field(page).locator('option:checked');

async function save(page, level) {
  await field(page).selectOption({ label: level });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
}

async function saved(page) {
  const word = page.getByRole('log').locator('p', { hasText: 'Saved.' });
  await word.waitFor();
  await word.getByRole('button').click();
}

/** Stands before what the other tab reads of access. */
let reads;

/** The tab saves before it has read what another changed: what it reads of access is held until its own save was answered. */
async function unaware(page, saves, behind = false) {
  reads.close();
  const refused = page.waitForResponse((response) => response.request().method() === 'PUT').then((response) => {
    reads.open(behind);
    return response.status();
  });
  await saves();
  same(await refused, 412, 'the answer to whoever was slower');
}

const conflict = (page) => page.getByRole('dialog', { name: 'Somebody else was faster' });

export default (people) => ({
  async 'who grants what has meanwhile been granted otherwise sees both, and may take theirs'() {
    const { olivia } = people;
    people.tab = await tab(olivia);
    reads = await gate(people.tab, /\/access(\?|$)/);
    await Promise.all([olivia, people.tab].map((page) => page.goto(place('access'))));
    await chosen(people.tab).getByText(NOBODY).waitFor({ state: 'attached' });
    await unaware(people.tab, async () => {
      await save(olivia, LOOK);
      await saved(olivia);
      await save(people.tab, CHANGE);
    });
    const dialog = conflict(people.tab);
    const row = dialog.getByRole('row', { name: /Those with Manage Server in Discord.*Olivia/ });
    await row.waitFor();
    same((await row.getByRole('cell').allTextContents()).join(' | '), `${LOOK} | ${CHANGE}`, 'theirs and mine');
    await accessible(people.tab, 'the conflict about access');
    await shot(people.tab, 'access-conflict');
    await dialog.getByRole('button', { name: 'Take theirs' }).click();
    await chosen(people.tab).getByText(LOOK, { exact: true }).waitFor({ state: 'attached' });
    same(await people.tab.getByRole('button', { name: 'Save', exact: true }).count(), 0, 'ways to save what is not changed');
  },
  async 'or keep mine, which is then granted, though the view was behind for a moment'() {
    const { olivia } = people;
    expecting(/status of 503/);
    await unaware(people.tab, async () => {
      await save(olivia, CHANGE);
      await saved(olivia);
      await save(people.tab, NOBODY);
    }, true);
    await conflict(people.tab).getByRole('button', { name: 'Keep mine' }).click();
    await saved(people.tab);
    await chosen(olivia).getByText(NOBODY, { exact: true }).waitFor({ state: 'attached' });
    await people.tab.close();
    delete people.tab;
  },
});
