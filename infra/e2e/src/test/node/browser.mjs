// A Chromium for the pages' tests: the machine's own, or else the one that comes as a package.
import { accessSync, constants } from 'node:fs';
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
  // Without the arguments that it brings: they are for pages that one trusts, switch the same-origin policy off, and have
  // everybody share one profile.
  const { default: packaged } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packaged.executablePath(), timeout: START_MILLIS });
}
