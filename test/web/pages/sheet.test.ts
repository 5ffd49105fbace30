import type { Page } from 'puppeteer-core';
import { until } from '../../support/until';
import { describePages } from './describe-pages';
import { sheetApi } from './sheet-examples';

const SHEET = '/d/dong-nai-2013/y-kien?ben=pct-van-xa';
const member = { viewer: 'member' } as const;

const textOf = (page: Page, selector: string) => page.$eval(selector, (element) => element.textContent ?? '');
const choose = (page: Page, name: string) => page.locator(`.sheet-list button ::-p-text(${name})`).click();
const agree = (page: Page) => page.locator('.sheet-opinion > button').click();
const send = (page: Page) => page.locator('.sheet-send .buttons button').click();
const isSaved = (page: Page) =>
  until(async () => (await textOf(page, '.saved')).includes('Đã lưu') || undefined);

describePages('a member’s sheet', {
  api: (standing) => [sheetApi(standing)],
  states: [
    { ...member, name: 'sheet', address: SHEET },
    {
      ...member,
      name: 'sheet-of-a-letter',
      isRare: true,
      address: `${SHEET}&don-vi=chua-tu-danh-gia,da-xong`,
    },
    {
      ...member,
      name: 'sheet-read',
      address: SHEET,
      act: async (page) => {
        await page.locator('.sheet-reading details:not([open]) summary').click();
        await page.locator('.sheet-paper > summary').click();
        await page.waitForNetworkIdle({ idleTime: 100 });
      },
    },
    {
      ...member,
      name: 'sheet-of-two',
      isRare: true,
      address: SHEET,
      act: async (page) => {
        await choose(page, 'Sở Văn hóa');
        await page.type('#remarks', ' Đã đọc.');
        await page.waitForSelector('.theirs');
      },
    },
    {
      ...member,
      name: 'sheet-sent',
      address: SHEET,
      act: async (page) => {
        await page.waitForSelector('.sheet-opinion > button');
        await agree(page);
        await send(page);
        await page.waitForSelector('.sheet-send .note-bad');
      },
    },
    {
      ...member,
      name: 'sheet-done',
      isRare: true,
      address: SHEET,
      act: (page) => choose(page, 'UBND huyện Long Thành'),
    },
    { ...member, name: 'sheet-none', isRare: true, address: '/d/dong-nai-2013/y-kien?ben=khong-con-viec' },
    { ...member, name: 'sheet-nobody', isRare: true, address: '/d/khac/y-kien' },
    { ...member, name: 'sheet-away', isRare: true, address: SHEET, away: /worklists/ },
  ],
  more: ({ standing, open, origin }) => {
    const sent = (call: RegExp) => standing.received.filter((each) => call.test(each.call));

    test('who comes without naming the member is led to the one that they act for', async () => {
      const { page, close } = await open({ ...member, name: '', address: '/d/dong-nai-2013/y-kien' });
      await page.waitForSelector('.sheet-list');
      expect(page.url()).toBe(`${origin()}${SHEET}`);
      await close();
    });

    test('nothing is preselected; agreeing fills both, and leaves what is written already', async () => {
      const { page, close } = await open({ ...member, name: '', address: SHEET });
      expect(await page.$$eval('.sheet-opinion input:checked', (all) => all.length)).toBe(0);
      await page.waitForSelector('.sheet-opinion > button');
      await agree(page);
      const typed = () => page.$eval('#remarks', (area) => (area as HTMLTextAreaElement).value);
      const level = () =>
        page.$eval('.sheet-opinion input:checked', (input) => (input as HTMLInputElement).value);
      expect([await level(), await typed()]).toEqual(['good', 'Nhất trí.']);
      // And the focus is on the way to the next unit.
      await page.keyboard.press('Enter');
      await until(async () => (await textOf(page, '#unit')).includes('Lao động') || undefined);
      await page.waitForSelector('.sheet-opinion > button');
      await agree(page);
      expect([await level(), await typed()]).toEqual(['good', 'Cần đối chiếu số liệu.']);
      await isSaved(page);
      const drafts = sent(/PUT .*so-lao-dong\/drafts/);
      expect(drafts.at(-1)?.body).toMatchObject({
        fields: { level: 'good', remarks: 'Cần đối chiếu số liệu.' },
      });
      await close();
    });

    test('all that are complete go in one request under the ids of their drafts; what is refused stays', async () => {
      const { page, close } = await open({ ...member, name: '', address: SHEET });
      await page.locator('.sheet-paper > summary').click();
      await page.type('[id="document.number"]', '12/PYK');
      await page.type('[id="document.date"]', '31/2/2013');
      await page.type('[id="document.signer"]', 'Bồ Ngọc Thu');
      await send(page);
      // The paper is wrong: told once, and nothing has gone.
      await page.waitForSelector('.summary');
      expect(sent(/^many$/)).toEqual([]);
      await page.click('[id="document.date"]', { count: 3 });
      await page.type('[id="document.date"]', '2/12/2013');
      await send(page);
      await page.waitForSelector('.sheet-send .note-bad');
      const [many] = sent(/^many$/);
      const document = { number: '12/PYK', date: '2013-12-02', signer: 'Bồ Ngọc Thu' };
      const opinion = {
        id: expect.any(String) as string,
        party: 'pct-van-xa',
        step: 'member-opinion',
        document,
      };
      expect(many?.body).toEqual({
        items: [
          // What the other person wrote meanwhile is merged with the paper.
          {
            ...opinion,
            unit: 'hai-ban',
            level: 'excellent',
            remarks: 'Nhất trí, đề nghị biểu dương.',
          },
          { ...opinion, unit: 'bi-tu-choi', level: 'excellent', remarks: 'Nhất trí.' },
        ],
      });
      expect(await textOf(page, '.sheet-send .note-bad')).toContain('Nhận xét cần nêu rõ lý do.');
      await page.locator('.sheet-send .link').click();
      expect(await textOf(page, '#unit')).toBe('Sở Giáo dục và Đào tạo');
      expect(await textOf(page, '.sheet-opinion .note-bad')).toContain('Nhận xét cần nêu rõ lý do.');
      await close();
    });
  },
});
