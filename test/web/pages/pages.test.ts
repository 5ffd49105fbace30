import type { Page } from 'puppeteer-core';
import { vi } from '../../../web/src/words/vi';
import { axeFaults } from '../../support/axe';
import { testAtLength } from '../../support/size';
import { describePages, type Examples, type State } from './describe-pages';

const form = (unit: string, step = 'agency-review', party = 'so-tai-chinh') =>
  `/d/dong-nai-2013/don-vi/${unit}/nop/${step}/${party}`;
const receipt = (unit: string) => `/d/dong-nai-2013/bien-nhan/${unit}/7f1c1f9e%40so-tai-chinh`;

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

const STATES: State[] = [
  { name: 'home-signed-out', address: '/', viewer: 'nobody' },
  { name: 'home-administrator', address: '/', viewer: 'administrator' },
  { name: 'tasks', address: '/viec' },
  {
    name: 'tasks-done-open',
    isRare: true,
    address: '/viec',
    act: (page) => page.locator('.done > summary').click(),
  },
  {
    name: 'tasks-of-a-letter',
    address: '/viec?dot=dong-nai-2013&buoc=agency-review&donvi=so-y-te,so-xay-dung',
  },
  { name: 'tasks-none', address: '/viec', hasTasks: false },
  { name: 'tasks-none-of-a-letter', isRare: true, address: '/viec?donvi=khac' },
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
  { name: 'form-on-the-day', isRare: true, address: form('trong-ngay') },
  { name: 'form-filed-before', address: form('da-nop') },
  { name: 'form-frozen', address: form('da-chot') },
  { name: 'form-waived', isRare: true, address: form('mien') },
  { name: 'form-over', isRare: true, address: form('xong') },
  { name: 'form-cancelled', isRare: true, address: form('huy') },
  { name: 'form-rehearsal', isRare: true, address: form('dien-tap') },
  { name: 'form-opinion', address: form('y-kien', 'member-opinion', 'pct-van-xa') },
  { name: 'form-of-others', isRare: true, address: form('cua-nguoi-khac') },
  { name: 'form-nowhere', address: form('khong-co') },
  { name: 'receipt', address: receipt('so-y-te') },
  {
    name: 'receipt-faults',
    isRare: true,
    address: receipt('so-y-te'),
    act: async (page) => {
      await page.locator('form[novalidate] button').click();
      await page.waitForSelector('.summary');
    },
  },
  { name: 'receipt-waiting', address: receipt('cho') },
  { name: 'receipt-held', isRare: true, address: receipt('da-chot') },
  { name: 'receipt-announced', address: receipt('da-cong-khai') },
  { name: 'nowhere', address: '/d/nowhere' },
  { name: 'me', isRare: true, address: '/toi' },
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
  { name: 'accounts-of-others', isRare: true, address: ACCOUNTS },
  { name: 'account-of-another', address: `${ACCOUNTS}/00000000000b`, viewer: 'steward' },
  { name: 'account-own', isRare: true, address: `${ACCOUNTS}/00000000000a`, viewer: 'steward' },
  { name: 'account-reset', isRare: true, address: `${ACCOUNTS}/00000000000c`, viewer: 'steward' },
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
    isRare: true,
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
  {
    name: 'confirm-province',
    isRare: true,
    address: '/quan-tri/khoa',
    viewer: 'steward',
    method: 'oidc',
    act: revoke,
  },
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
describePages('pages', { states: STATES, more: startsAndDocs });

function startsAndDocs({ standing, origin, browser, open }: Examples): void {
  test.each([
    ['official', '/viec', [vi.shell.tasks]],
    ['administrator', '/', [vi.shell.campaigns, vi.shell.admin]],
    ['clerk', '/', [vi.shell.campaigns]],
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

  // Another's page, with hundreds of operations, takes half a minute.
  for (const width of [360, 1280]) {
    testAtLength(
      `axe finds nothing on /docs at ${width} px, nor on an operation that is opened there`,
      async () => {
        const page = await browser().newPage();
        await page.setViewport({ width, height: 900 });
        await page.goto(`${origin()}/docs`);
        await page.waitForSelector('.opblock');
        const found = await axeFaults(page);
        await page.click('.opblock-summary-control');
        await page.waitForSelector('.opblock-body h4');
        found.push(...(await axeFaults(page)));
        await page.close();
        expect(found).toEqual([]);
      },
    );
  }
}
