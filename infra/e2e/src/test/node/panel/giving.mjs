// Giveaways and tickets, from the panel and from Discord at once.
import { GUILD, PREFIX, accessible, found, place, same, shot, sim } from './stage.mjs';

const ADAM = '1180000000000000102';
const MAX = '1180000000000000104';
const prize = `A kumquat ${PREFIX(7)}`;
const subject = `The door squeaks ${PREFIX(8)}`;

async function on(page, module) {
  await page.goto(place('modules', module));
  const toggle = page.getByRole('switch', { name: /^(On|Off)$/ });
  await toggle.waitFor();
  if (!(await toggle.isChecked())) {
    await toggle.click();
    await page.getByRole('switch', { name: 'On', exact: true }).waitFor();
  }
}

async function confirmed(page, action) {
  await page.getByRole('main').getByRole('button', { name: action }).click();
  await page.getByRole('dialog').getByRole('button', { name: action }).click();
}

/** Whatever in the world has buttons of that kind. */
function withButton(part, button) {
  if (part === null || typeof part !== 'object') return undefined;
  if (Array.isArray(part.components) && part.id && JSON.stringify(part.components).includes(button)) return part;
  return Object.values(part).map((each) => withButton(each, button)).find(Boolean);
}

/** The giveaway's card, as soon as Discord has it. */
async function card(id) {
  const { id: messageId } = await found(`a card of ${id}`, async () => withButton(await sim('GET', '/state'), `giveaway:enter:${id}`));
  return messageId;
}
/** Everything in the world that is called so. */
function named(part, name) {
  if (part === null || typeof part !== 'object') return [];
  const below = Object.values(part).flatMap((each) => named(each, name));
  return name.test(part.name ?? '') ? [part, ...below] : below;
}

/** Presses that button until the text is there; what is written comes a moment later. */
async function until(page, button, text) {
  for (let i = 0; i < 50 && !(await page.getByText(text).isVisible()); i++) {
    await page.getByRole('button', { name: button }).click();
    await page.waitForLoadState('networkidle');
  }
  await page.getByText(text).waitFor();
}

export default (people) => ({
  async 'a giveaway is made here, and entered there, and everybody sees it'() {
    const { adam, olivia } = people;
    await on(adam, 'giveaway');
    await olivia.goto(place('giveaways'));
    await adam.getByRole('navigation').getByRole('link', { name: 'Giveaways', exact: true }).first().click();
    await adam.getByRole('button', { name: 'New giveaway' }).click();
    await adam.getByLabel('Prize').fill(prize);
    await adam.getByLabel('Channel').selectOption({ label: '# giveaways' });
    await accessible(adam, 'a new giveaway');
    await adam.getByRole('button', { name: 'Create it' }).click();
    await olivia.getByRole('link', { name: new RegExp('kumquat') }).filter({ hasText: prize }).click();
    const id = olivia.url().split('/').at(-1);
    await adam.goto(place('giveaways'));
    await adam.getByRole('link', { name: /kumquat/ }).filter({ hasText: '0 entered' }).filter({ hasText: prize }).waitFor();
    await sim('POST', `/guilds/${GUILD}/clicks`, { userId: MAX, messageId: await card(id), customId: `giveaway:enter:${id}` });
    await adam.getByRole('link', { name: /kumquat/ }).filter({ hasText: '1 entered' }).filter({ hasText: prize }).waitFor();
    await accessible(adam, 'the giveaways');
    await shot(adam, 'giveaways');
  },
  async 'it ends, and the browser draws again to see whether it was fair'() {
    const { adam, olivia } = people;
    await confirmed(olivia, 'End now');
    await olivia.getByText('Max', { exact: true }).waitFor();
    await adam.getByRole('link', { name: /kumquat/ }).filter({ hasText: 'ended' }).filter({ hasText: prize }).waitFor();
    await olivia.getByRole('link', { name: 'Check the draw' }).click();
    await olivia.getByText('The draw is as it should be').waitFor();
    same(await olivia.locator('.checks li').count(), 4, 'what was checked');
    await accessible(olivia, 'the proof');
    await shot(olivia, 'proof');
  },
  async 'a ticket is opened there, taken on here, written in and closed'() {
    const { adam, olivia } = people;
    await on(adam, 'tickets');
    await olivia.goto(place('tickets'));
    await sim('POST', `/guilds/${GUILD}/interactions`, { userId: MAX, command: `/ticket open subject:${subject}` });
    await olivia.getByRole('link', { name: /squeaks/ }).filter({ hasText: subject }).click();
    await olivia.getByRole('button', { name: 'Take it on' }).click();
    await olivia.getByText('claimed', { exact: true }).waitFor();
    const channel = await found('a channel of the ticket', async () => named(await sim('GET', '/state'), /^ticket-\d+$/).at(-1));
    await sim('POST', `/guilds/${GUILD}/messages`, { userId: MAX, channelId: channel.id, content: `It squeaks <b>loudly</b> ${PREFIX(8)}` });
    await until(olivia, 'Read anew', `It squeaks <b>loudly</b> ${PREFIX(8)}`);
    await accessible(olivia, 'a ticket');
    await shot(olivia, 'ticket');
    await olivia.getByRole('main').getByRole('button', { name: 'Close', exact: true }).click();
    await olivia.getByRole('dialog').getByLabel(/Why/).fill('oiled');
    await olivia.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click();
    await olivia.getByText('oiled').waitFor();
    await olivia.getByText('closed', { exact: true }).waitFor();
  },
  async 'what members do in Discord is told as they do it'() {
    const { adam } = people;
    await adam.getByRole('navigation').getByRole('link', { name: 'Live log' }).click();
    await sim('POST', `/guilds/${GUILD}/interactions`, { userId: ADAM, command: '/config show' });
    await adam.getByRole('log', { name: 'Live log' }).getByText('/config show').first().waitFor();
    await adam.getByRole('log', { name: 'Live log' }).getByText('A ticket was closed').first().waitFor();
    await accessible(adam, 'the live log');
    await shot(adam, 'log');
  },
});
