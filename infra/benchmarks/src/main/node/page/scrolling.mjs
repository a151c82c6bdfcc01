const SETTLED_MILLIS = 1000;

/**
 * In the page: scrolls so many pixels a second, back and forth, and notes how long each frame took. What is not that high
 * yet grows still, and is waited for at its end.
 */
async function scroll(box, { speed, millis, height }) {
  const tasks = [];
  const watcher = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  watcher.observe({ type: 'longtask' });
  const frame = () => new Promise(requestAnimationFrame);
  const intervals = [];
  const begin = await frame();
  let before = begin;
  let direction = 1;
  let interval = 0;
  let most = 0;
  while (before - begin < millis) {
    const top = box.scrollTop;
    box.scrollTop += (direction * speed * interval) / 1000;
    if (interval && box.scrollTop === top && (direction < 0 || box.scrollHeight >= height)) direction = -direction;
    const now = await frame();
    interval = now - before;
    intervals.push(interval);
    before = now;
    most = Math.max(most, box.scrollTop);
  }
  watcher.disconnect();
  return { intervals, tasks, most: most + box.clientHeight, nodes: box.getElementsByTagName('*').length };
}

function share(values, part) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
}

/** Frames while somebody scrolls what `selector` names, of so many rows when all of it is there. */
export async function scrolling(context, { url, selector, rows, speed, millis }) {
  const page = await context.newPage();
  await page.goto(url);
  const box = page.locator(selector);
  const row = box.locator('li').first();
  await row.waitFor();
  await page.waitForTimeout(SETTLED_MILLIS);
  const height = (await row.boundingBox()).height * rows;
  const { intervals, tasks, most, nodes } = await box.evaluate(scroll, { speed, millis, height });
  if (most < height) throw new Error(`only ${most} of ${height} pixels were there to be scrolled`);
  return {
    frames: intervals.length,
    perSecond: (intervals.length * 1000) / intervals.reduce((sum, each) => sum + each, 0),
    p50: share(intervals, 0.5),
    p99: share(intervals, 0.99),
    longTasks: tasks.length,
    longest: Math.max(0, ...tasks),
    nodes,
  };
}
