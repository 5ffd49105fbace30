import { Router } from 'express';
import type { Page } from 'puppeteer-core';
import type { Campaign, LetterLine, Rehearsal, RehearsalClock } from '../../../api-client/schema';
import { rehearsalWords } from '../../../web/src/pages/rehearsal/words';
import { describePages, type State } from './describe-pages';
import { campaigns, progress } from './examples';

const ID = 'dong-nai-2013-rehearsal-1f2e3d4c';
const said = rehearsalWords.vi;
const NOW = '2013-11-06T01:00:00.000Z';
const REAL = '2026-03-02T02:00:00.000Z';

const order: Rehearsal = {
  campaign: ID,
  plan: 'dong-nai-2013',
  register: 'dong-nai-2013',
  seed: 2013,
  by: 'Quản trị',
  askedAt: REAL,
  state: 'playing',
};
const finding = 'Sở Tài chính: thiếu thư nhắc ngày 31/10/2013';
const orders: Record<string, Rehearsal> = {
  chay: order,
  'dung-ke-hoach': {
    ...order,
    state: 'done',
    outcome: { ok: true, differences: 0, findings: [], letters: 812, tookMs: 192_000 },
  },
  'sai-khac': {
    ...order,
    state: 'done',
    outcome: {
      ok: false,
      differences: 3,
      findings: [{ vi: finding, en: 'Sở Tài chính: no reminder on 31/10/2013' }],
      letters: 811,
      tookMs: 42_000,
    },
  },
  'giua-chung': { ...order, state: 'interrupted' },
  loi: { ...order, state: 'failed', problem: { vi: 'API không trả lời', en: 'The API does not answer' } },
};

const clock = (id: string): RehearsalClock => ({
  state: id === 'giua-chung' ? 'stands' : 'runs',
  now: NOW,
  settledThrough: NOW,
  next: '2013-11-06T09:30:00.000Z',
  endsAt: '2014-02-20T01:00:00.000Z',
  ...(id === 'giua-chung' && { standsAt: NOW }),
});

const letters = Array.from(
  { length: 7 },
  (_, i): LetterLine => ({
    id: `${ID}#2013-11-0${i}T01:00:00.000Z#nguoi-${i}`,
    at: `2013-11-0${i + 1}T01:00:00.000Z`,
    person: { id: `nguoi-${i}`, name: 'Ngụy Tuấn Kiệt', title: 'Đầu mối Sở Tài chính' },
    kinds: ['reminder'],
    steps: ['agency-review'],
    units: 1,
    items: Array.from({ length: i + 1 }, () => ({
      unit: 'so-y-te',
      step: 'agency-review' as const,
      party: 'so-tai-chinh',
      kind: 'reminder',
      day: 3,
      at: NOW,
      needsRelease: false,
    })),
    state: i === 6 ? 'waiting' : 'sent',
    needsRelease: i === 6,
    attempts: 1,
    possibleDuplicates: 0,
  }),
);

/** What the page asks for; who plays is what a test says. */
let isPlayed = true;
let items: Rehearsal[] = [];
const ENDED = ['dung-ke-hoach', 'sai-khac'];

function api(): Router[] {
  const router = Router();
  const plan = { id: 'dong-nai-2013', title: 'Kế hoạch đánh giá kết quả công vụ năm 2013' };
  const registers = [
    { id: 'dong-nai-2013', title: 'Đồng Nai 2013, 36 đơn vị' },
    { id: 'dong-nai-2013-small', title: 'Đồng Nai 2013, 8 đơn vị' },
  ];
  router.get('/rehearsals', (_request, response) => {
    response.json({ isPlayed, choices: [{ ...plan, registers }], items });
  });
  router.post('/rehearsals', (request, response) => {
    items = [{ ...order, ...(request.body as object) }];
    response.status(201).json({ ...order, campaign: 'chay' });
  });
  router.get('/rehearsals/:campaign', (request, response) => {
    response.json(orders[request.params.campaign] ?? order);
  });
  const of = '/campaigns/:campaign';
  router.get(of, (request, response) => {
    const [line] = campaigns.items;
    const id = request.params.campaign;
    const state = ENDED.includes(id) ? 'closed' : 'open';
    const seen = { ...line, id, clock: 'rehearsal', state, unconfirmed: [], runs: { state: 'ok', ends: [] } };
    response.json(seen as unknown as Campaign);
  });
  router.get(`${of}/clock`, (request, response) => void response.json(clock(request.params.campaign)));
  router.post(`${of}/clock`, (_request, response) => void response.json({ ...clock(''), standsAt: NOW }));
  router.post(`${of}/cancel`, (_request, response) => void response.json({ state: 'cancelled' }));
  router.get(`${of}/progress`, (_request, response) => void response.json(progress));
  router.get(`${of}/letters`, (_request, response) => {
    const counts = { waiting: 1, ready: 0, sending: 0, sent: 6, withdrawn: 0, failed: 0 };
    response.json({ counts, items: letters });
  });
  return [router];
}

const viewer = 'administrator' as const;
const has = (page: Page, text: string) =>
  page.waitForFunction((each) => document.body.innerText.includes(each), {}, text);
const press = (page: Page, name: string) =>
  page.locator(`::-p-aria([name="${name}"][role="button"])`).click();
const at = (id: string) => `/dien-tap/${id}`;

const states: State[] = [
  { name: 'diễn tập', address: '/dien-tap', viewer },
  { name: 'đang diễn tập', address: at('chay'), viewer, act: (page) => has(page, 'Ngụy Tuấn Kiệt') },
  {
    name: 'đúng kế hoạch',
    isRare: true,
    address: at('dung-ke-hoach'),
    viewer,
    act: (page) => has(page, said.right),
  },
  { name: 'có khác biệt', address: at('sai-khac'), viewer, act: (page) => has(page, '31/10/2013') },
  { name: 'dừng giữa chừng', isRare: true, address: at('giua-chung'), viewer },
  { name: 'không thực hiện được', address: at('loi'), viewer, isRare: true },
  {
    name: 'hỏi trước khi hủy',
    address: at('chay'),
    viewer,
    // Under the question nothing can be clicked, the language neither.
    isRare: true,
    act: (page) => press(page, said.cancel),
  },
];

describePages('the rehearsal, in its states', {
  states,
  api,
  more({ open, standing }) {
    beforeEach(() => {
      isPlayed = true;
      items = [];
    });

    test('is started by one button, and then watched', async () => {
      const { page, close } = await open({ name: '', address: '/', viewer });
      await page.locator('::-p-aria([name="Diễn tập"][role="link"])').click();
      await page.waitForSelector('#seed');
      await page.select('#register', 'dong-nai-2013-small');
      await page.select('#minutes', '5');
      await press(page, said.start);
      await page.waitForFunction(() => location.pathname === '/dien-tap/chay');
      await has(page, said.letters);
      const body = { plan: 'dong-nai-2013', register: 'dong-nai-2013-small', seed: 2013, minutes: 5 };
      expect(standing.received).toContainEqual({ call: 'POST /rehearsals', body });
      await close();
    });

    test('is paused, and cancelled once that is confirmed', async () => {
      const { page, close } = await open({ name: '', address: at('chay'), viewer });
      await press(page, said.pause);
      await press(page, said.cancel);
      await has(page, said.cancelMore);
      await press(page, said.keep);
      expect(standing.received.map(({ call }) => call)).not.toContain('POST /campaigns/chay/cancel');
      await press(page, said.cancel);
      await page.locator('dialog ::-p-text(Hủy đợt diễn tập):not(h2)').click();
      await page.waitForFunction(() => document.querySelector('dialog') === null);
      await page.waitForNetworkIdle({ idleTime: 50 });
      expect(standing.received.map(({ call }) => call)).toEqual(
        expect.arrayContaining(['POST /campaigns/chay/clock', 'POST /campaigns/chay/cancel']),
      );
      await close();
    });

    test('says where nobody plays, and has no button that does nothing', async () => {
      isPlayed = false;
      const { page, close } = await open({ name: '', address: '/dien-tap', viewer });
      await has(page, said.notPlayedWhy);
      expect(await page.$('#seed')).toBeNull();
      await close();
    });

    test('is one at a time: while one runs the page leads to it', async () => {
      items = [{ ...order, campaign: 'chay' }];
      const { page, close } = await open({ name: '', address: '/dien-tap', viewer });
      await has(page, said.running);
      expect(await page.$('#seed')).toBeNull();
      await close();
    });
  },
});
