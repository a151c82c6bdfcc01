// What the checks of the panel's page share: one browser, a guild of their own, and everybody's eyes on what goes wrong.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { browser } from '../browser.mjs';

const { PANEL_URL, SIMULATOR_URL, GUILD_ID, SCREENSHOT } = process.env;
const PATIENCE_MILLIS = 60_000;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const GRAVE = ['serious', 'critical'];

export const GUILD = GUILD_ID;

/** Prefixes that no run before has set. */
const RUN = (Date.now() % 46656).toString(36);
export const PREFIX = (n) => `${RUN}?${n}`;

export const place = (...parts) => `${PANEL_URL}/#/g/${[GUILD, ...parts].join('/')}`;

// Refusals are answers that the page shows, and that it is offline is what the test wants: the browser also reports both on its
// console. Who has more fail on purpose says so.
const expected = [/status of 4\d\d/, /ERR_INTERNET_DISCONNECTED/];
export const expecting = (...patterns) => expected.push(...patterns);
const isExpected = (text) => expected.some((each) => each.test(text));

export const open = await browser();
export const wrong = [];

function watched(page) {
  page.setDefaultTimeout(PATIENCE_MILLIS);
  page.on('console', (message) => {
    const said = `${message.text()} ${message.location().url}`;
    if (message.type() === 'error' && !isExpected(said)) wrong.push(said);
  });
  if (process.env.TRACE) {
    page.on('requestfinished', async (request) => {
      const response = await request.response();
      const { responseEnd } = request.timing();
      if (responseEnd > 1000 || response.status() >= 400) console.error(new Date().toISOString(), request.method(), request.url().slice(-90), response.status(), Math.round(responseEnd));
    });
  }
  page.on('pageerror', (failure) => wrong.push(failure.stack));
  return page;
}

/** A browser of its own, as far as cookies go. */
export async function visitor(options = {}) {
  const context = await open.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-GB', ...options });
  return watched(await context.newPage());
}

/** Another tab of the same browser. */
export const tab = async (page) => watched(await page.context().newPage());

/** Signs in as people do: by the button, and by choosing who to be on Discord's page. */
export async function signIn(page, name, address = PANEL_URL) {
  await page.goto(address);
  await page.getByRole('button', { name: /Sign in with Discord|Se connecter avec Discord/ }).click();
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByText(name, { exact: true }).waitFor();
}

export async function live(page) {
  await page.getByRole('status').getByText(/^Live$/).waitFor();
}

export const shot = async (page, name) => SCREENSHOT && page.screenshot({ path: `${SCREENSHOT}-${name}.png`, fullPage: false });

/**
 * Stands before what the page reads under such addresses. It stays for as long as the page does: a request that is under way
 * while routes are taken away may get lost.
 */
export async function gate(page, addresses) {
  let opened = null;
  let letIn = () => undefined;
  let behind = false;
  await page.route(addresses, async (route) => {
    if (route.request().method() === 'GET') {
      const held = opened !== null;
      await opened;
      if (behind) {
        behind = held;
        return route.fulfill({ status: 503, headers: { 'Retry-After': '1' }, json: { title: 'The view is behind' } });
      }
    }
    return route.continue();
  });
  return {
    close() {
      opened = new Promise((resume) => { letIn = resume; });
    },
    /** If `refusing`, those are told that the view is behind, as on a busy installation, that were held, and the first one after them. */
    open(refusing = false) {
      behind = refusing;
      opened = null;
      letIn();
    },
  };
}

const POLL_MILLIS = 100;

/** What is found there, as soon as anything is: an answer that is neither false nor undefined nor null. */
export async function found(what, look) {
  for (const end = Date.now() + PATIENCE_MILLIS; Date.now() < end;) {
    const seen = await look();
    if (seen) return seen;
    await new Promise((resume) => { setTimeout(resume, POLL_MILLIS); });
  }
  throw new Error(`not found: ${what}`);
}

export async function sim(method, path, body) {
  const response = await fetch(`${SIMULATOR_URL}/sim${path}`, { method, body: method === 'GET' ? undefined : JSON.stringify(body ?? {}) });
  return response.status === 204 ? {} : response.json();
}

/** No grave fault for those who see, hear or move otherwise. */
export async function accessible(page, what) {
  if (!(await page.evaluate(() => Boolean(window.axe)))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  const grave = violations.filter(({ impact }) => GRAVE.includes(impact));
  if (grave.length) {
    throw new Error(`${what}: ${grave.map(({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html.slice(0, 160)).slice(0, 3).join(' | ')}`).join('; ')}`);
  }
}

export async function fits(page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) throw new Error(`the page is ${over} pixels too wide`);
}

export function same(actual, expected, what) {
  if (actual !== expected) throw new Error(`${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
}

/** Until the field shows that, whoever typed it. */
export async function shows(locator, value) {
  const element = await locator.elementHandle();
  await locator.page().waitForFunction(([field, wanted]) => field.value === wanted, [element, value]);
}
