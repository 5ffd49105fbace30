import type { Plan, PlanStep, StepId } from '../../domain/plan';
import type { Register } from '../../domain/register';

/**
 * A plan with the dates and rules of 2013 in as few words as possible, so that the tests of the rules do not depend
 * on the shipped files; those are held against the same tables in `test/config`.
 */
const step = (
  title: string,
  deadline: PlanStep['deadline'],
  rules: Pick<PlanStep, 'reminds' | 'overdueDays' | 'releasedFirst'> & { reminderDays?: number[] },
): PlanStep => ({
  title,
  what: `văn bản ${title}`,
  deadline,
  reminderDays: [14, 7, 3, 1],
  filingText: 'gửi văn bản về Sở Nội vụ',
  ...rules,
});

const day = (dayOfMonth: number, month: number, yearOffset = 0) => ({ day: dayOfMonth, month, yearOffset });

export const steps: Record<StepId, PlanStep> = {
  'agency-review': step('nhận xét, đánh giá', day(10, 11), {
    reminds: ['focal-person'],
    overdueDays: [
      { day: 1, to: ['focal-person', 'head'] },
      { day: 3, to: ['focal-person', 'home-affairs'] },
      { day: 7, to: ['focal-person', 'vice-chair'] },
    ],
    releasedFirst: ['vice-chair'],
  }),
  'self-review': step('tự đánh giá', day(10, 12), {
    reminds: ['focal-person'],
    overdueDays: [
      { day: 1, to: ['focal-person', 'head'] },
      { day: 3, to: ['focal-person', 'home-affairs'] },
      { day: 7, to: ['focal-person', 'vice-chair'] },
    ],
    releasedFirst: ['vice-chair'],
  }),
  'member-opinion': step('ý kiến thành viên', day(10, 12), {
    reminderDays: [7, 1],
    reminds: ['secretary'],
    overdueDays: [1, 3, 7].map((n) => ({ day: n, to: ['secretary', 'office-head'] })),
    releasedFirst: ['secretary', 'office-head'],
  }),
  'party-assessment': step('tổng hợp', day(31, 12), {
    reminds: ['home-affairs'],
    overdueDays: [1, 3, 7].map((n) => ({ day: n, to: ['home-affairs', 'home-affairs-head'] })),
    releasedFirst: [],
  }),
  recognition: step('công nhận', day(10, 1, 1), {
    reminds: ['home-affairs', 'office'],
    overdueDays: [
      { day: 1, to: ['home-affairs', 'office', 'home-affairs-head'] },
      { day: 3, to: ['home-affairs', 'office', 'home-affairs-head'] },
      { day: 7, to: ['home-affairs', 'office', 'home-affairs-head', 'chair'] },
    ],
    releasedFirst: ['chair'],
  }),
};

export const plan2013: Plan = {
  id: 'thu-nghiem-2013',
  title: 'Kế hoạch đánh giá kết quả công vụ năm 2013',
  province: 'Đồng Nai',
  year: 2013,
  source: 'Kế hoạch thử nghiệm',
  timeZone: 'Asia/Ho_Chi_Minh',
  reading: 'before-day',
  opensOn: day(1, 10),
  letterTime: '08:00',
  dailyLetterTime: '16:30',
  unitKinds: [{ id: 'department', name: 'sở, ban, ngành' }],
  criteria: [{ id: 'duties', text: 'Kết quả thực hiện nhiệm vụ', unitKinds: ['department'] }],
  score: { required: false, min: 0, max: 100 },
  levels: [
    { id: 'excellent', name: 'hoàn thành xuất sắc nhiệm vụ' },
    { id: 'good', name: 'hoàn thành tốt nhiệm vụ' },
  ],
  bodies: {
    provincialCommittee: { party: 'ubnd-tinh', name: 'UBND tỉnh' },
    partyBody: { party: 'ban-can-su-dang', name: 'Ban cán sự Đảng UBND tỉnh' },
    homeAffairs: { party: 'so-noi-vu', name: 'Sở Nội vụ' },
    committeeOffice: { party: 'van-phong-ubnd', name: 'Văn phòng UBND tỉnh' },
  },
  steps,
  calendar: {
    daysOff: [{ date: '2014-01-01', name: 'Tết Dương lịch', document: 'Bộ luật Lao động' }],
    workingDays: [],
  },
  troubleText: 'nếu có phát sinh khó khăn, vướng mắc, kịp thời báo cáo UBND tỉnh',
  sender: { name: 'Sở Nội vụ', email: 'noi-vu@so-noi-vu.example', replyTo: 'noi-vu@so-noi-vu.example' },
};

/** The same rules for the next evaluation, with 01/01/2027 off and an unconfirmed day. */
export const plan2026: Plan = {
  ...plan2013,
  id: 'thu-nghiem-2026',
  year: 2026,
  calendar: {
    daysOff: [
      { date: '2027-01-01', name: 'Tết Dương lịch', document: 'Bộ luật Lao động' },
      { date: '2026-11-24', name: 'Ngày Văn hóa Việt Nam' },
    ],
    workingDays: [],
  },
};

/** Two agencies review one unit, one member gives an opinion. */
export const register: Register = {
  id: 'thu-nghiem',
  title: 'Danh sách thử nghiệm',
  units: [
    { id: 'so-y-te', kind: 'department', name: 'Sở Y tế' },
    { id: 'so-noi-vu', kind: 'department', name: 'Sở Nội vụ' },
    { id: 'so-tai-chinh', kind: 'department', name: 'Sở Tài chính' },
    { id: 'van-phong-ubnd', kind: 'department', name: 'Văn phòng UBND tỉnh' },
  ],
  members: [{ id: 'pct-van-xa', name: 'Phó Chủ tịch UBND tỉnh phụ trách văn hóa – xã hội' }],
  people: [],
  roles: [],
  reviews: [
    { reviewer: 'so-noi-vu', unit: 'so-y-te' },
    { reviewer: 'so-tai-chinh', unit: 'so-y-te' },
    { reviewer: 'so-tai-chinh', unit: 'so-noi-vu' },
  ],
  opinions: [
    { member: 'pct-van-xa', unit: 'so-y-te' },
    { member: 'pct-van-xa', unit: 'so-noi-vu' },
  ],
};
