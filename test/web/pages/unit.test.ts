import type { Page } from 'puppeteer-core';
import { boardApi } from './board-api';
import { describePages, type Examples, type State } from './describe-pages';
import { unitApi } from './unit-api';

const unit = (id: string) => `/d/dong-nai-2013/don-vi/${id}`;
const administrator = { viewer: 'administrator' } as const;

const compare = async (page: Page) => {
  await page.locator('.versions > li:nth-child(2) .act:nth-child(2)').click();
  await page.waitForSelector('.contents ins');
};

const STATES: State[] = [
  { name: 'unit', address: unit('so-5'), ...administrator },
  { name: 'unit-compared', address: unit('so-5'), ...administrator, act: compare },
  { name: 'unit-of-leader', address: unit('so-5'), viewer: 'leader' },
  { name: 'unit-recognised', isRare: true, address: unit('xong'), viewer: 'committee' },
  { name: 'unit-busy', isRare: true, address: unit('ban'), ...administrator },
  { name: 'unit-away', isRare: true, address: unit('so-5'), ...administrator, away: /evaluations\/so-5$/ },
];

const textOf = (page: Page, selector: string) => page.$eval(selector, (each) => each.textContent ?? '');

describePages('one unit', {
  states: STATES,
  api: (standing) => [unitApi(standing), boardApi(standing)],
  more: ({ open, standing }: Examples) => {
    test('opens at the step of the cell that led here', async () => {
      const { page, close } = await open({
        name: 'unit',
        address: `${unit('so-5')}#buoc-3`,
        ...administrator,
      });
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('buoc-3');
      await close();
    });

    test('tells of each letter whom it was to and what became of it, a line a day and matter', async () => {
      const { page, close } = await open({ name: 'unit', address: unit('so-5'), ...administrator });
      await page.select('#timeline-matter', 'letters');
      await page.waitForFunction(() => document.querySelectorAll('.timeline > li').length === 2);
      const lines = await page.$$eval('.timeline > li', (all) => all.map((each) => each.textContent ?? ''));
      expect(lines[0]).toContain('Lãnh đạo Sở Nội vụ, Chuyên viên: chờ cho phép gửi');
      for (const fate of [
        'Ngụy Tuấn Kiệt, Chuyên viên: đã gửi 08:00',
        'Cồ Thị Bình, Chuyên viên: bị từ chối 550',
        'Âu Văn Chung, Chuyên viên: không gửi vì đã nộp',
      ]) {
        expect(lines[1]).toContain(fate);
      }
      await close();
    });

    test('reads contents only when somebody asks for them, and shows what a version changed', async () => {
      const { page, close } = await open({ name: 'unit', address: unit('so-5'), ...administrator });
      const asked = () => standing.received.filter(({ call }) => call.includes('/filings/'));
      expect(asked()).toEqual([]);
      await compare(page);
      expect(asked()).toHaveLength(2);
      expect(await textOf(page, '.contents ins')).toContain('12');
      await close();
    });

    test('keeps from those in charge what is not theirs: opinions, contents, letters', async () => {
      const { page, close } = await open({ name: 'unit', address: unit('so-5'), viewer: 'leader' });
      const text = await textOf(page, 'main');
      expect(text).not.toContain('Phó Chủ tịch');
      expect(await page.$('.versions, .timeline, #van-ban')).toBeNull();
      await close();
    });
  },
});
