// A Chromium for the pages' tests: the machine's own, or else the one that comes as a package.
import { accessSync, constants, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const { GUILDHALL_CHROMIUM, PATH } = process.env;
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function usable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starting takes as long as it takes on a machine that others use too. */
const START_MILLIS = 180_000;

export async function browser() {
  const installed = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const executablePath = [GUILDHALL_CHROMIUM, ...installed].filter(Boolean).find(usable);
  if (executablePath) return chromium.launch({ executablePath, timeout: START_MILLIS });
  // Without the arguments that the package brings: they are for pages that one trusts, switch the same-origin policy off, and have
  // everybody share one profile.
  return chromium.launch({ executablePath: await unpacked(), timeout: START_MILLIS });
}

/**
 * The package unpacks into the temporary folder and takes a file that is there for a whole one. Tests run side by side, so it is given
 * a folder of its own, which takes its place in one step; whoever comes second throws theirs away.
 */
async function unpacked() {
  const about = new URL('node_modules/@sparticuz/chromium/package.json', import.meta.url);
  const place = join(tmpdir(), `guildhall-chromium-${JSON.parse(readFileSync(about, 'utf8')).version}`);
  const file = join(place, 'chromium');
  if (usable(file)) return file;
  const aside = await mkdtemp(`${place}-`);
  const { default: packaged } = await import('@sparticuz/chromium');
  const { TMPDIR } = process.env;
  process.env.TMPDIR = aside;
  try {
    await packaged.executablePath();
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
  await rename(aside, place).catch(async (failure) => {
    await rm(aside, { recursive: true });
    if (!usable(file)) throw failure;
  });
  return file;
}
