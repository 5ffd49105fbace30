import { tableToPaste } from '../../../web/src/pages/overdue/copied';
import { boardApi } from './board-api';
import { describePages, type Examples, type State } from './describe-pages';

const OVERDUE = '/d/dong-nai-2013/qua-han';
const administrator = { viewer: 'administrator' } as const;

const STATES: State[] = [
  { name: 'overdue', address: OVERDUE, ...administrator },
  { name: 'overdue-by-unit', isRare: true, address: `${OVERDUE}?theo=don-vi`, viewer: 'committee' },
  { name: 'overdue-of-leader', address: `${OVERDUE}?don-vi=so-5&buoc=agency-review`, viewer: 'leader' },
  { name: 'overdue-none', isRare: true, address: '/d/moi/qua-han', ...administrator },
  { name: 'overdue-away', isRare: true, address: OVERDUE, ...administrator, away: /evaluations$/ },
];

describePages('what is overdue', {
  states: STATES,
  api: (standing) => [boardApi(standing)],
  more: ({ open, origin }: Examples) => {
    test('is told by body, the longest first, and of members by courtesy', async () => {
      const { page, close } = await open({ name: 'overdue', address: OVERDUE, ...administrator });
      const heads = await page.$$eval('h2', (all) => all.map((each) => each.textContent));
      expect(heads).toEqual([
        'Sở Tài chính: 2 việc, lâu nhất 7 ngày làm việc',
        'Sở Nội vụ: 1 việc, lâu nhất 7 ngày làm việc',
        'Sở Xây dựng: 1 việc',
        'Phó Chủ tịch phụ trách văn xã: 1 ý kiến đến nay chưa nhận được',
      ]);
      const text = await page.$eval('main', (main) => main.textContent ?? '');
      expect(text).toContain('không gửi được, địa chỉ bị từ chối');
      await close();
    });

    test('asks for nobody’s address where it is not to be seen', async () => {
      const { page, close } = await open({ name: 'leader', address: OVERDUE, viewer: 'leader' });
      expect(await page.$('a[href^="mailto:"]')).toBeNull();
      expect(await page.$('.downloads')).toBeNull();
      await close();
    });

    test('is copied as a table that Word and Excel take', async () => {
      const { page, close } = await open({ name: 'overdue', address: OVERDUE, ...administrator });
      await page
        .browserContext()
        .overridePermissions(origin(), ['clipboard-read', 'clipboard-sanitized-write']);
      await page.bringToFront();
      await page.locator('.overdue-acts button').click();
      await page.waitForFunction(() => document.querySelector('.overdue-acts [role=status]')?.textContent);
      const pasted = await page.evaluate(() => navigator.clipboard.readText());
      expect(pasted.split(/\r?\n/)[1]).toBe(
        '1\tSở Tài chính\tSở Xây dựng\tthông báo công khai (đã nhận nhận xét – đánh giá)\thết 09/11/2013\t7 ngày làm việc',
      );
      await close();
    });
  },
});

test('a table to paste says nothing but its text', () => {
  expect(tableToPaste(['<a>'], [['x & "y"\n z']])).toEqual({
    html: '<table border="1"><thead><tr><th>&lt;a&gt;</th></tr></thead><tbody><tr><td>x &amp; &quot;y&quot;\n z</td></tr></tbody></table>',
    text: '<a>\r\nx & "y" z',
  });
});
