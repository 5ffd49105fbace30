import type { Page } from 'puppeteer-core';
import { bucketOf } from '../../../domain/pulse';
import { IS_FULL, tell } from '../../support/size';
import { until } from '../../support/until';
import { boardApi } from './board-api';
import { describePages, type Examples, type State } from './describe-pages';
import { papersApi } from './papers-api';

const BOARD = '/d/dong-nai-2013';
const administrator = { viewer: 'administrator' } as const;

const STATES: State[] = [
  { name: 'board', address: BOARD, ...administrator },
  { name: 'board-of-leader', address: BOARD, viewer: 'leader' },
  {
    name: 'board-filtered',
    address: `${BOARD}?loai=district&buoc=agency-review&xep=-agency-review`,
    viewer: 'committee',
  },
  { name: 'board-none', isRare: true, address: `${BOARD}?tim=khong+co`, ...administrator },
  { name: 'board-opening', isRare: true, address: '/d/moi', ...administrator },
  { name: 'board-away', isRare: true, address: BOARD, ...administrator, away: /evaluations$/ },
  { name: 'board-rehearsal', isRare: true, address: '/d/dien-tap', ...administrator },
];

const textsOf = (page: Page, selector: string) =>
  page.$$eval(selector, (found) => found.map((each) => each.textContent ?? ''));
const ROWS = '.board tbody tr:not(.board-kind)';
const unitsOf = (page: Page) => textsOf(page, `${ROWS} > th > a`);
const typeInto = async (page: Page, text: string) => {
  await page.type('#board-search', text);
  await page.waitForFunction(
    (end) => location.search.endsWith(end),
    {},
    encodeURIComponent(text).replaceAll('%20', '+'),
  );
};

/** How long a thousand units take from the address to the table, and from another order of them to what is seen. */
const measured = async (page: Page): Promise<string> => {
  const redraw = await page.evaluate(async () => {
    const from = performance.now();
    document.querySelector<HTMLElement>('.board thead th:nth-child(2) button')?.click();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return performance.now() - from;
  });
  await page.evaluate(() => document.querySelector<HTMLElement>('.board thead th button')?.click());
  const from = Date.now();
  await page.reload({ waitUntil: 'domcontentloaded' });
  await page.waitForSelector('.board tbody');
  return `board of 1,000 units: usable after ${Date.now() - from} ms, drawn anew in ${Math.round(redraw)} ms`;
};

describePages('the board', {
  states: STATES,
  api: (standing) => [boardApi(standing), papersApi(standing)],
  more: ({ open, standing }: Examples) => {
    test('leads to the papers of the same campaign, which are another page of it', async () => {
      const { page, complaints, close } = await open({ name: 'board', address: BOARD, ...administrator });
      await page.locator('.header-nav a[href$="/giay"]').click();
      await page.waitForSelector('.papers-entry');
      expect(complaints).toEqual([]);
      await close();
    });

    test('says of each cell in words what it shows in signs, and leads to the unit at that step', async () => {
      const { page, close } = await open({ name: 'board', address: BOARD, ...administrator });
      const cells = await page.$$eval('.board tr:has(a[href$="so-5"]) .heat a', (links) =>
        links.map((link) => [
          ...[...link.children].map((each) => each.textContent),
          link.getAttribute('href'),
        ]),
      );
      expect(cells.slice(0, 2)).toEqual([
        [
          '6/8 ◐ 4 ! quá 6',
          'Sở Y tế, Nhận xét – đánh giá: đã nhận 6/8; đã thông báo công khai 4; 4 đã quá thời hạn, lâu nhất 6 ngày làm việc',
          `${BOARD}/don-vi/so-5#buoc-1`,
        ],
        ['○', 'Sở Y tế, Tự đánh giá: đã nhận 0/1; đang chờ', `${BOARD}/don-vi/so-5#buoc-2`],
      ]);
      await close();
    });

    test('finds units without diacritics, sorts them, and has all of it in its address', async () => {
      const { page, close } = await open({ name: 'board', address: BOARD, ...administrator });
      await typeInto(page, 'so y te');
      await page.waitForFunction(() => document.querySelectorAll('.board tbody th[scope=row]').length === 1);
      expect(await unitsOf(page)).toEqual(['Sở Y tế']);
      await page.$eval('#board-search', (input) => (input as HTMLInputElement).select());
      await page.keyboard.press('Backspace');
      await page.waitForFunction(() => location.search === '');
      await page.locator('.board thead th:nth-child(2) button').click();
      await page.waitForSelector('.board th[aria-sort=ascending]:nth-child(2)');
      expect(await page.evaluate(() => location.search)).toBe('?xep=agency-review');
      expect((await unitsOf(page))[0]).toBe('Sở Y tế');
      await close();
    });

    test('shows opinions and letters to those alone whose they are to see', async () => {
      const { page, close } = await open({ name: 'board', address: BOARD, viewer: 'leader' });
      const heads = await textsOf(page, '.board thead th button');
      expect(heads).toHaveLength(6);
      expect(heads.join()).not.toMatch(/Ý kiến|Thư/);
      expect(await page.$('.figures')).toBeNull();
      await close();
    });

    test('draws 200 units of a thousand, turns its pages, and asks for no row twice', async () => {
      const { page, close } = await open({ name: 'thousand', address: '/d/nghin', ...administrator });
      expect(await unitsOf(page)).toHaveLength(200);
      if (IS_FULL) tell(await measured(page));
      await page.locator('.pages a:last-child').click();
      await page.waitForFunction(() => location.search === '?trang=2');
      expect((await unitsOf(page))[0]).toBe('UBND xã số 201');
      await close();
    });

    test('asks after a hint for what is new alone, by one request, and has it among the others', async () => {
      const state = {
        name: 'thousand',
        address: '/d/nghin',
        ...administrator,
        streams: [],
        changed: ['xa-0006'],
      };
      const { page, close } = await open(state);
      const before = await unitsOf(page);
      const asked: string[] = [];
      page.on('request', (request) => {
        const { pathname, searchParams } = new URL(request.url());
        if (pathname.endsWith('/evaluations')) asked.push(searchParams.get('changedSince') ?? 'all');
      });
      await until(async () => standing.streams?.length || undefined);
      for (const id of [1, 2]) {
        const hint = { units: [bucketOf('xa-0006')], now: '2013-11-18T02:30:00.000Z' };
        const shown = page.waitForResponse((response) => response.url().includes('changedSince'));
        standing.streams?.[0]?.write(`id: ${id}\nevent: changed\ndata: ${JSON.stringify(hint)}\n\n`);
        expect((await (await shown).json()).items).toHaveLength(1);
      }
      await page.waitForFunction(() => document.body.textContent?.includes('Đã công nhận'));
      expect(asked).toEqual(['cũ', 'mới']);
      expect(await unitsOf(page)).toEqual(before);
      expect(await textsOf(page, `${ROWS}:nth-child(8) > .board-status`)).toEqual(['Đã công nhận']);
      await close();
    });

    test('marks what has changed since the last visit', async () => {
      const { page, close } = await open({ name: 'board', address: BOARD, ...administrator });
      expect(await page.$('.board-changed')).toBeNull();
      await page.evaluate(() => {
        const key = Object.keys(localStorage).find((each) => each.startsWith('cong-vu-board')) ?? '';
        const kept = JSON.parse(localStorage.getItem(key) ?? '');
        kept.now.revisions['so-5'] -= 1;
        kept.now.at = '2013-11-17T01:00:00.000Z';
        localStorage.setItem(key, JSON.stringify(kept));
      });
      for (const _ of ['the next visit', 'the same, loaded anew']) {
        await page.reload();
        await page.waitForSelector('.board-changed');
        expect(await textsOf(page, 'th:has(.board-changed) > a')).toEqual(['Sở Y tế']);
      }
      await close();
    });
  },
});
