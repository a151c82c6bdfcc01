// Scrolls through a guild's whole history on the panel's page, with the wheel's and the keyboard's means. Says what it has seen, a
// line each. Environment: PANEL_URL, SIMULATOR_URL, GUILD_ID, CHANGES: how many changes there are at least.
import { run } from './checks.mjs';
import { GUILD, accessible, place, same, signIn, visitor, wrong } from './panel/stage.mjs';

const CHANGES = Number(process.env.CHANGES);
/** A window is never higher than some thirty rows, with a few beyond either edge. */
const MOST_ROWS = 60;
const PAGE = 100;

const page = await visitor();
const box = page.getByRole('region', { name: 'Timeline' });
const rows = box.getByRole('link');

/** What the program itself says, page by page, the newest first. */
const told = () => page.evaluate(async ([guild, limit]) => {
  const positions = [];
  for (let after = ''; after !== undefined;) {
    const answer = await (await fetch(`/api/guilds/${guild}/history?limit=${limit}${after && `&after=${after}`}`)).json();
    positions.push(...answer.data.map(({ position }) => position));
    after = answer.next;
  }
  return positions;
}, [GUILD, PAGE]);

/** Scrolls from where it is to the very end; answers which entry stood in which row, and the most rows at once. */
const scrolled = () => box.evaluate(async (element) => {
  const STUCK_MILLIS = 60000;
  const seen = new Map();
  let most = 0;
  let moved = performance.now();
  for (let size = -1; size < 0 || seen.size < size;) {
    const shown = [...element.querySelectorAll('.entry')];
    most = Math.max(most, shown.length);
    for (const row of shown) {
      const index = Number(row.getAttribute('aria-posinset'));
      const position = Number(row.querySelector('a').hash.split('?')[0].split('/').at(-1));
      if (seen.has(index) && seen.get(index) !== position) throw new Error(`row ${index} was ${seen.get(index)} and is ${position}`);
      if (!seen.has(index)) moved = performance.now();
      seen.set(index, position);
      size = Number(row.getAttribute('aria-setsize'));
    }
    if (performance.now() - moved > STUCK_MILLIS) throw new Error(`nothing more comes after ${seen.size} rows`);
    element.scrollTop += element.clientHeight * 0.8;
    await new Promise(requestAnimationFrame);
  }
  return { seen: [...seen].sort(([one], [other]) => one - other), most };
});

const active = () => page.evaluate(() => document.activeElement.getAttribute('href'));

const checks = {
  async 'everything is seen in its order, nothing twice, with few rows there at any time'() {
    await signIn(page, 'Olivia');
    await page.goto(place('history'));
    await rows.first().waitFor();
    const { seen, most } = await scrolled();
    const all = await told();
    if (all.length < CHANGES) throw new Error(`only ${all.length} entries`);
    same(seen.map(([index]) => index).join(), all.map((none, i) => i + 1).join(), 'the rows');
    same(seen.map(([, position]) => position).join(), all.join(), 'the entries');
    if (most > MOST_ROWS) throw new Error(`${most} rows at once`);
    await accessible(page, 'the end of a long history');
    return { entries: seen.length, most };
  },
  async 'the whole way back, nothing is read anew'() {
    let asked = 0;
    page.on('request', (request) => { if (request.url().includes('/history')) asked++; });
    await box.evaluate((element) => { element.scrollTop = element.scrollHeight / 2; });
    await box.getByText(/→ p\d+/).first().waitFor();
    await box.evaluate((element) => { element.scrollTop = 0; });
    await rows.first().and(box.locator('[aria-posinset="1"] a')).waitFor();
    same(asked, 0, 'requests');
  },
  async 'the keyboard goes from entry to entry, and on from there after the wheel was turned'() {
    await rows.first().focus();
    for (let i = 0; i < 30; i++) await page.keyboard.press('Tab');
    await box.locator('[aria-posinset="31"] a:focus').waitFor();
    const there = await active();
    await box.hover();
    await page.mouse.wheel(0, 200000);
    await page.waitForFunction(() => [...document.querySelectorAll('.entry')].some((row) => row.getAttribute('aria-posinset') > 2000));
    same(await active(), there, 'the focus');
    await page.keyboard.press('Tab');
    await box.locator('[aria-posinset="32"] a:focus').waitFor();
    await box.locator('[aria-posinset="40"] a').waitFor();
    await page.keyboard.press('Shift+Tab');
    await box.locator('[aria-posinset="31"] a:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('article').waitFor();
    same(await page.evaluate(() => location.hash), there, 'what is opened');
    await box.focus();
    await page.keyboard.press('End');
    await box.locator(`[aria-posinset="${CHANGES}"] a`).waitFor();
  },
  async 'what happens meanwhile does not move what one looks at'() {
    await box.evaluate((element) => { element.scrollTop = element.scrollHeight / 2; });
    await box.getByText(/→ p\d+/).first().waitFor();
    const middle = () => box.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2).closest('a').getAttribute('href');
    });
    const before = await middle();
    const size = () => box.locator('.entry').first().getAttribute('aria-setsize').then(Number);
    const entries = await size();
    const status = await page.evaluate(async (guild) => (await fetch(`/api/guilds/${guild}/settings`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': document.cookie.match(/guildhall_csrf=([^;]+)/)[1] },
      body: JSON.stringify({ prefix: 'newest' }),
    })).status, GUILD);
    same(status, 200, 'a change');
    await box.locator(`.entry[aria-setsize="${entries + 1}"]`).first().waitFor();
    same(await middle(), before, 'what is in the middle');
    await box.evaluate((element) => { element.scrollTop = 0; });
    await box.getByText('→ newest').waitFor();
  },
  async 'nothing on the console'() {
    if (wrong.length) throw new Error(wrong.join('; '));
  },
};

await run(checks, () => ({ olivia: page }));
