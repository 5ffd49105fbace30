import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Undefined where there is none; `CHROME_PATH` goes before what is on the PATH. */
function findBrowser(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const candidates = [
    ...(process.env['CHROME_PATH'] ? [process.env['CHROME_PATH']] : []),
    ...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))),
  ];
  return candidates.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const skips = process.env['NO_BROWSER'] === '1';
if (skips && process.env['CI'])
  throw new Error('NO_BROWSER=1 is not for CI: its tests are part of the whole.');

/** Tests that need a browser: left out with `NO_BROWSER=1`, and where there is none, which one test says. */
export const describeInBrowser = skips || findBrowser() === undefined ? describe.skip : describe;
/** That one test. */
export const testOfBrowser = skips ? test.skip : test;

/** A browser without a window, and without a word to anybody outside. */
export function startBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    throw new Error(`No browser: set CHROME_PATH. Looked for ${NAMES.join(', ')} on the PATH.`);
  }
  return puppeteer.launch({
    executablePath,
    // Chrome refuses its sandbox to root.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}
