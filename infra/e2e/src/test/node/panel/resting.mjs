// Tickets of a guild that their view's table refuses: they wait as dead letters until somebody does something.
import { accessible, shot, sim } from './stage.mjs';
import { stagehand } from './stagehand.mjs';

const { RESTING_GUILD_ID: RESTING, RESTING_MEMBER_ID: OPENER } = process.env;

const openTicket = (subject) => sim('POST', `/guilds/${RESTING}/interactions`, { userId: OPENER, command: `/ticket open subject:${subject}` });
const letter = (page) => page.getByRole('list', { name: 'Dead letters' }).getByRole('listitem').filter({ hasText: RESTING });

async function told(page, text) {
  const word = page.getByRole('log').locator('p', { hasText: text });
  await word.waitFor();
  await word.getByRole('button').click();
}

export default (people) => ({
  async 'an event that a view refuses is shown, with what is the matter'() {
    const { otto } = people;
    await stagehand('refuse-next-ticket');
    await openTicket('The lamp flickers');
    await letter(otto).getByText(/^ticket\.\w+ at position/).waitFor();
    await letter(otto).getByText(/SQLSTATE 23514/).waitFor();
    await letter(otto).getByText(/^1, the last one/).waitFor();
    await accessible(otto, 'a dead letter');
    await letter(otto).scrollIntoViewIfNeeded();
    await shot(otto, 'letter');
  },
  async 'tried again in vain it is still there, with one attempt more'() {
    const { otto } = people;
    await letter(otto).getByRole('button', { name: /^Try again/ }).click();
    await told(otto, 'It is tried again.');
    await letter(otto).getByText(/^2, the last one/).waitFor();
  },
  async 'tried again once the cause is gone it is followed, and the ticket is there'() {
    const { otto } = people;
    await stagehand('accept-tickets');
    await letter(otto).getByRole('button', { name: /^Try again/ }).click();
    await told(otto, 'It is tried again.');
    await letter(otto).waitFor({ state: 'detached' });
    await stagehand('see-first-ticket');
  },
  async 'all are tried again by one button, which says what came of it, as often as it is pressed'() {
    const { otto } = people;
    await stagehand('refuse-next-ticket');
    await openTicket('The door squeaks');
    await letter(otto).getByText(/^1, the last one/).waitFor();
    const all = otto.getByRole('button', { name: 'Try all again' });
    await all.click();
    await otto.getByText('1 of 1 tried again: 0 follow again, 1 still cannot.').waitFor();
    await letter(otto).getByText(/^2, the last one/).waitFor();
    await accessible(otto, 'dead letters tried again');
    await all.scrollIntoViewIfNeeded();
    await shot(otto, 'retry-all');
    await otto.context().setOffline(true);
    await all.click();
    await otto.getByRole('alert').getByText(/^ticket-view: Guildhall could not be reached/).waitFor();
    await otto.context().setOffline(false);
    await stagehand('accept-tickets');
    await all.click();
    await otto.getByText('1 of 1 tried again: 1 follow again, 0 still cannot.').waitFor();
    await letter(otto).waitFor({ state: 'detached' });
  },
  async 'what is passed over for good takes a reason'() {
    const { otto } = people;
    await stagehand('refuse-next-ticket');
    await openTicket('Nobody will read this');
    await letter(otto).getByRole('button', { name: /^Pass over it/ }).click();
    const dialog = otto.getByRole('dialog', { name: 'Pass over it' });
    await dialog.getByText(/will never take ticket\.\w+ in/).waitFor();
    if (!(await dialog.getByRole('button', { name: 'Pass over it' }).isDisabled())) throw new Error('it takes no reason');
    await accessible(otto, 'passing over');
    await shot(otto, 'discard');
    await dialog.getByLabel('Why?').fill('a check of the panel');
    await dialog.getByLabel('Why?').press('Enter');
    await told(otto, 'The event is passed over.');
    await letter(otto).waitFor({ state: 'detached' });
    await stagehand('accept-tickets');
    await stagehand('see-the-reason');
  },
});
