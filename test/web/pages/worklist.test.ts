import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { describePages, type State } from './describe-pages';
import { worklistApi } from './worklist-api';

const address = (more = '', party = 'so-tai-chinh') => `/d/dong-nai-2013/nhan-xet?ben=${party}${more}`;
const act = (text: string) => `.at-once button::-p-text(${text})`;

const write = async (page: Page, number: string) => {
  await page.type('[id="document.number"]', number);
  await page.type('[id="document.date"]', '5/11/2013');
  await page.type('[id="document.signer"]', 'Giám đốc Tạ Văn Hùng');
};
const fileAll = async (page: Page, number = '152/BC-STC') => {
  await page.locator(act('Nộp 3 đơn vị')).click();
  await page.waitForSelector('.chosen');
  await write(page, number);
  await page.locator('.buttons button').click();
};
const results = (page: Page) => page.waitForSelector('#results');

/** Its bytes are not looked at here. */
const SHEET = path.join(__dirname, 'worklist-api.ts');

const STATES: State[] = [
  { name: 'worklist', address: address() },
  { name: 'worklist-of-a-letter', address: address('&don-vi=so-xay-dung,so-tu-phap'), isRare: true },
  { name: 'worklist-done', address: address('', 'xong'), isRare: true },
  { name: 'worklist-nothing', address: address('', 'khong-co-gi'), isRare: true },
  { name: 'worklist-of-others', address: address('', 'cua-nguoi-khac'), isRare: true },
  { name: 'worklist-away', address: address(), away: /worklists/, isRare: true },
  {
    name: 'worklist-found',
    isRare: true,
    address: address(),
    act: async (page) => {
      await page.type('#find', 'so tu');
      await page.waitForFunction(() => document.querySelectorAll('.list tbody tr').length === 1);
    },
  },
  {
    name: 'filing-many',
    isRare: true,
    address: address(),
    act: async (page) => {
      await page.locator(act('Nộp 3 đơn vị')).click();
      await page.waitForSelector('.chosen');
    },
  },
  {
    name: 'filing-many-faults',
    isRare: true,
    address: address(),
    act: async (page) => {
      await page.locator(act('Nộp 3 đơn vị')).click();
      await page.locator('#choose').click();
      await page.locator('.buttons button').click();
      await page.waitForSelector('.summary');
    },
  },
  {
    name: 'filed-many',
    address: address(),
    act: async (page) => {
      await fileAll(page);
      await results(page);
    },
  },
  {
    name: 'worklist-in-sheet',
    address: address(),
    act: async (page) => {
      const input = await page.$('input#sheet');
      await input?.uploadFile(SHEET);
      await page.waitForSelector('#sheet-faults');
    },
  },
  {
    name: 'announcing-many',
    isRare: true,
    address: address(),
    act: async (page) => {
      await page.locator(act('Thông báo công khai 2 đơn vị')).click();
      await page.waitForSelector('#url');
    },
  },
];

describePages('the worklist of an agency', {
  states: STATES,
  api: () => [worklistApi()],
  more: ({ standing, open }) => {
    const sent = (call: RegExp) => standing.received.filter((each) => call.test(each.call));
    const names = (page: Page) =>
      page.$$eval('.list tbody th', (all) => all.map(({ firstChild }) => firstChild?.textContent));

    test('begins with the units of the letter, in the order in which one works through them', async () => {
      const { page, close } = await open({ name: '', address: address('&don-vi=so-xay-dung,so-tu-phap') });
      expect((await names(page)).slice(0, 4)).toEqual([
        'Sở Tư pháp',
        'Sở Xây dựng',
        'Ban Dân tộc',
        'Sở Công Thương',
      ]);
      expect(await page.$$eval('.of-letter', (all) => all.length)).toBe(2);
      await close();
    });

    test('files complete drafts by one document in one request, and tells what became of each', async () => {
      const { page, close } = await open({ name: '', address: address() });
      await fileAll(page);
      await results(page);
      const [{ body } = { body: undefined }, ...others] = sent(/POST .*\/filings$/);
      expect(others).toEqual([]);
      expect(body).toMatchObject({
        document: { number: '152/BC-STC', date: '2013-11-05', signer: 'Giám đốc Tạ Văn Hùng' },
        items: [{ unit: 'ban-dan-toc', id: 'nhap-1' }, { unit: 'so-giao-duc' }, { unit: 'so-y-te' }],
      });
      expect(JSON.stringify(body)).toContain('12/12');
      // A screen reader announces what came of it.
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('results');
      expect(await page.$eval('#results', ({ textContent }) => textContent)).toContain('2');
      const failed = await page.$eval('.results .list tbody', ({ textContent }) => textContent);
      expect(failed).toContain('Sở Y tế');
      expect(failed).toContain('Tiêu chí 2/3, Những hạn chế, tồn tại: Có ký tự không được dùng.');
      expect(await page.$eval('.results .list a', (link) => link.getAttribute('href'))).toBe(
        '/d/dong-nai-2013/don-vi/so-y-te/nop/agency-review/so-tai-chinh',
      );
      await close();
    });

    test('keeps the form where the one document is what is wrong', async () => {
      const { page, close } = await open({ name: '', address: address() });
      await fileAll(page, 'sai');
      await page.waitForSelector('.summary');
      expect(await page.$$eval('.summary a', (all) => all.map((link) => link.getAttribute('href')))).toEqual([
        '#document.number',
      ]);
      await close();
    });

    test('leaves out whom one takes out, and is one announcement however often it is sent', async () => {
      const { page, close } = await open({ name: '', address: address() });
      await page.locator(act('Thông báo công khai 2 đơn vị')).click();
      await page.waitForSelector('#url');
      await page.locator('.chosen li:last-child input').click();
      await write(page, '5/TB-STC');
      await page.evaluate(() => {
        const button = document.querySelector<HTMLButtonElement>('form .buttons button');
        for (let clicks = 0; clicks < 4; clicks += 1) button?.click();
      });
      await results(page);
      const [{ body } = { body: undefined }, ...others] = sent(/POST .*\/announcements$/);
      expect(others).toEqual([]);
      expect(body).toMatchObject({ party: 'so-tai-chinh', units: ['so-giao-thong'] });
      await close();
    });

    test('leads from a form to the next unit, once what was typed is kept', async () => {
      const form = (unit: string) => `/d/dong-nai-2013/don-vi/${unit}/nop/agency-review/so-tai-chinh`;
      const { page, close } = await open({ name: '', address: form('muon') });
      await page.type('#remarks', 'Một câu.');
      const next = page.locator('.to-next button');
      standing.away = /drafts/;
      await next.click();
      await page.waitForSelector('.saved-bad');
      expect(new URL(page.url()).pathname).toBe(form('muon'));
      standing.away = undefined;
      await next.click();
      await page.waitForFunction((path) => location.pathname !== path, {}, form('muon'));
      expect(sent(/PUT .*drafts/).at(-1)?.body).toMatchObject({ fields: { remarks: 'Một câu.' } });
      await close();
    });
  },
});
