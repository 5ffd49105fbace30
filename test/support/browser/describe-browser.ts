import type { Browser } from 'puppeteer-core';
import { launch } from './launch';
import { preparedBrowser } from './prepare-browser';

/** By it the reporter knows them. */
const { IN_A_BROWSER } = require('./left-out.js') as { IN_A_BROWSER: string };

/** Tests in a real browser, one for all of them; skipped where there is none, which a test of its own says once. */
export function describeBrowser(title: string, tests: (browser: () => Browser) => void): void {
  const prepared = preparedBrowser(process.env);
  const suite = prepared ? describe : describe.skip;
  suite(`${IN_A_BROWSER}${title}`, () => {
    let browser: Browser | undefined;
    if (prepared) {
      beforeAll(async () => {
        browser = await launch(prepared);
      });
      afterAll(() => browser?.close());
    }
    tests(() => {
      if (!browser) throw new Error('the browser has not been started yet');
      return browser;
    });
  });
}
