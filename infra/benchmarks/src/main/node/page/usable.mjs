/** In the page: when the control was first there and could be used, in milliseconds since the navigation began. */
function watch(selector) {
  const look = () => {
    const control = document.querySelector(selector);
    if (window.usableMillis || !control || control.disabled) return;
    window.usableMillis = performance.now();
    watcher.disconnect();
  };
  const watcher = new MutationObserver(look);
  watcher.observe(document, { childList: true, subtree: true, attributes: true });
}

async function visited(page, url) {
  await page.goto(url, { waitUntil: 'commit' });
  const at = await page.waitForFunction(() => window.usableMillis, undefined, { polling: 50 });
  await page.waitForLoadState('networkidle');
  return at.jsonValue();
}

/**
 * Until the control that `selector` names can be used: with nothing in the browser's cache, and again, in another tab, with what
 * the first visit left there. With what went over the line for the first.
 */
export async function usable(context, { url, selector }) {
  await context.addInitScript(watch, selector);
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
