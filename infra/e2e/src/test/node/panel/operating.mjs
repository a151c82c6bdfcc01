// Those who run the program: how far everything is, what can be done with it, and the log's integrity.
import { accessible, fits, place, same, shot, signIn, visitor } from './stage.mjs';

const row = (page, name) => page.getByRole('row', { name: new RegExp(`^${name}`) });

export default (people) => ({
  async 'an operator sees how far everything is, who is connected, and how it is'() {
    people.otto = await visitor();
    const { otto } = people;
    await signIn(otto, 'Otto');
    await otto.getByRole('link', { name: 'Operations' }).click();
    await row(otto, 'configuration-view').getByText('running').waitFor();
    await otto.getByRole('img', { name: /Events that each projection is behind/ }).locator('canvas').waitFor();
    await otto.getByText(/\d+ sockets and streams of \d+ people/).waitFor();
    await otto.getByRole('listitem').filter({ hasText: 'Redis' }).getByText('connected', { exact: true }).waitFor();
    await accessible(otto, 'the operators\' page');
  },
  async 'a projection stands still, and goes on'() {
    const { otto } = people;
    await row(otto, 'music-view').getByRole('button', { name: 'Pause music-view' }).click();
    await row(otto, 'music-view').getByText('paused', { exact: true }).waitFor();
    await row(otto, 'music-view').getByRole('button', { name: 'Resume music-view' }).click();
    await row(otto, 'music-view').getByText('running', { exact: true }).waitFor();
  },
  async 'a view is made anew while everybody reads it'() {
    const { otto } = people;
    await row(otto, 'timeline').getByRole('button', { name: 'Rebuild' }).click();
    await otto.getByRole('dialog').getByRole('button', { name: 'Rebuild' }).click();
    await otto.getByRole('region', { name: 'Rebuild of timeline' }).getByText('done', { exact: true }).waitFor();
    await shot(otto, 'operators');
  },
  async 'the log is verified, and everybody who looks at history is told'() {
    const { otto } = people;
    const begun = new Date().toISOString();
    const proof = otto.getByRole('region', { name: 'Integrity of the log' });
    await proof.getByRole('button', { name: 'Verify now' }).click();
    const time = proof.locator('dl time');
    await time.waitFor();
    await otto.waitForFunction(([element, since]) => element.dateTime >= since, [await time.elementHandle(), begun]);
    await proof.getByText('intact', { exact: true }).waitFor();
    await proof.getByText(/Anchors outside the database/).waitFor();
    await accessible(otto, 'a verification');
    await proof.scrollIntoViewIfNeeded();
    await shot(otto, 'verification');
    const { adam } = people;
    await adam.goto(place('history'));
    await adam.getByText(/The log was found intact up to position/).waitFor();
  },
  async 'in French, on a small screen, in the dark'() {
    const { otto } = people;
    await otto.getByLabel('Language').selectOption({ label: 'Français' });
    await otto.getByLabel('Apparence').selectOption({ label: 'Sombre' });
    await otto.setViewportSize({ width: 375, height: 760 });
    await otto.getByRole('heading', { name: 'Intégrité du journal' }).first().waitFor();
    await fits(otto);
    await accessible(otto, 'operations, small, dark and French');
    await shot(otto, 'operators-small');
    await otto.getByLabel('Apparence').selectOption({ label: 'Claire' });
    await otto.getByLabel('Langue').selectOption({ label: 'English' });
    await otto.setViewportSize({ width: 1280, height: 860 });
  },
  async 'nobody else gets to see any of it'() {
    const { adam } = people;
    same(await adam.getByRole('link', { name: 'Operations' }).count(), 0, 'ways to operations');
    await adam.goto(`${process.env.PANEL_URL}/#/operators`);
    await adam.getByText('This is for operators.').waitFor();
  },
});
