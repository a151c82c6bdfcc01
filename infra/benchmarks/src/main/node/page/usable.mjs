const SAID = 'usable after ';

/**
 * In the page: says when the control was first there and could be used, in milliseconds since the navigation began. It is not asked:
 * what a question brings into the page takes as long as a small page does.
 */
function watch([selector, said]) {
  const look = () => {
    const control = document.querySelector(selector);
    if (!control || control.disabled) return;
    console.debug(said + performance.now());
    watcher.disconnect();
  };
  const watcher = new MutationObserver(look);
  watcher.observe(document, { childList: true, subtree: true, attributes: true });
}

async function visited(page, url) {
  const usable = page.waitForEvent('console', (message) => message.text().startsWith(SAID));
  await page.goto(url, { waitUntil: 'commit' });
  const millis = Number((await usable).text().slice(SAID.length));
  await page.waitForLoadState('networkidle');
  return millis;
}

/**
 * Until the control that `selector` names can be used: with nothing in the browser's cache, and again, in another tab, with what
 * the first visit left there. With what went over the line for the first.
 */
export async function usable(context, { url, selector }) {
  await context.addInitScript(watch, [selector, SAID]);
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  let bytes = 0;
  let requests = 0;
  line.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests++;
  });
  await line.send('Network.enable');
  const cold = await visited(page, url);
  await line.detach();
  await page.close();
  const warm = await visited(await context.newPage(), url);
  return { cold, warm, bytes, requests };
}
