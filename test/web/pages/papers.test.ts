import type { Page } from 'puppeteer-core';
import { papersWords } from '../../../web/src/pages/papers/words';
import { describePages, type Examples, type State } from './describe-pages';
import { officials, reviewForm } from './examples';
import { papersApi } from './papers-api';

const C = 'dong-nai-2013';
const DESK = `/d/${C}/giay`;
const said = papersWords.vi;

/** By the keyboard, as a văn thư does it all day. */
async function enter(page: Page, number: string): Promise<void> {
  const type = (text: string) => page.keyboard.type(text);
  await page.focus('[id="receipt.documentNumber"]');
  await type('77');
  await page.focus('#party');
  await type('so tai');
  await page.keyboard.press('Tab');
  await page.waitForSelector('#matter:not([disabled])');
  await page.select('#matter', 'filing/agency-review/so-y-te');
  for (const [field, text] of Object.entries({
    'document.number': number,
    'document.date': '4/11/2013',
    'document.signer': 'Giám đốc',
  })) {
    await page.focus(`[id="${field}"]`);
    await type(text);
  }
  await page.keyboard.press('Enter');
}

const STATES: State[] = [
  { name: 'papers', address: DESK, viewer: 'clerk' },
  { name: 'papers-none', address: `${DESK}?ngay=4/11/2013`, viewer: 'clerk', isRare: true },
  { name: 'papers-waiting', isRare: true, address: `${DESK}?cho`, viewer: 'clerk' },
  {
    name: 'papers-faults',
    address: DESK,
    viewer: 'clerk',
    act: async (page) => {
      await page.locator('.papers-entry button').click();
      await page.waitForSelector('.summary');
    },
  },
  {
    name: 'papers-search',
    address: DESK,
    viewer: 'clerk',
    act: async (page) => {
      await page.type('#party', 'so t');
      await page.waitForSelector('[role=option]');
    },
  },
  {
    name: 'papers-twice',
    isRare: true,
    address: DESK,
    viewer: 'clerk',
    act: async (page) => {
      await enter(page, '152/BC-STC');
      await page.waitForSelector('form .note-late');
    },
  },
  {
    name: 'papers-saved',
    isRare: true,
    address: DESK,
    viewer: 'clerk',
    act: async (page) => {
      await enter(page, '153/BC-STC');
      await page.waitForSelector('section > [role=status] .note');
    },
  },
  {
    name: 'papers-void',
    address: DESK,
    viewer: 'clerk',
    act: async (page) => {
      await page.locator('tbody tr button').click();
      await page.waitForSelector('.dialog form');
    },
  },
  { name: 'paper-contents', address: `${DESK}/so-y-te/cho`, viewer: 'clerk' },
  { name: 'paper-correction', address: `${DESK}/so-y-te/xong`, viewer: 'clerk', isRare: true },
  { name: 'paper-announcement', address: `${DESK}/so-y-te/thong-bao`, viewer: 'clerk', isRare: true },
  { name: 'paper-over', isRare: true, address: `${DESK}/so-y-te/thay`, viewer: 'clerk' },
];

describePages('papers', { states: STATES, api: (standing) => [papersApi(standing)], more: entering });

function entering({ standing, open }: Examples): void {
  const sent = (call: RegExp) => standing.received.filter((each) => call.test(each.call));

  test('a paper is entered by the keyboard alone, without its contents, and the next one can begin', async () => {
    const { page, close } = await open({ name: 'papers', address: DESK, viewer: 'clerk' });
    await enter(page, '153/BC-STC');
    await page.waitForSelector('section > [role=status] .note');
    expect(sent(/^POST .*filings$/).map(({ body }) => body)).toEqual([
      {
        id: expect.any(String),
        step: 'agency-review',
        party: 'so-tai-chinh',
        awaitsContent: true,
        receipt: {
          stampedAt: '2013-11-05T01:30:00.000Z',
          documentNumber: '77',
          clerk: officials.clerk.session?.person.name,
        },
        document: { number: '153/BC-STC', date: '2013-11-04', signer: 'Giám đốc' },
      },
    ]);
    const next = await page.$eval(
      '[id="receipt.documentNumber"]',
      (field) => (field as HTMLInputElement).value,
    );
    expect([next, await page.evaluate(() => document.activeElement?.id)]).toEqual([
      '78',
      'receipt.documentNumber',
    ]);
    expect(await page.$eval('.note', (note) => note.textContent)).toContain(
      said.marks['dated-after-receipt'],
    );
    await close();
  });

  test('what seems to be entered already is entered only if one says so again', async () => {
    const { page, close } = await open({ name: 'papers', address: DESK, viewer: 'clerk' });
    await enter(page, '152/BC-STC');
    await page.waitForSelector('form .note-late');
    expect(sent(/^POST .*filings$/)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForSelector('section > [role=status] .note');
    expect(sent(/^POST .*filings$/)).toHaveLength(1);
    await close();
  });

  test('what the service refuses of a stamp is told at the stamp, and nothing typed is gone', async () => {
    const { page, close } = await open({ name: 'papers', address: DESK, viewer: 'clerk', method: 'oidc' });
    await enter(page, '153/BC-STC');
    await page.waitForSelector('.papers-stamp [data-error]');
    expect(await page.$eval('#party', (field) => (field as HTMLInputElement).value)).toBe('Sở Tài chính');
    await close();
  });

  test('contents are entered in the place of the entry, with its stamp, and survive a reload', async () => {
    const { page, close } = await open({ name: 'paper', address: `${DESK}/so-y-te/cho`, viewer: 'clerk' });
    for (const { id } of reviewForm.criteria) {
      await page.type(`[id="criteria.${id}.achieved"]`, 'Đạt.');
      await page.type(`[id="criteria.${id}.shortcomings"]`, 'Không.');
    }
    await page.locator('#level').click();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.waitForSelector('#level');
    const kept = await page.$eval(
      '[id="criteria.duties.achieved"]',
      (field) => (field as HTMLTextAreaElement).value,
    );
    expect(kept).toBe('Đạt.');
    await page.locator('.buttons button').click();
    await page.waitForSelector('.note-good');
    expect(sent(/^POST .*filings$/)[0]?.body).toMatchObject({
      replaces: 'cho',
      level: 'excellent',
      receipt: { stampedAt: '2013-11-05T01:05:00.000Z', documentNumber: '77' },
      document: { number: '152/BC-STC', date: '2013-11-04', signer: 'Giám đốc' },
    });
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await close();
  });

  test('an entry made in error is voided for a reason', async () => {
    const { page, close } = await open({ name: 'papers', address: DESK, viewer: 'clerk' });
    await page.locator('tbody tr button').click();
    await page.locator('.dialog [type=submit]').click();
    await page.waitForSelector('.dialog [data-error]');
    expect(sent(/void$/)).toEqual([]);
    await page.type('#reason', 'nhập nhầm đơn vị');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.dialog', { hidden: true });
    expect(sent(/void$/)[0]?.body).toEqual({ reason: 'nhập nhầm đơn vị' });
    await close();
  });
}
