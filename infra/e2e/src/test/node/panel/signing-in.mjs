// Who comes in, by which door, and what is always to be seen.
import { accessible, fits, live, place, shot, signIn, same, visitor } from './stage.mjs';

const { PANEL_URL } = process.env;
const MOST_BYTES = 300 * 1024;

/** What the first page costs, as it goes over the line. */
async function measured(page, visit) {
  const line = await page.context().newCDPSession(page);
  let bytes = 0;
  line.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength; });
  await line.send('Network.enable');
  await visit();
  await line.detach();
  return bytes;
}

export default (people) => ({
  async 'a first page that is small, in the language and the light that one likes'() {
    people.adam = await visitor();
    const { adam } = people;
    const bytes = await measured(adam, async () => {
      await adam.goto(PANEL_URL);
      await adam.getByRole('heading', { name: 'Sign in to Guildhall' }).waitFor();
      await adam.waitForLoadState('networkidle');
    });
    if (bytes > MOST_BYTES) throw new Error(`the first page takes ${bytes} bytes`);
    await adam.getByLabel('Language').selectOption({ label: 'Français' });
    await adam.getByRole('heading', { name: 'Se connecter à Guildhall' }).waitFor();
    same(await adam.locator('html').getAttribute('lang'), 'fr', 'the document\'s language');
    await adam.getByLabel('Langue').selectOption({ label: 'English' });
    await accessible(adam, 'the sign-in page');
    await shot(adam, 'login');
    return { bytes };
  },
  async 'a link to a place leads there, by way of Discord'() {
    const { adam } = people;
    await signIn(adam, 'Adam', place('modules', 'tickets'));
    await adam.getByRole('heading', { name: 'Tickets', level: 1 }).waitFor();
    await live(adam);
  },
  async 'the guilds of whoever signed in, and nobody else\'s'() {
    const { adam } = people;
    await adam.getByRole('link', { name: 'Guildhall', exact: true }).click();
    await adam.getByRole('link', { name: /Guildhall Demo/ }).waitFor();
    await adam.getByText('You administer it').waitFor();
    same(await adam.getByRole('link', { name: /Elsewhere/ }).count(), 0, 'guilds of others');
    await accessible(adam, 'the guilds');
    await shot(adam, 'guilds');
  },
  async 'a small screen, in the dark'() {
    const { adam } = people;
    await adam.setViewportSize({ width: 375, height: 760 });
    await adam.getByLabel('Appearance').selectOption({ label: 'Dark' });
    await adam.getByRole('link', { name: /Guildhall Demo/ }).click();
    await adam.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
    await adam.getByLabel('Prefix', { exact: true }).waitFor();
    await fits(adam);
    await accessible(adam, 'settings, small and dark');
    await shot(adam, 'small');
    await adam.getByLabel('Appearance').selectOption({ label: 'Light' });
    await adam.setViewportSize({ width: 1280, height: 860 });
  },
  async 'a second person, who stays signed in when the page is loaded anew'() {
    people.olivia = await visitor();
    const { olivia } = people;
    await signIn(olivia, 'Olivia');
    await olivia.goto(place('settings'));
    await olivia.reload();
    await olivia.getByLabel('Prefix', { exact: true }).waitFor();
    await live(olivia);
  },
});
