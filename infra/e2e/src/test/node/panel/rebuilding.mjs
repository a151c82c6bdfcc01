// Views that are made anew, met on their way.
import { accessible, shot, signIn, visitor } from './stage.mjs';
import { stagehand } from './stagehand.mjs';

const VIEW = 'configuration-view';
const rebuild = (page) => page.getByRole('region', { name: `Rebuild of ${VIEW}` }).first();

/** While the stagehand holds it nothing comes of it, so that it can be met before its end. */
async function orderHeld(page) {
  await stagehand('hold-rebuilds');
  await page.getByRole('button', { name: `Rebuild ${VIEW}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Rebuild' }).click();
  await rebuild(page).getByText('waiting', { exact: true }).waitFor();
}

export default (people) => ({
  async 'a rebuild is paused, says so, and goes on to its end'() {
    people.otto = await visitor();
    const { otto } = people;
    await signIn(otto, 'Otto');
    await otto.getByRole('link', { name: 'Operations' }).click();
    await orderHeld(otto);
    await rebuild(otto).getByRole('button', { name: 'Pause' }).click();
    await rebuild(otto).getByText('paused', { exact: true }).waitFor();
    await stagehand('release-rebuilds');
    await otto.reload();
    await rebuild(otto).getByText('paused', { exact: true }).waitFor();
    await accessible(otto, 'a paused rebuild');
    await rebuild(otto).getByRole('button', { name: 'Resume' }).click();
    await rebuild(otto).getByText('done', { exact: true }).waitFor();
    await rebuild(otto).getByRole('progressbar', { name: 'Progress' }).waitFor();
  },
  async 'what it has replaced comes back'() {
    const { otto } = people;
    await rebuild(otto).getByRole('button', { name: 'Roll back' }).click();
    await otto.getByRole('dialog').getByRole('button', { name: 'Roll back' }).click();
    await rebuild(otto).getByText('rolled back', { exact: true }).waitFor();
    await shot(otto, 'rebuilds');
  },
  async 'a rebuild is given up'() {
    const { otto } = people;
    await orderHeld(otto);
    await rebuild(otto).getByRole('button', { name: 'Pause' }).click();
    await rebuild(otto).getByText('paused', { exact: true }).waitFor();
    await stagehand('release-rebuilds');
    await rebuild(otto).getByRole('button', { name: 'Abort' }).click();
    await rebuild(otto).getByText('aborted', { exact: true }).waitFor();
  },
});
