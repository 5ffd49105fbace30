import type { Draft, Filing, Form, OpenForm, Task, Viewer } from '../../../web/src/api/contract';

/** What the API answers in the pages' states: invented persons and bodies, in the words of the plan of 2013. */

const CAMPAIGN = {
  id: 'dong-nai-2013',
  title: 'Kế hoạch đánh giá kết quả công vụ năm 2013',
  rehearsal: false,
};
const NOW = '2013-11-05T01:30:00.000Z';

export const official: Viewer = {
  label: 'Ngụy Tuấn Kiệt',
  roles: ['unit', 'reviewer'],
  expiresAt: '2099-01-01T00:00:00.000Z',
  session: {
    person: { name: 'Ngụy Tuấn Kiệt', email: 'kiet.nt@so-tai-chinh.example' },
    strength: 'code',
    realm: 'all',
    idleUntil: '2099-01-01T00:00:00.000Z',
    endsAt: '2099-01-01T00:00:00.000Z',
  },
};

const who = (name: string, ...roles: Viewer['roles']): Viewer => ({
  ...official,
  label: name,
  roles,
  ...(official.session && {
    session: { ...official.session, person: { ...official.session.person, name }, strength: 'strong' },
  }),
});

/** One of each kind who signs in; nobody is whoever the service has not asked yet. */
export const officials = {
  nobody: official,
  official,
  administrator: who('Quản trị', 'administrator'),
  committee: who('Văn phòng UBND tỉnh', 'committee'),
  clerk: who('Văn thư Sở Nội vụ', 'clerk'),
  member: { ...official, label: 'Kim Thị Duyên', roles: ['member'] },
  leader: { ...official, label: 'Phạm Văn Xá', roles: ['leader'] },
} satisfies Record<string, Viewer>;

export const draft: Draft = {
  filing: '7f1c1f9e-30c5-4d0e-9a51-0a6f3a1c2b3d',
  fields: {
    'criteria.advice.achieved':
      'Đã tham mưu 12/12 đề án theo chương trình công tác năm, trong đó 9 đề án trình đúng thời hạn.\n\nChất lượng tham mưu được nâng lên; không có đề án nào phải trình lại quá một lần.',
    'criteria.advice.shortcomings': '03 đề án trình chậm so với thời hạn được giao.',
    'criteria.duties.achieved': 'Hoàn thành các nhiệm vụ được phân công quản lý.',
    level: 'good',
    'document.number': '152/BC-STC',
    'document.date': '8/11/2013',
  },
  revision: 4,
  savedAt: '2013-11-05T01:12:00.000Z',
  by: 'Ngụy Tuấn Kiệt',
};

/** What another person of the same party has saved since. */
export const otherDraft: Draft = {
  ...draft,
  fields: { ...draft.fields, remarks: 'Đơn vị có nhiều cố gắng.', level: 'excellent', score: '90' },
  revision: 9,
  by: 'Cồ Thị Bình',
};

export const reviewForm: OpenForm = {
  now: NOW,
  timeZone: 'Asia/Ho_Chi_Minh',
  campaign: { ...CAMPAIGN, state: 'open' },
  unit: { id: 'so-y-te', name: 'Sở Y tế', kind: 'department' },
  party: { id: 'so-tai-chinh', name: 'Sở Tài chính' },
  step: {
    id: 'agency-review',
    number: 1,
    title: 'Nhận xét, đánh giá của cơ quan quản lý chuyên ngành',
    what: 'nhận xét – đánh giá và thông báo công khai',
    filingText: 'gửi văn bản về Sở Nội vụ',
  },
  dueAt: '2013-11-09T17:00:00.000Z',
  lastDay: '2013-11-09',
  deadlineText:
    'trước ngày 10/11/2013 (chậm nhất hết ngày 09/11/2013; ngày làm việc cuối cùng: thứ Sáu, 08/11/2013)',
  standing: 'open',
  ifFiledNow: { timeliness: 'on-time', lateWorkingDays: 0, version: 1, counts: true, held: false },
  criteria: [
    {
      id: 'advice',
      text: 'Kết quả tham mưu các đề án, chương trình, kế hoạch cho Tỉnh ủy, HĐND tỉnh, UBND tỉnh',
    },
    { id: 'duties', text: 'Kết quả thực hiện nhiệm vụ được phân công quản lý' },
    { id: 'discipline', text: 'Việc chấp hành kỷ luật kỷ cương hành chính' },
  ],
  levels: [
    { id: 'excellent', name: 'hoàn thành xuất sắc nhiệm vụ' },
    { id: 'good', name: 'hoàn thành tốt nhiệm vụ' },
    { id: 'done', name: 'hoàn thành nhiệm vụ' },
    { id: 'not-done', name: 'không hoàn thành nhiệm vụ' },
  ],
  score: { required: false, min: 0, max: 100 },
  takes: { criteria: true, remarks: true, document: true, score: true },
  announcement: { owed: true },
  filings: [],
  draft,
};

export const opinionForm: OpenForm = {
  ...reviewForm,
  party: { id: 'pct-van-xa', name: 'Phó Chủ tịch UBND tỉnh Bồ Ngọc Thu' },
  step: {
    id: 'member-opinion',
    number: 3,
    title: 'Ý kiến của thành viên UBND tỉnh',
    what: 'ý kiến về mức độ hoàn thành',
    filingText: 'gửi phiếu về Văn phòng UBND tỉnh',
  },
  criteria: [],
  takes: { criteria: false, remarks: true, document: true, score: false },
  ifFiledNow: { timeliness: 'late', lateWorkingDays: 2, version: 1, counts: true, held: false },
  deadlineText: 'trước ngày 10/12/2013 (chậm nhất hết ngày 09/12/2013)',
  announcement: { owed: false },
  draft: null,
};

const filed: Form['filings'][number] = {
  id: '7f1c1f9e-30c5-4d0e-9a51-0a6f3a1c2b3d@so-tai-chinh',
  kind: 'filing',
  receipt: 'DN13-7K4Q-2M',
  version: 1,
  counts: true,
  receivedAt: '2013-11-05T02:05:00.000Z',
  storedAt: '2013-11-05T02:05:00.000Z',
  timeliness: 'on-time',
  lateWorkingDays: 0,
  actor: 'Ngụy Tuấn Kiệt',
  outcome: 'accepted',
};

const late = { timeliness: 'late', lateWorkingDays: 4, version: 1, counts: true, held: false } as const;

/** The form in each of its standings, by the unit that it is asked for. */
export const forms: Record<string, Form> = {
  'so-y-te': reviewForm,
  'y-kien': opinionForm,
  'da-nop': {
    ...reviewForm,
    standing: 'filed',
    draft: null,
    filings: [filed],
    ifFiledNow: { ...reviewForm.ifFiledNow, version: 2 },
  },
  muon: { ...reviewForm, ifFiledNow: late, draft: null },
  'trong-ngay': { ...reviewForm, ifFiledNow: { ...late, timeliness: 'on-the-day', lateWorkingDays: 0 } },
  'da-chot': { ...reviewForm, standing: 'frozen', ifFiledNow: { ...late, held: true, counts: false } },
  mien: { ...reviewForm, standing: 'waived', draft: null },
  xong: { ...reviewForm, standing: 'over', draft: null, filings: [filed] },
  huy: { ...reviewForm, standing: 'cancelled', ifFiledNow: null, draft: null },
  'dien-tap': { ...reviewForm, campaign: { ...reviewForm.campaign, rehearsal: true } },
  'da-cong-khai': {
    ...reviewForm,
    standing: 'filed',
    draft: null,
    filings: [filed],
    announcement: { owed: false, announcedAt: '2013-11-07T03:00:00.000Z' },
  },
};

const content = {
  criteria: reviewForm.criteria.map(({ id }) => ({
    criterion: id,
    achieved: 'Đạt.',
    shortcomings: 'Không.',
  })),
  level: 'good',
  document: { number: '152/BC-STC', date: '2013-11-04', signer: 'Giám đốc Cồ Hữu Phước' },
};

/** A filing as its receipt shows it, by its unit. */
export const filingOfUnit = (unit: string): Filing => {
  const outcome = unit === 'cho' ? 'pending' : unit === 'da-chot' ? 'held' : 'accepted';
  const answered = outcome === 'accepted' && {
    timeliness: 'on-time' as const,
    lateWorkingDays: 0,
    version: 1,
    revision: 3,
    counts: true as const,
  };
  return {
    id: filed.id,
    campaign: CAMPAIGN.id,
    unit,
    kind: 'filing',
    step: unit === 'y-kien' ? 'member-opinion' : 'agency-review',
    party: unit === 'y-kien' ? 'pct-van-xa' : 'so-tai-chinh',
    channel: 'person',
    receivedAt: filed.receivedAt,
    storedAt: filed.storedAt,
    actor: 'Ngụy Tuấn Kiệt',
    digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    outcome,
    announced: false,
    receipt: filed.receipt,
    content,
    ...answered,
  };
};

const task = (unit: string, name: string, more: Partial<Task>): Task => ({
  campaign: CAMPAIGN.id,
  campaignTitle: CAMPAIGN.title,
  rehearsal: false,
  unit: { id: unit, name },
  step: 'agency-review',
  party: 'so-tai-chinh',
  partyName: 'Sở Tài chính',
  state: 'to-do',
  late: false,
  dueAt: reviewForm.dueAt,
  lastDay: reviewForm.lastDay,
  deadlineText: reviewForm.deadlineText,
  workingDaysLeft: 4,
  planNow: NOW,
  ...more,
});

export const tasks: Task[] = [
  task('so-y-te', 'Sở Y tế', {
    state: 'drafted',
    workingDaysLeft: 3,
    draft: { savedAt: draft.savedAt, by: draft.by, filled: 2, of: 3 },
  }),
  task('so-xay-dung', 'Sở Xây dựng', { workingDaysLeft: -2, late: true }),
  task('so-cong-thuong', 'Sở Công Thương', { workingDaysLeft: 0 }),
  task('so-tai-chinh', 'Sở Tài chính', {
    step: 'self-review',
    workingDaysLeft: 25,
    deadlineText: 'trước ngày 10/12/2013 (chậm nhất hết ngày 09/12/2013)',
  }),
  task('vinh-cuu', 'UBND huyện Vĩnh Cửu', {
    state: 'filed-not-announced',
    workingDaysLeft: 3,
    filing: { id: filed.id, receipt: filed.receipt, receivedAt: filed.receivedAt, timeliness: 'on-time' },
  }),
  task('y-kien', 'Ban Quản lý các Khu công nghiệp', {
    step: 'member-opinion',
    party: 'pct-van-xa',
    partyName: 'Phó Chủ tịch UBND tỉnh Bồ Ngọc Thu',
    workingDaysLeft: -2,
    late: true,
  }),
  task('long-thanh', 'UBND huyện Long Thành', {
    state: 'done',
    workingDaysLeft: 3,
    late: true,
    filing: { id: filed.id, receipt: 'DN13-9WZR-4K', receivedAt: filed.receivedAt, timeliness: 'late' },
  }),
  task('mien', 'Trường Cao đẳng Y tế', { state: 'waived' }),
];

const counts = {
  expected: 138,
  onTime: 61,
  onTheDay: 2,
  late: 0,
  outstanding: 75,
  overdue: 0,
  halfOutstanding: 4,
  contentAwaited: 0,
  notOwedYet: 0,
  waived: 0,
  neverCame: 0,
  halfCame: 0,
};

export const progress = {
  now: NOW,
  evaluations: 36,
  steps: [
    { step: 'agency-review', ...counts, late: 5, overdue: 7, byKind: {} },
    {
      step: 'self-review',
      ...counts,
      expected: 36,
      onTime: 0,
      onTheDay: 0,
      outstanding: 35,
      waived: 1,
      byKind: {},
    },
    { step: 'member-opinion', ...counts, expected: 396, onTime: 12, outstanding: 384, byKind: {} },
    { step: 'party-assessment', ...counts, expected: 36, onTime: 0, onTheDay: 0, outstanding: 0, byKind: {} },
    { step: 'recognition', ...counts, expected: 36, onTime: 0, onTheDay: 0, outstanding: 0, byKind: {} },
  ],
};

const campaign = {
  id: CAMPAIGN.id,
  plan: { id: CAMPAIGN.id, title: CAMPAIGN.title, year: 2013 },
  register: { id: CAMPAIGN.id, title: 'Sổ bộ năm 2013' },
  units: 36,
  clock: 'real',
  openedAt: '2013-10-01T00:00:00.000Z',
  now: NOW,
  timeZone: 'Asia/Ho_Chi_Minh',
  state: 'open',
  sending: 'open',
};

export const campaigns = {
  items: [campaign, { ...campaign, id: 'dien-tap-2013', clock: 'rehearsal', sending: 'held', units: 3 }],
};
