// A newcomer does what the README says under "Two minutes, by clicking", word by word, in a browser with two windows. Says what
// was done, a line each. Environment: PANEL_URL, SIMULATOR_URL, README; SCREENSHOT for pictures.
import { expecting, open, same, shot, shows, visitor, wrong } from './panel/stage.mjs';
import { steps } from './newcomer/readme.mjs';

const { PANEL_URL, SIMULATOR_URL, README } = process.env;
/** A giveaway of half a minute has to end. */
const PATIENCE_MILLIS = 120_000;
const AGAIN_MILLIS = 15_000;

// Whoever signs in as quickly as a machine is there before the bot has told what there is in the guild; the page asks again.
expecting(/status of 503 .*\/(channels|roles)$/);

const say = (line) => console.log(JSON.stringify(line));

const panel = await visitor({ viewport: { width: 1000, height: 800 } });
const discord = await panel.context().newPage();
await discord.setViewportSize({ width: 1000, height: 800 });
[panel, discord].forEach((page) => page.setDefaultTimeout(PATIENCE_MILLIS));

const main = panel.getByRole('main');
const menu = panel.getByRole('navigation');
const messages = discord.getByRole('list', { name: 'Messages' });
let before;

async function signIn(name) {
  await panel.getByRole('button', { name: 'Sign in with Discord' }).click();
  await panel.getByRole('link', { name, exact: true }).click();
}

async function type(line) {
  const text = discord.getByRole('combobox', { name: /Write a message/ });
  await text.fill(line);
  await text.press('Enter');
}

/** The bot hears of a change a moment after the page does: who is as quick as a machine asks it again. */
async function shown(line, what) {
  const until = Date.now() + PATIENCE_MILLIS;
  while (Date.now() < until) {
    await type(line);
    if (await what.first().waitFor({ timeout: AGAIN_MILLIS }).then(() => true, () => false)) return;
  }
  throw new Error(`${line} did not show it`);
}

const deeds = {
  async 'Sign in'({ word }) {
    word('Sign in with Discord');
    await signIn(word('Adam'));
    await panel.getByRole('link', { name: word('Guildhall Demo') }).click();
  },
  async 'Change the prefix'({ word }) {
    const prefix = panel.getByLabel(word('Prefix'), { exact: true });
    before = await prefix.inputValue();
    await prefix.fill(word('?'));
    await panel.getByRole('button', { name: word('Save'), exact: true }).click();
    await panel.getByText('Saved.').waitFor();
  },
  async 'Watch the bot use it'({ word }) {
    await discord.getByLabel(word('Acting as')).selectOption({ label: word('Adam (admin)') });
    await shown(word('/config show'), messages.locator('.field', { hasText: 'prefix' }).getByText('?', { exact: true }));
  },
  async 'Switch giveaways on'({ word }) {
    await menu.getByRole('link', { name: word('Giveaways') }).first().click();
    await panel.getByRole('button', { name: word('Switch it on') }).click();
    await menu.getByRole('link', { name: /^Giveaways\s*on/ }).waitFor();
  },
  async 'Give something away as a member'({ word }) {
    await discord.getByLabel('Acting as').selectOption({ label: word('Olivia (owner)') });
    await type(word('/giveaway create prize:Nitro duration:30s'));
    const enter = messages.getByRole('button', { name: word('Enter') });
    await enter.waitFor();
    await discord.getByLabel('Acting as').selectOption({ label: word('Max') });
    await enter.click();
    await messages.getByText('Only you can see this').waitFor();
  },
  async 'Watch it appear'({ word }) {
    const item = main.getByRole('link', { name: word('Nitro') });
    await item.getByText(word('1 entered')).waitFor();
    await item.getByText('open', { exact: true }).waitFor();
  },
  async 'Let it end'({ word }) {
    await main.getByRole('link', { name: 'Nitro' }).getByText(word('ended'), { exact: true }).waitFor();
    await messages.getByText(/@Max/).last().waitFor();
  },
  async 'Check the proof'({ word }) {
    await main.getByRole('link', { name: word('Nitro') }).click();
    await main.getByRole('link', { name: word('Check the draw') }).click();
    await main.getByText(word('The draw is as it should be')).waitFor();
  },
  async 'Take the prefix back'({ word }) {
    await menu.getByRole('link', { name: word('History'), exact: true }).click();
    await panel.getByRole('region', { name: 'Timeline' }).getByRole('link', { name: /prefix/i }).first().click();
    await panel.getByRole('button', { name: word('Undo this change') }).click();
    await panel.getByRole('dialog').getByLabel(word('Why?')).fill('the README said so');
    await panel.getByRole('dialog').getByRole('button', { name: word('Change it back') }).click();
    await panel.getByText('It is as it was.').waitFor();
    await menu.getByRole('link', { name: 'Settings', exact: true }).click();
    await shows(panel.getByLabel('Prefix', { exact: true }), before);
  },
  async 'Rebuild a projection'({ word }) {
    await panel.getByRole('button', { name: word('Sign out') }).click();
    await signIn(word('Otto'));
    await panel.getByRole('link', { name: word('Operations') }).click();
    await panel.getByRole('row', { name: word('configuration-view') }).getByRole('button', { name: word('Rebuild') }).click();
    await panel.getByRole('dialog').getByRole('button', { name: 'Rebuild' }).click();
    await panel.getByRole('region', { name: 'Rebuild of configuration-view' }).getByText(word('done')).waitFor();
  },
};

const readme = steps(README);

async function follow(step) {
  const begun = Date.now();
  try {
    if (!deeds[step.name]) throw new Error('nobody knows how to do what the README says');
    await deeds[step.name](step);
    if (step.left().length) throw new Error(`the README says more: ${step.left().join(', ')}`);
    await shot(panel, `${step.number}-panel`);
    await shot(discord, `${step.number}-discord`);
    say({ step: step.name, ok: true, millis: Date.now() - begun });
    return true;
  } catch (failure) {
    await shot(panel, 'failed-panel');
    await shot(discord, 'failed-discord');
    say({ step: step.name, ok: false, why: failure.message, wrong });
    return false;
  }
}

await Promise.all([panel.goto(PANEL_URL), discord.goto(SIMULATOR_URL)]);
const begun = Date.now();
for (const step of readme) if (!(await follow(step))) break;
same(Object.keys(deeds).join(), readme.map(({ name }) => name).join(), 'the steps of the README');
say({ event: 'end', steps: readme.length, millis: Date.now() - begun, wrong });
await open.close();
