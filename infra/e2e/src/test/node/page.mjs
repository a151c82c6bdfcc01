// Plays several members of a guild on the simulator's page, in a real browser. Says what it has seen, a line each.
import { browser } from './browser.mjs';

const { PAGE_URL, SCREENSHOT } = process.env;
const PATIENCE_MILLIS = 60_000;
const POLL_MILLIS = 100;
const OLIVIA = '1180000000000000101';
const TINY = 'tiny <img src=x onerror=document.title="hurt"> **bold** @everyone';

const say = (line) => console.log(JSON.stringify(line));

const open = await browser();
const page = await open.newPage({ viewport: { width: 1360, height: 860 } });
page.setDefaultTimeout(PATIENCE_MILLIS);
const wrong = [];
page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
page.on('pageerror', (failure) => wrong.push(failure.message));
// What the simulator refuses is shown on the page; the browser also reports it on its console.
const isRefusal = (text) => /status of 4\d\d/.test(text);

const text = page.getByRole('combobox', { name: /Write a message/ });
const messages = page.getByRole('list', { name: 'Messages' });
const suggestion = (name) => page.getByRole('listbox').getByRole('option', { name });
const seen = async (content) => messages.getByText(content).last().waitFor();
const gone = async (locator) => locator.first().waitFor({ state: 'detached' });
const play = async (name) => page.getByLabel('Acting as').selectOption({ label: name });
const channel = (name) => page.getByRole('navigation').getByRole('button', { name });
const shot = async (name) => SCREENSHOT && page.screenshot({ path: `${SCREENSHOT}-${name}.png` });

/** Until the bot, and those whom it asks, know the guild that it was just invited to. */
async function settled() {
  const { guilds } = await (await fetch(PAGE_URL + 'sim/view')).json();
  const { id } = guilds.findLast((each) => each.name === 'Playground');
  const body = JSON.stringify({ userId: OLIVIA, command: '/config show' });
  for (const end = Date.now() + PATIENCE_MILLIS; Date.now() < end;) {
    const answer = await fetch(`${PAGE_URL}sim/guilds/${id}/interactions`, { method: 'POST', body });
    if ((await answer.json()).embeds?.length) return;
    await new Promise((resume) => { setTimeout(resume, POLL_MILLIS); });
  }
  throw new Error('the bot does not come to know the guild');
}

async function type(line) {
  await text.fill(line);
  await text.press('Escape');
  await text.press('Enter');
}

const checks = {
  async 'a guild of one\'s own, with the bot in it'() {
    await page.goto(PAGE_URL);
    await page.getByText('Bot online').waitFor();
    await play('Olivia (owner)');
    await page.getByRole('button', { name: 'New guild' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Playground');
    await page.getByRole('button', { name: 'Make' }).click();
    await page.getByLabel('Guild').locator('option:checked', { hasText: 'Playground' }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Join max' }).click();
    await page.getByRole('button', { name: 'Play Max' }).waitFor();
    await settled();
  },
  async 'commands that complete themselves, by keyboard'() {
    await play('Olivia (owner)');
    await text.fill('/config sh');
    await suggestion('/config show').waitFor();
    await gone(page.getByRole('listbox').getByRole('option').nth(1));
    await text.press('Tab');
    await text.press('Enter');
    await seen('Only you can see this');
    await seen('timezone');
  },
  async 'what is ephemeral is for one member only'() {
    await play('Max');
    await gone(messages.getByText('Only you can see this'));
    await play('Olivia (owner)');
    await seen('Only you can see this');
  },
  async 'options that the bot completes, and those that name people, roles and channels'() {
    await text.fill('/module enable module:');
    await suggestion(/giveaway/i).click();
    await text.press('Enter');
    await seen(/giveaway/i);
    await text.fill('/warn user:');
    await suggestion('@Max').waitFor();
    await text.fill('/giveaway create prize:x channel:');
    await suggestion('#general').waitFor();
    await text.fill('/config set key:prefix ');
    await suggestion(/^value/).waitFor();
    await text.fill('');
  },
  async 'what is refused is said'() {
    await play('Max');
    await type('/giveaway create prize:Mine');
    await page.getByRole('status').getByText(/permission/).waitFor();
  },
  async 'a card whose button another member presses'() {
    await play('Olivia (owner)');
    await type('/giveaway create prize:Nitro duration:1h');
    await seen(/Nitro/);
    await messages.locator('time[data-relative]').first().waitFor();
    await play('Max');
    await messages.getByRole('button', { name: /Enter/ }).first().click();
    await seen('Only you can see this');
  },
  async 'a form that is filled in'() {
    await play('Olivia (owner)');
    await type('/module enable module:tickets');
    await seen(/tickets/i);
    await type('/ticket panel');
    await play('Max');
    await messages.getByRole('button', { name: /ticket/i }).first().click();
    await page.getByRole('dialog').getByRole('textbox').fill('My keys do not fit');
    await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
    await channel(/^# .*(max|1)/i).last().click();
    await seen(/My keys do not fit/);
    await shot('ticket');
    await channel('# general').click();
  },
  async 'messages that are written, edited and deleted, never as markup'() {
    await type(TINY);
    await seen('tiny <img');
    await messages.locator('li', { hasText: 'tiny' }).getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('dialog').getByLabel('Text').fill('smaller **bold**');
    await page.getByRole('button', { name: 'Save' }).click();
    await messages.locator('li', { hasText: '(edited)' }).locator('strong', { hasText: 'bold' }).waitFor();
    await messages.locator('li', { hasText: 'smaller' }).getByRole('button', { name: 'Delete' }).click();
    await gone(messages.locator('li', { hasText: 'smaller' }));
    if (await page.title() !== 'Discord simulator') throw new Error('markup was carried out');
  },
  async 'roles, departures and returns'() {
    await page.getByRole('button', { name: 'New member' }).click();
    const played = page.getByLabel('Acting as').locator('option:checked').filter({ hasNotText: 'Max' });
    await played.waitFor({ state: 'attached' });
    const newcomer = await played.innerText();
    const people = page.getByRole('complementary');
    await people.getByRole('button', { name: `Ban ${newcomer}` }).click();
    await people.getByRole('button', { name: /^Unban / }).click();
    await people.locator('#outside').getByRole('button', { name: /^Join / }).last().waitFor();
    await play('Max');
    await people.getByRole('button', { name: 'Kick Max' }).click();
    await people.getByRole('button', { name: 'Join max' }).click();
    await people.getByRole('button', { name: 'Roles of Max' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByLabel('Find by name or id').fill('nobody at all');
    await gone(people.getByRole('button', { name: 'Play Max' }));
    await page.getByLabel('Find by name or id').fill('');
    await people.getByRole('button', { name: 'Play Max' }).click();
  },
  async 'voice channels and other guilds'() {
    await page.getByLabel('Guild').selectOption({ label: 'Guildhall Demo' });
    await play('Max');
    await page.getByRole('button', { name: 'Connect to lobby' }).click();
    await page.getByRole('navigation').getByText('🔊 Max').waitFor();
    await page.getByRole('button', { name: 'Disconnect from lobby' }).click();
    await gone(page.getByRole('navigation').getByText('🔊 Max'));
    await page.getByLabel('Guild').selectOption({ label: 'Playground' });
    await channel('# general').waitFor();
  },
  async 'calls as they come, with what was sent'() {
    await page.getByText("The bot's calls").click();
    const last = page.locator('#calls summary').first();
    await last.waitFor();
    await last.click();
    await page.locator('#calls pre').first().getByText('answered').waitFor();
    if (await page.locator('#calls > li').count() > 100) throw new Error('too many calls are shown');
  },
  async 'faults, one by one'() {
    await page.locator('summary', { hasText: 'Faults' }).click();
    await page.getByLabel('Path').fill('/nowhere/at/all');
    await page.getByLabel('Times').fill('3');
    await page.getByRole('button', { name: 'Inflict' }).click();
    await page.getByText('/nowhere/at/all, 3 left').waitFor();
    await page.getByRole('button', { name: /Remove fault/ }).click();
    await gone(page.getByText('/nowhere/at/all, 3 left'));
  },
  async 'a look that is pleasant in the dark, and on a small screen'() {
    await shot('light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await shot('dark');
    await page.setViewportSize({ width: 420, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await shot('small');
    if (wide > 0) throw new Error(`the page is ${wide} pixels too wide`);
  },
  async 'nothing on the console'() {
    const errors = wrong.filter((each) => !isRefusal(each));
    if (errors.length) throw new Error(errors.join('; '));
  },
};

for (const [check, carryOut] of Object.entries(checks)) {
  try {
    await carryOut();
    say({ check, ok: true });
  } catch (failure) {
    await shot('failed');
    say({ check, ok: false, why: String(failure.message), notice: await page.locator('#notice').innerText(), wrong });
    break;
  }
}
say({ event: 'end', checks: Object.keys(checks).length });
await open.close();
