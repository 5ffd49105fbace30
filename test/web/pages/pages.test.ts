import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { vi } from '../../../web/src/words/vi';
import { axeFaults } from '../../support/axe';
import { describeBrowser } from '../../support/browser/describe-browser';
import { examplesService } from './service';
import type { Standing } from './standing';

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
const viewsOf = (state: State): Views =>
  IS_FULL ? EVERY : (TURNS[STATES.indexOf(state) % TURNS.length] ?? EVERY);
/** Where pictures of all pages go, for somebody to look at: `LOOK=/tmp/pages npm run test:one test/web/pages`. */
const LOOK = process.env['LOOK'];

const form = (unit: string, step = 'agency-review', party = 'so-tai-chinh') =>
  `/d/dong-nai-2013/don-vi/${unit}/nop/${step}/${party}`;
const receipt = (unit: string) => `/d/dong-nai-2013/bien-nhan/${unit}/7f1c1f9e%40so-tai-chinh`;

interface State {
  name: string;
  address: string;
  viewer?: Standing['viewer'];
  hasTasks?: boolean;
  away?: RegExp;
  method?: Standing['method'];
  isSick?: boolean;
  /** What is done on the page before it is looked at. */
  act?: (page: Page) => Promise<unknown>;
  /** Much like another one: it is looked at where there is time for all. */
  isRare?: boolean;
}

/** Asks for something that one must prove who one is for. */
const revoke = async (page: Page) => {
  await page.locator('tbody tr:nth-child(2) button').click();
  await page.locator('.dialog .buttons button').click();
  await page.waitForSelector('.dialog form, .dialog a');
};
const prove = async (page: Page, proof: string) => {
  await page.type('.dialog input', proof);
  await page.keyboard.press('Enter');
};
const ACCOUNTS = '/quan-tri/tai-khoan';

const ALL: State[] = [
  { name: 'home-signed-out', address: '/', viewer: 'nobody' },
  { name: 'home-administrator', address: '/', viewer: 'administrator' },
  { name: 'tasks', address: '/viec' },
  { name: 'tasks-done-open', address: '/viec', act: (page) => page.locator('.done > summary').click() },
  {
    name: 'tasks-of-a-letter',
    address: '/viec?dot=dong-nai-2013&buoc=agency-review&donvi=so-y-te,so-xay-dung',
  },
  { name: 'tasks-none', address: '/viec', hasTasks: false },
  { name: 'tasks-none-of-a-letter', address: '/viec?donvi=khac' },
  { name: 'tasks-away', address: '/viec', away: /tasks$/ },
  { name: 'form', address: form('so-y-te') },
  {
    name: 'form-faults',
    address: form('so-y-te'),
    act: async (page) => {
      await page.locator('.buttons button').click();
      await page.waitForSelector('.summary');
    },
  },
  {
    name: 'form-of-two',
    address: form('hai-nguoi'),
    act: async (page) => {
      await page.type('#remarks', 'Đơn vị còn chậm.');
      await page.waitForSelector('.theirs');
    },
  },
  {
    name: 'form-checked',
    address: form('da-nop'),
    act: async (page) => {
      await page.locator('.buttons button:last-child').click();
      await page.waitForSelector('form .note-good');
    },
  },
  {
    name: 'form-unsaved',
    address: form('muon'),
    away: /drafts/,
    act: async (page) => {
      await page.type('#remarks', 'Đơn vị còn chậm.');
      await page.waitForSelector('.saved-bad');
    },
  },
  { name: 'form-late', address: form('muon') },
  { name: 'form-on-the-day', address: form('trong-ngay') },
  { name: 'form-filed-before', address: form('da-nop') },
  { name: 'form-frozen', address: form('da-chot') },
  { name: 'form-waived', address: form('mien') },
  { name: 'form-over', address: form('xong') },
  { name: 'form-cancelled', address: form('huy') },
  { name: 'form-rehearsal', address: form('dien-tap') },
  { name: 'form-opinion', address: form('y-kien', 'member-opinion', 'pct-van-xa') },
  { name: 'form-of-others', address: form('cua-nguoi-khac') },
  { name: 'form-nowhere', address: form('khong-co') },
  { name: 'receipt', address: receipt('so-y-te') },
  {
    name: 'receipt-faults',
    address: receipt('so-y-te'),
    act: async (page) => {
      await page.locator('form[novalidate] button').click();
      await page.waitForSelector('.summary');
    },
  },
  { name: 'receipt-waiting', address: receipt('cho') },
  { name: 'receipt-held', address: receipt('da-chot') },
  { name: 'receipt-announced', address: receipt('da-cong-khai') },
  { name: 'nowhere', address: '/d/nowhere' },
  { name: 'me', address: '/toi' },
  { name: 'me-strong', address: '/toi', viewer: 'steward' },
  {
    name: 'me-device-ended',
    isRare: true,
    address: '/toi',
    viewer: 'steward',
    act: async (page) => {
      await page.locator('.list .act').click();
      await page.waitForSelector('.note-good');
    },
  },
  { name: 'me-away', isRare: true, address: '/toi', viewer: 'steward', away: /security|sessions/ },
  {
    name: 'me-session-ends',
    address: '/toi',
    viewer: 'leaving',
    act: (page) => page.waitForSelector('.session-end button'),
  },
  {
    name: 'me-session-ended',
    isRare: true,
    address: '/toi',
    viewer: 'gone',
    act: (page) => page.waitForSelector('.session-end a'),
  },
  { name: 'accounts', address: ACCOUNTS, viewer: 'steward' },
  {
    name: 'accounts-not-found',
    isRare: true,
    address: `${ACCOUNTS}?dia-chi=ai@do.example`,
    viewer: 'administrator',
  },
  { name: 'accounts-of-others', address: ACCOUNTS },
  { name: 'account-of-another', address: `${ACCOUNTS}/00000000000b`, viewer: 'steward' },
  { name: 'account-own', isRare: true, address: `${ACCOUNTS}/00000000000a`, viewer: 'steward' },
  { name: 'account-reset', address: `${ACCOUNTS}/00000000000c`, viewer: 'steward' },
  { name: 'account-invited', isRare: true, address: `${ACCOUNTS}/00000000000d?vua=moi`, viewer: 'steward' },
  { name: 'account-closed', isRare: true, address: `${ACCOUNTS}/00000000000e`, viewer: 'steward' },
  { name: 'account-nowhere', isRare: true, address: `${ACCOUNTS}/000000000000`, viewer: 'steward' },
  {
    name: 'invite-faults',
    address: `${ACCOUNTS}/moi`,
    viewer: 'steward',
    act: async (page) => {
      await page.locator('form [type=submit]:not(.header-link)').click();
      await page.waitForSelector('.summary');
    },
  },
  { name: 'keys', address: '/quan-tri/khoa', viewer: 'steward' },
  { name: 'confirm-password', isRare: true, address: '/quan-tri/khoa', viewer: 'steward', act: revoke },
  {
    name: 'confirm-wrong',
    isRare: true,
    address: '/quan-tri/khoa',
    viewer: 'steward',
    act: async (page) => {
      await revoke(page);
      await prove(page, 'sai mật khẩu');
      await page.waitForSelector('.dialog [data-error]');
    },
  },
  {
    name: 'confirm-too-often',
    address: '/quan-tri/khoa',
    viewer: 'steward',
    act: async (page) => {
      await revoke(page);
      await page.locator('.dialog p button').click();
      await page.waitForSelector('#proof-code');
      await prove(page, '000000');
      await page.waitForSelector('.dialog .note-bad');
    },
  },
  { name: 'confirm-province', address: '/quan-tri/khoa', viewer: 'steward', method: 'oidc', act: revoke },
  {
    name: 'senders',
    address: '/quan-tri/he-thong',
    viewer: 'steward',
    act: async (page) => {
      await page.locator('.list .act').click();
      await page.waitForSelector('#deliveries');
      await page.waitForNetworkIdle({ idleTime: 100 });
    },
  },
  { name: 'audit', address: '/quan-tri/nhat-ky', viewer: 'steward' },
  { name: 'audit-filtered', isRare: true, address: '/quan-tri/nhat-ky?tu=hom+qua&tiep=x', viewer: 'steward' },
  { name: 'health', isRare: true, address: '/quan-tri/suc-khoe', viewer: 'administrator' },
  { name: 'health-away', address: '/quan-tri/suc-khoe', viewer: 'steward', isSick: true },
];
const STATES = ALL.filter(({ isRare = false }) => IS_FULL || !isRare);

const standing: Standing = {
  viewer: 'official',
  hasTasks: true,
  away: undefined,
  method: 'password',
  isSick: false,
  received: [],
};
let browser: Browser;
let server: Server;
let origin: string;

describeBrowser('pages', (started) => {
  beforeAll(async () => {
    if (LOOK) mkdirSync(LOOK, { recursive: true });
    server = examplesService(standing).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = started();
  });

  afterAll(async () => {
    server?.close();
  });

  /** A page in one state, with every complaint of the browser. */
  async function open(state: State) {
    const { address, viewer = 'official', hasTasks = true, away, method = 'password', act } = state;
    const { isSick = false } = state;
    Object.assign(standing, { viewer, hasTasks, away, method, isSick, received: [] });
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
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
    return { page, complaints, close: () => context.close() };
  }

  test.each(STATES)('axe finds nothing on $name, and its policy is broken by nothing', async (state) => {
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

  test.each([
    ['official', '/viec', [vi.shell.tasks]],
    ['administrator', '/', [vi.shell.campaigns, vi.shell.admin]],
    ['steward', '/quan-tri/tai-khoan', [vi.shell.admin]],
  ] as const)(
    'a person who is %s begins at %s, with links to what is theirs alone',
    async (viewer, start, links) => {
      const { page, close } = await open({ name: viewer, address: '/', viewer });
      const shown = await page.$$eval('.header-nav a', (all) => all.map(({ textContent }) => textContent));
      const asked = standing.received.map(({ call }) => call);
      expect([new URL(page.url()).pathname, shown]).toEqual([start, links]);
      if (viewer === 'steward') expect(asked.filter((call) => /campaigns|tasks/.test(call))).toEqual([]);
      await close();
    },
  );

  test.each([360, 1280])(
    'axe finds nothing on /docs at %i px, nor on an operation that is opened there',
    async (width) => {
      const page = await browser.newPage();
      await page.setViewport({ width, height: 900 });
      await page.goto(`${origin}/docs`);
      await page.waitForSelector('.opblock');
      const found = await axeFaults(page);
      await page.click('.opblock-summary-control');
      await page.waitForSelector('.opblock-body h4');
      found.push(...(await axeFaults(page)));
      await page.close();
      expect(found).toEqual([]);
    },
  );
});
