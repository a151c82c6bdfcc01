// What happens when connections break and permissions go.
import { GUILD, PREFIX, live, place, shot, sim } from './stage.mjs';

const ADAM = '1180000000000000102';

export default (people) => ({
  async 'who was offline is told so, and misses nothing, and sees nothing twice'() {
    const { adam, olivia } = people;
    await adam.goto(place('settings'));
    await olivia.goto(place('settings'));
    await live(adam);
    await adam.context().setOffline(true);
    await adam.getByRole('status').getByText('Offline').waitFor();
    await olivia.getByLabel('Prefix', { exact: true }).fill(PREFIX(9));
    await olivia.getByRole('button', { name: 'Save', exact: true }).click();
    await olivia.getByText('Saved.').first().waitFor();
    await adam.context().setOffline(false);
    const field = await adam.getByLabel('Prefix', { exact: true }).elementHandle();
    await adam.waitForFunction(([element, wanted]) => element.value === wanted, [field, PREFIX(9)]);
    await live(adam);
  },
  async 'who loses access is told why, and taken home at once'() {
    const { adam } = people;
    const { roles } = await sim('GET', `/guilds/${GUILD}/members/${ADAM}`);
    try {
      await sim('PATCH', `/guilds/${GUILD}/members/${ADAM}`, { roles: [] });
      await adam.getByRole('alert').getByText(/no longer have access to Guildhall Demo: a role was taken/).waitFor();
      await adam.getByRole('heading', { name: 'Your guilds' }).waitFor();
      await adam.getByText('There is no guild here').waitFor();
      await shot(adam, 'revoked');
    } finally {
      await sim('PATCH', `/guilds/${GUILD}/members/${ADAM}`, { roles });
    }
  },
  async 'who signs out is out'() {
    const { olivia } = people;
    await olivia.getByRole('button', { name: 'Sign out' }).click();
    await olivia.getByText('You are signed out.').waitFor();
    await olivia.reload();
    await olivia.getByRole('heading', { name: 'Sign in to Guildhall' }).waitFor();
  },
});
