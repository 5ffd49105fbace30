import express, { type Router } from 'express';
import type { Contact, EvaluationLine, Plan, StepCell } from '../../../api-client/schema';
import type { Standing } from './standing';

/** What the API answers of a board: a province's units, and a thousand of them. All of it is invented. */

const NOW = '2013-11-18T02:30:00.000Z';
const STEPS = ['agency-review', 'self-review', 'member-opinion', 'party-assessment', 'recognition'] as const;
const DUE = ['2013-11-09', '2013-12-09', '2013-12-09', '2013-12-30', '2014-01-09'];

const plan: Plan = {
  id: 'dong-nai-2013',
  title: 'Đánh giá kết quả công vụ năm 2013',
  province: 'Đồng Nai',
  year: 2013,
  source: 'Kế hoạch đánh giá kết quả công vụ năm 2013',
  timeZone: 'Asia/Ho_Chi_Minh',
  reading: 'before-day',
  unitKinds: [
    { id: 'department', name: 'Sở, ban, ngành' },
    { id: 'public-service-unit', name: 'Đơn vị sự nghiệp trực thuộc' },
    { id: 'district', name: 'UBND huyện, thị xã, thành phố' },
  ],
  criteria: [],
  score: { required: false, min: 0, max: 100 },
  levels: [{ id: 'good', name: 'Hoàn thành tốt nhiệm vụ' }],
  steps: STEPS.map((step, at) => ({
    step,
    label: `bước ${at + 1}`,
    title: step,
    what: step,
    deadline: '2013-11-10',
    dueAt: `${DUE[at]}T17:00:00.000Z`,
    deadlineText: 'trước ngày 10/11/2013 (chậm nhất hết ngày 09/11/2013)',
    filingText: 'gửi văn bản về Sở Nội vụ',
  })),
};

const campaign = (id: string) => ({
  id,
  plan: { id: plan.id, title: plan.title, year: plan.year },
  register: { id: 'dong-nai-2013', title: 'Sổ bộ 2013' },
  units: 36,
  clock: id === 'dien-tap' ? 'rehearsal' : 'real',
  openedAt: '2013-10-01T01:00:00.000Z',
  now: NOW,
  timeZone: plan.timeZone,
  state: 'open',
  sending: 'open',
  ...(id === 'moi' && { opening: { pages: 0, stored: 0, started: 12 } }),
  unconfirmed: [],
  runs: { state: 'ok', ends: [] },
});

const cell = (step: StepCell['step'], about: Partial<StepCell>): StepCell => ({
  step,
  expected: 1,
  complete: 0,
  outstanding: 0,
  notOwedYet: 0,
  waived: 0,
  neverCame: 0,
  filed: 0,
  ...(step === 'agency-review' && { announced: 0 }),
  ...((step === 'party-assessment' || step === 'recognition') && { returned: 0, awaitedOverdue: 0 }),
  onTheDay: 0,
  late: 0,
  lateWorkingDays: 0,
  overdue: 0,
  overdueWorkingDays: 0,
  contentAwaited: 0,
  ...about,
});

const LETTER = '2013-11-20T01:00:00.000Z';

/** Every look of a cell in turn. */
const ROWS: StepCell[][] = [
  [
    cell('agency-review', {
      expected: 8,
      complete: 4,
      outstanding: 4,
      filed: 6,
      announced: 4,
      overdue: 4,
      overdueWorkingDays: 6,
    }),
    cell('self-review', { outstanding: 1, nextLetterAt: LETTER }),
    cell('member-opinion', { expected: 2, complete: 1, outstanding: 1, filed: 1 }),
    cell('party-assessment', { notOwedYet: 1 }),
    cell('recognition', { notOwedYet: 1 }),
  ],
  [
    cell('agency-review', { expected: 7, complete: 7, filed: 7, announced: 7 }),
    cell('self-review', { complete: 1, filed: 1 }),
    cell('member-opinion', { outstanding: 1 }),
    cell('party-assessment', { outstanding: 1 }),
    cell('recognition', { notOwedYet: 1 }),
  ],
  [
    cell('agency-review', { expected: 8, complete: 8, filed: 8, announced: 8, late: 2, lateWorkingDays: 4 }),
    cell('self-review', { complete: 1, filed: 1, contentAwaited: 1 }),
    cell('member-opinion', { waived: 1 }),
    cell('party-assessment', { complete: 1, filed: 1 }),
    cell('recognition', { notOwedYet: 1 }),
  ],
  [
    cell('agency-review', { expected: 8, complete: 6, neverCame: 2, filed: 7, announced: 6 }),
    cell('self-review', { complete: 1, filed: 1, onTheDay: 1, late: 0 }),
    cell('member-opinion', { outstanding: 1, overdue: 1, overdueWorkingDays: 2 }),
    cell('party-assessment', { complete: 1, filed: 1, returned: 1 }),
    cell('recognition', { complete: 1, filed: 1, awaitedOverdue: 1 }),
  ],
];

const NAMES: [string, string, string[]][] = [
  [
    'department',
    'so',
    [
      'Văn phòng UBND tỉnh',
      'Thanh tra tỉnh',
      'Sở Nội vụ',
      'Sở Tài chính',
      'Sở Y tế',
      'Sở Xây dựng',
      'Sở Văn hóa, Thể thao và Du lịch',
      'Sở Lao động – Thương binh và Xã hội',
    ],
  ],
  ['public-service-unit', 'dv', ['Đài Phát thanh – Truyền hình', 'Trường Đại học Đồng Nai']],
  ['district', 'h', ['TP Biên Hòa', 'TX Long Khánh', 'Huyện Cẩm Mỹ', 'Huyện Định Quán']],
];

const STATUSES = ['open', 'open', 'frozen', 'proposed'] as const;

const province = (): EvaluationLine[] =>
  NAMES.flatMap(([kind, prefix, names]) =>
    names.map((name, at) => ({ unit: { id: `${prefix}-${at + 1}`, kind, name } })),
  ).map((line, at) => ({
    ...line,
    status: STATUSES[at % 4] as 'open',
    revision: at,
    nextWakeAt: null,
    cells: ROWS[at % 4] as StepCell[],
  }));

const thousand: EvaluationLine[] = Array.from({ length: 1000 }, (_, at) => ({
  unit: { id: `xa-${String(at).padStart(4, '0')}`, kind: 'district', name: `UBND xã số ${at + 1}` },
  status: 'open',
  revision: at,
  nextWakeAt: null,
  cells: ROWS[at % 4] as StepCell[],
}));

const OWING = [
  { step: 'agency-review', party: 'so-tai-chinh', name: 'Sở Tài chính' },
  { step: 'self-review', party: 'so-y-te', name: 'Sở Y tế' },
];

/** What those in charge of units are told of them: no opinions, and nothing of letters. */
const forLeaders = ({ unit, status, cells = [] }: EvaluationLine): EvaluationLine => ({
  unit,
  ...(status && { status }),
  cells: cells.flatMap(({ nextLetterAt: _letter, ...each }) =>
    each.step === 'member-opinion' ? [] : [each],
  ),
});

const owes = (
  step: StepCell['step'],
  [party, name]: readonly [string, string],
  overdueWorkingDays: number,
  missing?: ('filing' | 'announcement')[],
) => ({
  obligation: `${step}/${party}`,
  step,
  party,
  name,
  dueAt: `${DUE[STEPS.indexOf(step)]}T17:00:00.000Z`,
  overdue: true,
  overdueWorkingDays,
  ...(missing && { missing }),
});
const STC = ['so-tai-chinh', 'Sở Tài chính'] as const;
const PCT = ['pct-van-xa', 'Phó Chủ tịch phụ trách văn xã'] as const;
const SNV = ['so-noi-vu', 'Sở Nội vụ'] as const;

/** What is overdue of some units. */
const overdueRows: EvaluationLine[] = [
  {
    unit: { id: 'so-5', kind: 'department', name: 'Sở Y tế' },
    status: 'open',
    outstanding: [
      owes('agency-review', STC, 7, ['filing', 'announcement']),
      owes('agency-review', SNV, 7, ['announcement']),
      owes('member-opinion', PCT, 2, ['filing']),
    ],
    awaited: [],
  },
  {
    unit: { id: 'so-6', kind: 'department', name: 'Sở Xây dựng' },
    status: 'open',
    outstanding: [
      owes('agency-review', STC, 7, ['announcement']),
      owes('self-review', ['so-6', 'Sở Xây dựng'], 0, ['filing']),
    ],
    awaited: [{ step: 'party-assessment', dueAt: NOW, overdue: true, submitted: true }],
  },
];

const withoutOpinions = ({ unit, status, outstanding = [] }: EvaluationLine): EvaluationLine => ({
  unit,
  ...(status && { status }),
  outstanding: outstanding.filter(({ step }) => step !== 'member-opinion'),
});

const contact = (role: Contact['role'], name: string, more: Partial<Contact> = {}): Contact => ({
  id: role,
  name,
  title: role === 'head' ? 'Giám đốc' : 'Chuyên viên',
  email: `${role}@so-tai-chinh.example`,
  role,
  ...more,
});
const sent = {
  id: 'x',
  at: '2013-11-13T01:00:00.000Z',
  state: 'sent',
  sentAt: '2013-11-13T01:02:00.000Z',
} as const;
const failed = {
  id: 'y',
  at: '2013-11-13T01:00:00.000Z',
  state: 'failed',
  failedBecause: 'address-refused',
} as const;
const refusedAt = { at: '2013-11-13T01:02:00.000Z', reason: '550 5.1.1' };

const counts = {
  expected: 100,
  onTime: 60,
  onTheDay: 2,
  late: 8,
  outstanding: 30,
  overdue: 12,
  halfOutstanding: 3,
};
const rest = { contentAwaited: 1, notOwedYet: 0, waived: 0, neverCame: 0, halfCame: 0 };
const returns = { expected: 36, onTime: 1, onTheDay: 0, late: 0, awaited: 35, overdue: 0, neverCame: 0 };

export function boardApi(standing: Standing): Router {
  const api = express.Router();
  const c = '/campaigns/:campaign';
  api.get(`${c}/plan`, (_request, response) => void response.json(plan));
  api.get(`${c}/progress`, (_request, response) => {
    response.json({
      now: NOW,
      evaluations: 36,
      nextDeadline: {
        step: 'self-review',
        dueAt: plan.steps[1]?.dueAt,
        lastDay: '2013-12-09',
        workingDaysLeft: 16,
      },
      steps: STEPS.map((step, at) => ({
        step,
        ...counts,
        ...rest,
        ...(at > 2 && {
          ...counts,
          expected: 36,
          onTime: 1,
          onTheDay: 0,
          late: 0,
          outstanding: 2,
          overdue: 0,
          notOwedYet: 33,
          returns,
        }),
        byKind: {},
      })),
    });
  });
  api.get(`${c}/letters`, (_request, response) => {
    response.json({
      counts: { waiting: 4, ready: 0, sending: 0, sent: 120, withdrawn: 3, failed: 1 },
      items: [],
    });
  });
  api.get(`${c}/evaluations`, (request, response) => {
    if (request.query['overdue'] === 'true' && request.query['cells'] === undefined) {
      const rows = request.params.campaign === 'moi' ? [] : overdueRows;
      response.json({ now: NOW, items: standing.viewer === 'leader' ? rows.map(withoutOpinions) : rows });
      return;
    }
    const { cursor = '0', limit = '50', ...query } = request.query as Record<string, string | undefined>;
    const { kind, owes, changedSince } = query;
    const all =
      request.params.campaign === 'nghin' ? thousand : request.params.campaign === 'moi' ? [] : province();
    const found = all.filter(({ unit }) => (kind === undefined || unit.kind === kind) && owes !== 'khong-ai');
    if (changedSince !== undefined) {
      const items = found.flatMap((line) =>
        standing.changed.includes(line.unit.id) ? [{ ...line, status: 'recognised', revision: 9 }] : [],
      );
      response.json({ now: NOW, asOf: 'mới', gone: [], owing: [], items });
      return;
    }
    const [from, to] = [Number(cursor), Number(cursor) + Number(limit)];
    const items = found.slice(from, to);
    response.json({
      now: NOW,
      owing: OWING,
      ...(from === 0 && { asOf: 'cũ' }),
      items: standing.viewer === 'leader' ? items.slice(0, 3).map(forLeaders) : items,
      ...(to < found.length && { nextCursor: String(to) }),
    });
  });
  api.get(`${c}/events`, (_request, response, next) => {
    if (!standing.streams) return next();
    response.type('text/event-stream').flushHeaders();
    standing.streams.push(response);
  });
  api.get(`${c}/contacts`, (request, response) => {
    const { parties = '' } = request.query as Record<string, string>;
    response.json({
      items: parties.split(',').map((party) => ({
        party,
        people:
          party === STC[0]
            ? [
                contact('focal-person', 'Ngụy Tuấn Kiệt', { lastLetter: sent }),
                contact('head', 'Cồ Thị Bình', { lastLetter: failed, addressRefused: refusedAt }),
              ]
            : [],
      })),
    });
  });
  api.get(`${c}/export`, (request, response) => {
    const { what, as } = request.query as Record<string, string>;
    response.type('text/csv').attachment(`${what}.${as}`).send('\ufeff"STT"\r\n');
  });
  api.get(c, (request, response) => void response.json(campaign(request.params.campaign)));
  return api;
}
