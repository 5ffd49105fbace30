import { Router } from 'express';
import type { Page } from 'puppeteer-core';
import type { AskedForm, Paper } from '../../../web/src/api/contract';
import { papersWords } from '../../../web/src/pages/papers/words';
import { describePages, type Examples, type State } from './describe-pages';
import { draft, officials, reviewForm } from './examples';
import type { Standing } from './standing';

const C = 'dong-nai-2013';
const DESK = `/d/${C}/giay`;
const NOW = '2013-11-05T01:30:00.000Z';
const said = papersWords.vi;

const paper = (id: string, more: Partial<Paper> = {}): Paper => ({
  id,
  receipt: 'DN13-7K4Q-2M',
  campaign: C,
  unit: 'so-y-te',
  unitName: 'Sở Y tế',
  kind: 'filing',
  step: 'agency-review',
  party: 'so-tai-chinh',
  partyName: 'Sở Tài chính',
  channel: 'paper',
  receivedAt: '2013-11-05T01:05:00.000Z',
  storedAt: NOW,
  enteredBy: 'Văn thư Sở Nội vụ',
  digest: '4f2a',
  outcome: 'accepted',
  timeliness: 'on-time',
  stamp: { stampedAt: '2013-11-05T01:05:00.000Z', documentNumber: '77', clerk: 'Văn thư Sở Nội vụ' },
  document: { number: '152/BC-STC', date: '2013-11-04', signer: 'Giám đốc' },
  ...more,
});

const waiting = paper('cho', { awaitsContent: true });
const papers: Paper[] = [
  waiting,
  paper('xong', {
    stamp: { stampedAt: '2013-11-05T01:10:00.000Z', documentNumber: '78', clerk: 'Văn thư Sở Nội vụ' },
    unit: 'khu-bao-ton-thien-nhien-van-hoa',
    unitName: 'Khu Bảo tồn Thiên nhiên – Văn hóa',
  }),
  paper('thong-bao', {
    kind: 'announcement',
    stamp: { stampedAt: '2013-11-05T01:15:00.000Z', documentNumber: '79', clerk: 'Văn thư Sở Nội vụ' },
  }),
  paper('huy', {
    stamp: { stampedAt: '2013-11-05T01:20:00.000Z', documentNumber: '80', clerk: 'Văn thư Sở Nội vụ' },
    voided: { at: NOW, reason: 'nhập nhầm đơn vị' },
  }),
  paper('thay', {
    stamp: { stampedAt: '2013-11-05T01:25:00.000Z', documentNumber: '81', clerk: 'Văn thư Sở Nội vụ' },
    replacedBy: 'xong',
  }),
];

const {
  standing: _standing,
  ifFiledNow: _now,
  announcement: _a,
  filings: _f,
  draft: _d,
  ...asked
} = reviewForm;
const askedForm: AskedForm = asked;

/** What a clerk's desk asks of the service. */
function paperApi(standing: Standing): Router {
  const api = Router();
  api.get('/campaigns/:campaign', (_request, response) => {
    const plan = { id: C, title: reviewForm.campaign.title };
    response.json({
      id: C,
      plan,
      units: 36,
      clock: 'real',
      openedAt: '2013-10-01T01:00:00.000Z',
      now: NOW,
      timeZone: 'Asia/Ho_Chi_Minh',
      state: 'open',
    });
  });
  api.get('/campaigns/:campaign/papers', ({ query }, response) => {
    const isEmpty = query['day'] === '2013-11-04';
    const same = query['number'] === '152/BC-STC' ? papers.slice(0, 1) : [];
    const items = query['waiting'] ? [waiting] : query['number'] ? same : isEmpty ? [] : papers;
    response.json({ items, more: false });
  });
  api.get('/campaigns/:campaign/parties', (_request, response) => {
    const names = {
      'so-tai-chinh': 'Sở Tài chính',
      'so-tu-phap': 'Sở Tư pháp',
      'pct-van-xa': 'Phó Chủ tịch phụ trách văn xã',
    };
    response.json({ items: Object.entries(names).map(([id, name]) => ({ id, name })) });
  });
  api.get('/campaigns/:campaign/parties/:party/matters', (_request, response) => {
    const unit = (id: string, name: string) => ({ step: 'agency-review', unit: { id, name } });
    response.json({ items: [unit('so-y-te', 'Sở Y tế'), unit('so-xay-dung', 'Sở Xây dựng')] });
  });
  api.get(
    '/campaigns/:campaign/evaluations/:unit/filings/:filing',
    ({ params: { filing } }, response, next) => {
      const found = papers.find(({ id }) => id === filing);
      if (!found) return next();
      const { stamp: receipt, document } = found;
      const contents = found.awaitsContent
        ? {}
        : {
            level: 'good',
            criteria: reviewForm.criteria.map(({ id: criterion }) => ({
              criterion,
              achieved: draft.fields['criteria.advice.achieved'],
              shortcomings: 'Không.',
            })),
          };
      return response.json({ ...found, announced: false, content: { ...contents, document, receipt } });
    },
  );
  api.get('/campaigns/:campaign/evaluations/:unit/paper-forms/:step/:party', (_request, response) => {
    response.json(askedForm);
  });
  api.post('/campaigns/:campaign/evaluations/:unit/filings', ({ body }, response) => {
    if (standing.method === 'oidc') {
      response.status(422).json({
        type: 'urn:cong-vu:problem:invalid',
        title: 'Có mục chưa đúng',
        status: 422,
        errors: [
          { field: 'receipt.stampedAt', rule: 'in-the-future', message: 'Thời điểm này muộn hơn hiện tại.' },
        ],
      });
    } else response.status(201).json({ ...waiting, ...body, marks: ['dated-after-receipt'] });
  });
  api.post('/campaigns/:campaign/evaluations/:unit/filings/:filing/void', (_request, response) => {
    response.json({ id: 'huy', kind: 'voiding', unit: 'so-y-te', outcome: 'accepted' });
  });
  return api;
}

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
  { name: 'papers-waiting', address: `${DESK}?cho`, viewer: 'clerk' },
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
    address: DESK,
    viewer: 'clerk',
    act: async (page) => {
      await enter(page, '152/BC-STC');
      await page.waitForSelector('form .note-late');
    },
  },
  {
    name: 'papers-saved',
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
  { name: 'paper-over', address: `${DESK}/so-y-te/thay`, viewer: 'clerk' },
];

describePages('papers', { states: STATES, api: (standing) => [paperApi(standing)], more: entering });

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
