// Two administrators change the same guild.
import { GUILD, PREFIX, accessible, found, gate, place, same, shot, shows, sim } from './stage.mjs';

const ADAM = '1180000000000000102';
const prefix = (page) => page.getByLabel('Prefix', { exact: true });
const save = (page) => page.getByRole('button', { name: 'Save', exact: true });
/** Until it is said, and the word is put away, so that the next one can be told from it. */
async function saved(page) {
  const word = page.getByRole('log').locator('p', { hasText: 'Saved.' });
  await word.waitFor();
  await word.getByRole('button').click();
}

export default (people) => ({
  async 'what one saves the other sees at once, with a quiet word, and the bot uses it'() {
    const { adam, olivia } = people;
    await adam.goto(place('settings'));
    await olivia.goto(place('settings'));
    await shows(prefix(olivia), await prefix(adam).inputValue());
    await prefix(adam).fill(PREFIX(1));
    await adam.getByPlaceholder(/Why\?/).fill(`one – DÉUX – três ${PREFIX(1)}`);
    await save(adam).click();
    await saved(adam);
    await shows(prefix(olivia), PREFIX(1));
    await olivia.getByRole('log').getByRole('link', { name: /Adam: / }).waitFor();
    await found('the prefix in what the bot shows', async () => {
      const shown = await sim('POST', `/guilds/${GUILD}/interactions`, { userId: ADAM, command: '/config show' });
      return JSON.stringify(shown.embeds).includes(PREFIX(1));
    });
    await accessible(adam, 'settings');
    await shot(adam, 'settings');
  },
  async 'who changes different fields at once is not in the other\'s way'() {
    const { adam, olivia } = people;
    await prefix(adam).fill(PREFIX(2));
    const zone = await olivia.getByLabel('Time zone').inputValue() === 'Europe/Paris' ? 'Europe/London' : 'Europe/Paris';
    await olivia.getByLabel('Time zone').fill(zone);
    await save(olivia).click();
    await saved(olivia);
    await save(adam).click();
    await saved(adam);
    await shows(prefix(olivia), PREFIX(2));
    await shows(adam.getByLabel('Time zone'), zone);
  },
  async 'who changes the same field is told who was faster, and may keep theirs'() {
    const { adam, olivia } = people;
    await adam.context().setOffline(true);
    await adam.getByText('Offline', { exact: true }).waitFor();
    await prefix(adam).fill(PREFIX(3));
    await prefix(olivia).fill(PREFIX(4));
    await save(olivia).click();
    await saved(olivia);
    await shot(adam, 'offline');
    // The write is heard before the page has read what it missed.
    const reads = await gate(adam, '**/api/guilds/*');
    reads.close();
    await adam.context().setOffline(false);
    await save(adam).click();
    const dialog = adam.getByRole('dialog', { name: 'Somebody else was faster' });
    await dialog.getByRole('row', { name: /Prefix.*Olivia/ }).waitFor();
    await accessible(adam, 'the conflict');
    await shot(adam, 'conflict');
    await dialog.getByRole('button', { name: 'Keep mine' }).click();
    await shows(prefix(olivia), PREFIX(3));
    reads.open();
  },
  async 'what is not saved is not left without a question'() {
    const { adam } = people;
    await prefix(adam).fill(PREFIX(5));
    await adam.getByRole('link', { name: 'History', exact: true }).click();
    await adam.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Stay' }).click();
    same(await prefix(adam).inputValue(), PREFIX(5), 'what was typed');
    await adam.getByRole('button', { name: 'Discard' }).click();
    await shows(prefix(adam), PREFIX(3));
  },
  async 'what is wrong is said at its field'() {
    const { adam } = people;
    await prefix(adam).fill('a b');
    await save(adam).click();
    await adam.getByText('must not contain white space').waitFor();
    same(await prefix(adam).getAttribute('aria-invalid'), 'true', 'the mark of the field');
    await accessible(adam, 'a refused form');
    await adam.getByRole('button', { name: 'Discard' }).click();
  },
  async 'a module with channels and roles by name, and rows of its own'() {
    const { adam, olivia } = people;
    await adam.getByRole('navigation').getByRole('link', { name: /^Levels/ }).click();
    await olivia.goto(place('modules', 'leveling'));
    await adam.getByLabel('Where it is said').selectOption({ label: '# general' });
    await adam.getByLabel('Add to Roles that earn nothing').selectOption({ label: '@Support' });
    await adam.getByRole('button', { name: 'Add another' }).click();
    await adam.getByRole('group', { name: 'Roles for levels, 1' }).getByLabel('Level').fill('5');
    await adam.getByRole('group', { name: 'Roles for levels, 1' }).getByLabel('Role').selectOption({ label: '@Member' });
    await accessible(adam, 'a module');
    await save(adam).click();
    await saved(adam);
    await olivia.getByText('@Support', { exact: true }).first().waitFor();
    await shot(adam, 'module');
  },
  async 'a module is switched for everybody'() {
    const { adam, olivia } = people;
    const on = await adam.getByRole('switch', { name: /^(On|Off)$/ }).isChecked();
    await adam.getByRole('switch', { name: /^(On|Off)$/ }).click();
    await olivia.getByRole('switch', { name: on ? 'Off' : 'On' }).waitFor();
    await adam.getByRole('switch', { name: on ? 'Off' : 'On' }).click();
    await olivia.getByRole('switch', { name: on ? 'On' : 'Off' }).waitFor();
  },
  async 'who set what'() {
    const { adam } = people;
    await adam.getByLabel('Show who set what').check();
    await adam.locator('.setter', { hasText: 'Adam' }).first().waitFor();
  },
});
