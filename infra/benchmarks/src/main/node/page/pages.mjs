// Real pages in a real Chromium. Times are by the page's own clock, from the start of its navigation.
import { browser } from '../../../../../e2e/src/test/node/browser.mjs';
import { serve } from '../tasks.mjs';
import { scrolling } from './scrolling.mjs';
import { usable } from './usable.mjs';

const PATIENCE_MILLIS = 60000;
const VIEWPORT = { width: 1280, height: 860 };

const chromium = await browser();

/** Bare pages lie beside the panel's; their scripts are inside them, which the program's policy forbids. */
const isBare = (url) => new URL(url).pathname !== '/';

/** A browser that has never been here before, with somebody signed in by a code of Discord's, if there is one. */
async function visitor({ url, code }, visit) {
  const context = await chromium.newContext({ viewport: VIEWPORT, locale: 'en-GB', bypassCSP: isBare(url) });
  try {
    context.setDefaultTimeout(PATIENCE_MILLIS);
    if (code) {
      const answer = await context.request.post(new URL('/api/auth/discord', url).href, { data: { code } });
      if (!answer.ok()) throw new Error(`signing in was answered ${answer.status()}`);
    }
    return await visit(context);
  } finally {
    await context.close();
  }
}

const as = (task) => (wish) => visitor(wish, (context) => task(context, wish));

await serve({ usable: as(usable), scrolling: as(scrolling) });
await chromium.close();
