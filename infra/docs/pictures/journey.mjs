// Takes the picture of a change on its way from Discord to the panel, of a running program: what happens in four windows, one
// beside the other. Environment: PANEL_URL, SIMULATOR_URL, GUILD_ID, PICTURE: the file.
import { live, open, place, signIn, visitor } from '../../e2e/src/test/node/panel/stage.mjs';

const { SIMULATOR_URL, PICTURE } = process.env;
const WINDOW = { width: 620, height: 400 };
const GAP = 16;
const COMMAND = '/config set key:prefix value:!!';

const panel = await visitor({ viewport: WINDOW });
const discord = await panel.context().newPage();
await discord.setViewportSize(WINDOW);

const steps = [];
async function step(title, page, element) {
  if (element) await element.scrollIntoViewIfNeeded();
  steps.push({ title, picture: (await page.screenshot()).toString('base64') });
}

const prefix = panel.getByLabel('Prefix', { exact: true });
const messages = discord.getByRole('list', { name: 'Messages' });
const text = discord.getByRole('combobox', { name: /Write a message/ });

await signIn(panel, 'Adam');
await panel.goto(place('settings'));
await prefix.waitFor();
await live(panel);
await discord.goto(SIMULATOR_URL);
await discord.getByLabel('Acting as').selectOption({ label: 'Olivia (owner)' });
await text.fill(COMMAND);
await text.press('Escape');
await step('Olivia types a command in Discord', discord, text);
await text.press('Enter');
await messages.locator('li').last().getByText('!!').first().waitFor();
await step('The bot has decided, and answers', discord, messages.locator('li').last());
await panel.getByRole('log').getByRole('link', { name: /olivia: /i }).waitFor();
await step('Adam’s panel shows it, and who it was', panel, prefix);
await panel.getByRole('log').getByRole('link', { name: /olivia: /i }).click();
await panel.getByRole('article').getByRole('row', { name: /Prefix/ }).waitFor();
await step('Its history tells of it, and takes it back', panel, panel.getByRole('article'));

const sheet = await (await open.newContext({ viewport: { width: 2 * WINDOW.width + 3 * GAP, height: 100 } })).newPage();
await sheet.setContent(`<!doctype html><style>
  body { display: grid; grid-template-columns: repeat(2, max-content); gap: ${GAP}px; margin: ${GAP}px; font: 600 17px/1.5 system-ui, sans-serif; color: #1b2130; background: white }
  figure { margin: 0 } figcaption { padding: 2px 0 6px } b { display: inline-block; width: 1.5em; border-radius: 1em; background: #3b4cb8; color: white; text-align: center }
  img { display: block; border: 1px solid #d5d9e3; border-radius: 8px }</style>
  ${steps.map(({ title, picture }, i) => `<figure><figcaption><b>${i + 1}</b> ${title}</figcaption>
    <img alt="" width="${WINDOW.width}" height="${WINDOW.height}" src="data:image/png;base64,${picture}"></figure>`).join('')}`);
await sheet.screenshot({ path: PICTURE, fullPage: true });
await open.close();
