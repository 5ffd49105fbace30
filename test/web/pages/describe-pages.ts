import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Router } from 'express';
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { axeFaults } from '../../support/axe';
import { describeBrowser } from '../../support/browser/describe-browser';
import { examplesService } from './service';
import { newStanding, type Standing } from './standing';

type Views = [language: 'vi' | 'en', widths: number[]][];
const EVERY: Views = [
  ['vi', [360, 768, 1280]],
  ['en', [360, 768, 1280]],
];
/** Where it must be quick, the states take turns in language and width. */
const TURNS: Views[] = [
  [['vi', [360]]],
  [['en', [768]]],
  [['vi', [1280]]],
  [['en', [360]]],
  [['vi', [768]]],
  [['en', [1280]]],
];
const IS_FULL = process.env['ENDURE'] || process.env['LOOK'];
/** Where pictures of all pages go, for somebody to look at: `LOOK=/tmp/pages npm run test:one test/web/pages`. */
const LOOK = process.env['LOOK'];

/** A page in one state. */
export interface State extends Partial<Omit<Standing, 'received'>> {
  name: string;
  address: string;
  /** What is done on the page before it is looked at. */
  act?: (page: Page) => Promise<unknown>;
  /** Much like another one: it is looked at where there is time for all. */
  isRare?: boolean;
}

export interface OpenedPage {
  page: Page;
  /** Every complaint of the browser. */
  complaints: string[];
  close: () => Promise<void>;
}

/** The face in front of an API that answers from examples. */
export interface Examples {
  standing: Standing;
  origin: () => string;
  browser: () => Browser;
  open: (state: State) => Promise<OpenedPage>;
}

/**
 * Pages in their states, looked at by axe and by the browser itself; then whatever else is to be tried with them. `api` answers
 * before the examples that all have.
 */
export function describePages(
  title: string,
  {
    states,
    api = () => [],
    more,
  }: {
    states: readonly State[];
    api?: (standing: Standing) => Router[];
    more?: (examples: Examples) => void;
  },
): void {
  const looked = states.filter(({ isRare = false }) => IS_FULL || !isRare);
  const viewsOf = (state: State): Views =>
    IS_FULL ? EVERY : (TURNS[looked.indexOf(state) % TURNS.length] ?? EVERY);
  const standing = newStanding();
  let server: Server;
  let origin: string;
  let context: BrowserContext | undefined;

  describeBrowser(title, (browser) => {
    beforeAll(async () => {
      if (LOOK) mkdirSync(LOOK, { recursive: true });
      server = examplesService(standing, ...api(standing)).listen(0, '127.0.0.1');
      await new Promise((resolve) => server.once('listening', resolve));
      origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });

    afterAll(() => void server?.close());

    /** A page without cookies and storage; what the browser has compiled it need not compile again. */
    async function inFreshBrowser(): Promise<Page> {
      context ??= await browser().createBrowserContext();
      const page = await context.newPage();
      const session = await page.createCDPSession();
      await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'cookies,local_storage' });
      await session.detach();
      return page;
    }

    async function open(state: State): Promise<OpenedPage> {
      const { address, act, name: _name, isRare: _isRare, ...asked } = state;
      Object.assign(standing, newStanding(), asked);
      const page = await inFreshBrowser();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        // What a test makes the service refuse is complained of as well.
        if (/Failed to load resource/.test(message.text())) return;
        if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
      });
      await page.goto(`${origin}${address}`, { waitUntil: 'load' });
      await page.waitForSelector('h1');
      await page.waitForNetworkIdle({ idleTime: 100 });
      await act?.(page);
      return { page, complaints, close: () => page.close() };
    }

    test.each(looked)('axe finds nothing on $name, and its policy is broken by nothing', async (state) => {
      const { page, complaints, close } = await open(state);
      const found: string[] = [];
      for (const [language, widths] of viewsOf(state)) {
        if (language === 'en') {
          // Under an open dialog nothing can be clicked.
          await page.$eval('button[lang="en"]', (button) => (button as HTMLElement).click());
          await page.waitForSelector('html[lang="en"]');
        }
        for (const width of widths) {
          await page.setViewport({ width, height: 900 });
          for (const fault of await axeFaults(page)) found.push(`${language} ${width}: ${fault}`);
          if (LOOK) {
            const picture = path.join(LOOK, `${state.name}-${language}-${width}.png`);
            await page.screenshot({ path: picture as `${string}.png`, fullPage: true });
          }
        }
        // A window of 1280 px at 400 %.
        await page.setViewport({ width: 320, height: 900 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (wide > 0) found.push(`${language}: ${wide} px too wide for 320`);
      }
      await close();
      expect([...found, ...complaints]).toEqual([]);
    });

    more?.({ standing, origin: () => origin, browser, open });
  });
}
