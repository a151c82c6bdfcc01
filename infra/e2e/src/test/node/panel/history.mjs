// What was, who did it, and how it is taken back.
import { PREFIX, accessible, fits, place, same, shot } from './stage.mjs';

const entries = (page) => page.getByRole('region', { name: 'Timeline' }).getByRole('link');

export default (people) => ({
  async 'the timeline tells what happened, and one finds in it'() {
    const { adam } = people;
    await adam.goto(place('history'));
    await entries(adam).first().waitFor();
    await adam.getByLabel('Words').fill('prefix');
    await adam.getByLabel('Words').press('Tab');
    await adam.waitForURL(/q=prefix/);
    await adam.getByLabel('About').selectOption({ label: 'Settings' });
    await adam.waitForURL(/module=settings/);
    await adam.waitForFunction(() => [...document.querySelectorAll('.entry .summary')].length > 2
      && [...document.querySelectorAll('.entry .summary')].every((each) => each.textContent.includes('prefix')));
    await accessible(adam, 'the timeline');
    await shot(adam, 'history');
  },
  async 'an entry says what was before and after, and why'() {
    const { adam } = people;
    const entry = entries(adam).filter({ hasText: `one – DÉUX – três ${PREFIX(1)}` });
    await entry.first().click();
    const details = adam.getByRole('article');
    await details.getByRole('row', { name: /Prefix/ }).getByText(PREFIX(1)).waitFor();
    await details.getByText(`one – DÉUX – três ${PREFIX(1)}`).waitFor();
    await accessible(adam, 'an entry');
    await shot(adam, 'entry');
  },
  async 'a change that others were made upon is not undone silently'() {
    const { adam } = people;
    await adam.getByRole('button', { name: 'Undo this change' }).click();
    const dialog = adam.getByRole('dialog', { name: 'Undo one change' });
    await dialog.getByText(/would be lost/).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
  },
  async 'one goes back to a moment, having seen what that means, and says why'() {
    const { adam, olivia } = people;
    await olivia.goto(place('settings'));
    await adam.getByRole('button', { name: 'Go back to this moment' }).click();
    const dialog = adam.getByRole('dialog', { name: 'Go back to this moment' });
    await dialog.getByRole('row', { name: new RegExp(`Prefix.*${PREFIX(3)}.*${PREFIX(1)}`.replaceAll('?', '\\?')) }).waitFor();
    await accessible(adam, 'a revert');
    await shot(adam, 'revert');
    same(await dialog.getByRole('button', { name: 'Change it back' }).isDisabled(), true, 'reverting without a reason');
    await dialog.getByLabel('Why?').fill(`enough of it ${PREFIX(1)}`);
    await dialog.getByRole('button', { name: 'Change it back' }).click();
    await adam.getByText('It is as it was.').waitFor();
    const element = await olivia.getByLabel('Prefix', { exact: true }).elementHandle();
    await olivia.waitForFunction(([field, wanted]) => field.value === wanted, [element, PREFIX(1)]);
    await adam.getByRole('button', { name: 'Clear' }).click();
    await entries(adam).filter({ hasText: `enough of it ${PREFIX(1)}` }).first().waitFor();
  },
  async 'a slider goes through time'() {
    const { adam } = people;
    await adam.getByRole('link', { name: 'Through time' }).click();
    const slider = adam.getByRole('slider', { name: /Moment/ });
    await slider.waitFor();
    await adam.getByText('Nothing differs.').waitFor();
    await slider.press('ArrowLeft');
    await slider.press('ArrowLeft');
    await slider.press('ArrowLeft');
    await adam.getByRole('row', { name: /Prefix/ }).first().waitFor();
    await accessible(adam, 'the slider');
    await shot(adam, 'time');
    await adam.setViewportSize({ width: 375, height: 760 });
    await fits(adam);
    await adam.setViewportSize({ width: 1280, height: 860 });
  },
  async 'the history can be taken along'() {
    const { adam } = people;
    await adam.goto(place('history'));
    const [download] = await Promise.all([adam.waitForEvent('download'), adam.getByRole('link', { name: /Download/ }).click()]);
    const lines = (await (await download.createReadStream()).toArray()).join('').trim().split('\n');
    same(JSON.parse(lines[0]).format, 'guildhall-history-1', 'the format of the file');
  },
});
