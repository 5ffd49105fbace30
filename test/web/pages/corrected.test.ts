import { Router } from 'express';
import { describePages } from './describe-pages';
import { filingOfUnit, forms, reviewForm } from './examples';

const BEFORE = 'ban-1@so-tai-chinh';
const UNIT = '/campaigns/:campaign/evaluations/:unit';

const [filed] = forms['da-nop']?.filings ?? [];
const second = filingOfUnit('so-y-te');
const text = (achieved: string, level: string) => ({
  ...second.content,
  criteria: reviewForm.criteria.map(({ id }) => ({ criterion: id, achieved, shortcomings: 'Không.' })),
  level,
});

/** A review that was filed again, and what it said before. */
function correctedApi(): Router {
  const api = Router();
  api.get(`${UNIT}/forms/:step/:party`, (_request, response) => {
    response.json({
      ...forms['da-nop'],
      filings: [
        { ...filed, id: BEFORE, version: 1, counts: undefined },
        { ...filed, version: 2 },
      ],
    });
  });
  api.get(`${UNIT}/filings/:filing`, (request, response) => {
    response.json(
      request.params.filing === BEFORE
        ? { ...second, id: BEFORE, version: 1, content: text('Hoàn thành 12/15 đề án đúng hạn.', 'done') }
        : { ...second, version: 2, content: text('Hoàn thành 15/15 đề án, đều đúng hạn.', 'good') },
    );
  });
  return api;
}

const RECEIPT = `/d/dong-nai-2013/bien-nhan/so-y-te/${encodeURIComponent(second.id ?? '')}`;

describePages('the receipt of a corrected version', {
  api: () => [correctedApi()],
  states: [
    {
      name: 'receipt-compared',
      address: RECEIPT,
      act: async (page) => {
        await page.locator('.compared > summary').click();
        await page.waitForSelector('.compared ins');
      },
    },
  ],
  more: ({ open }) => {
    test('shows what it changed, and says so to those who hear it', async () => {
      const { page, close } = await open({ name: '', address: RECEIPT });
      await page.locator('.compared > summary').click();
      await page.waitForSelector('.compared ins');
      const [achieved, , , level] = await page.$$eval('.compared .diff', (all) =>
        all.map(({ textContent }) => textContent),
      );
      expect(achieved).toBe('Hoàn thành [bỏ: 12][thêm: 15]/15 đề án[thêm: , đều] đúng hạn.');
      expect(level).toBe('hoàn thành [thêm: tốt ]nhiệm vụ');
      await close();
    });
  },
});
