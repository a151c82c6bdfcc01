// The owner opens the guild to others, and closes it again.
import { accessible, live, place, same, shot, shows, signIn, visitor } from './stage.mjs';

const grants = (page) => page.getByRole('group', { name: 'Roles', exact: true });

async function saved(page) {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const word = page.getByRole('log').locator('p', { hasText: 'Saved.' });
  await word.waitFor();
  await word.getByRole('button').click();
}

export default (people) => ({
  async 'the owner lets others look, and others change things, by role'() {
    const { olivia } = people;
    await olivia.goto(place('settings'));
    await olivia.getByRole('navigation').getByRole('link', { name: 'Access', exact: true }).click();
    await olivia.getByLabel('Those with Manage Server in Discord').selectOption({ label: 'look at everything and change it' });
    await grants(olivia).getByRole('button', { name: 'Add another' }).click();
    await olivia.getByRole('group', { name: 'Roles, 1' }).getByLabel('Role').selectOption({ label: '@Member' });
    await olivia.getByRole('group', { name: 'Roles, 1' }).getByLabel('May').selectOption({ label: 'look at everything' });
    await olivia.getByPlaceholder(/Why\?/).fill('they help');
    await accessible(olivia, 'access');
    await shot(olivia, 'access');
    await saved(olivia);
  },
  async 'who may look cannot change, and cannot see who else may'() {
    people.max = await visitor();
    const { max } = people;
    await signIn(max, 'Max', place('settings'));
    await max.getByText('You may look at it').waitFor();
    same(await max.getByLabel('Prefix', { exact: true }).isDisabled(), true, 'the field of whoever may only look');
    same(await max.getByRole('link', { name: 'Access', exact: true }).count(), 0, 'ways to access');
    await max.goto(place('access'));
    await max.getByText(/may see who has access/).waitFor();
    await accessible(max, 'access for those who may not');
    await live(max);
  },
  async 'who holds the permission may change'() {
    people.mona = await visitor();
    const { mona } = people;
    await signIn(mona, 'Mona', place('settings'));
    await mona.getByText('You may change it').waitFor();
    same(await mona.getByLabel('Prefix', { exact: true }).isDisabled(), false, 'the field of whoever may change it');
    await live(mona);
  },
  async 'an administrator sees who has access, and that the owner decides'() {
    const { adam } = people;
    await adam.goto(place('access'));
    await adam.getByText('Only the guild’s owner may change this.').waitFor();
    same(await adam.getByLabel('Those with Manage Server in Discord').isDisabled(), true, 'the field of whoever is no owner');
    await adam.getByRole('group', { name: 'Roles, 1' }).getByLabel('Role').locator('option:checked').getByText('@Member', { exact: true })
      .waitFor({ state: 'attached' });
    await accessible(adam, 'access for administrators');
  },
  async 'what is taken back ends at once, and those concerned are told'() {
    const { olivia, mona, max } = people;
    await olivia.getByRole('button', { name: /^Remove/ }).click();
    await olivia.getByLabel('Those with Manage Server in Discord').selectOption({ label: 'have no access' });
    await saved(olivia);
    await Promise.all([mona, max].map(async (page) => {
      await page.getByRole('alert').getByText(/no longer have access to Guildhall Demo: its owner withdrew it/).waitFor();
      await page.getByRole('heading', { name: 'Your guilds' }).waitFor();
    }));
    await olivia.goto(place('history'));
    await olivia.getByText(/they help/).first().waitFor();
  },
  async 'whoever is let in again sees the guild come, and is told of what changes there'() {
    const { olivia, max } = people;
    await max.getByText('There is no guild here that you may look after.').waitFor();
    await olivia.goto(place('access'));
    await grants(olivia).getByRole('button', { name: 'Add another' }).click();
    await olivia.getByRole('group', { name: 'Roles, 1' }).getByLabel('Role').selectOption({ label: '@Member' });
    await olivia.getByRole('group', { name: 'Roles, 1' }).getByLabel('May').selectOption({ label: 'look at everything' });
    await saved(olivia);
    await max.getByRole('link', { name: /Guildhall Demo/ }).click();
    await max.getByText('You may look at it').waitFor();
    await olivia.goto(place('settings'));
    const before = await olivia.getByLabel('Prefix', { exact: true }).inputValue();
    await olivia.getByLabel('Prefix', { exact: true }).fill('%%');
    await saved(olivia);
    await shows(max.getByLabel('Prefix', { exact: true }), '%%');
    await olivia.getByLabel('Prefix', { exact: true }).fill(before);
    await saved(olivia);
  },
  async 'the guild is left closed, as it was found'() {
    const { olivia, max } = people;
    await olivia.goto(place('access'));
    await olivia.getByRole('button', { name: /^Remove/ }).click();
    await saved(olivia);
    await max.getByRole('alert').getByText(/no longer have access to Guildhall Demo/).waitFor();
  },
});
