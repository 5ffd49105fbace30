import type { LetterInput } from '../../mail/letter-input';
import { item, letter, unitIds } from './fixtures';

const secretary = (party: string) => ({ party, to: { party, role: 'secretary' as const } });
const others = unitIds.filter((id) => id !== 'so-noi-vu').slice(0, 35);

/** One letter of every kind and voice, as they would be written on days of the plan of 2013. */
export const SAMPLES: Record<string, LetterInput> = {
  'opening, a unit that reviews and is reviewed': letter({
    day: '2013-10-01',
    items: [
      item('opening', 'self-review', { party: 'so-tai-chinh' }),
      ...['so-y-te', 'so-xay-dung', 'so-van-hoa'].map((unit) =>
        item('opening', 'agency-review', { party: 'so-tai-chinh', unit }),
      ),
    ],
  }),
  'reminder, Sở Nội vụ owes 35 reviews': letter({
    day: '2013-10-31',
    title: 'Chuyên viên đầu mối, Sở Nội vụ',
    items: others.map((unit) => item('reminder', 'agency-review', { party: 'so-noi-vu', unit })),
  }),
  'reminder, the own review, and what else is owed': letter({
    day: '2013-11-20',
    items: [item('reminder', 'self-review', { party: 'so-tai-chinh' })],
    alsoOwed: ['so-y-te', 'so-xay-dung'].map((unit) =>
      item('overdue', 'agency-review', { party: 'so-tai-chinh', unit }),
    ),
  }),
  "reminder, a member's secretary": letter({
    day: '2013-11-29',
    title: 'Thư ký Phó Chủ tịch UBND tỉnh',
    items: ['so-y-te', 'so-van-hoa', 'so-tai-chinh'].map((unit) =>
      item('reminder', 'member-opinion', { ...secretary('pct-kinh-te'), unit }),
    ),
  }),
  'reminder, step 5, Văn phòng UBND takes part': letter({
    day: '2014-01-07',
    title: 'Chuyên viên đầu mối, Văn phòng UBND tỉnh',
    items: ['so-y-te', 'so-tai-chinh'].map((unit) =>
      item('reminder', 'recognition', {
        party: 'so-noi-vu',
        unit,
        to: { party: 'van-phong-ubnd', role: 'focal-person' },
      }),
    ),
  }),
  'due today': letter({
    day: '2013-12-10',
    items: [item('due-today', 'self-review', { party: 'so-tai-chinh' })],
  }),
  "due today, a member's secretary": letter({
    day: '2013-12-10',
    title: 'Thư ký Ủy viên UBND tỉnh',
    items: [item('due-today', 'member-opinion', { ...secretary('uv-tai-chinh'), unit: 'so-y-te' })],
  }),
  'overdue, several reviews': letter({
    day: '2013-11-13',
    items: ['so-y-te', 'so-xay-dung'].map((unit) =>
      item('overdue', 'agency-review', { party: 'so-tai-chinh', unit, day: 3 }),
    ),
  }),
  "overdue, a member's secretary": letter({
    day: '2013-12-13',
    title: 'Thư ký Phó Chủ tịch UBND tỉnh',
    items: ['so-y-te', 'so-van-hoa'].map((unit) =>
      item('overdue', 'member-opinion', { ...secretary('pct-kinh-te'), unit }),
    ),
  }),
  'escalation, the owing body’s head': letter({
    day: '2013-11-11',
    title: 'Giám đốc Sở Tài chính',
    items: ['so-y-te', 'so-xay-dung'].map((unit) =>
      item('escalation', 'agency-review', {
        party: 'so-tai-chinh',
        unit,
        to: { party: 'so-tai-chinh', role: 'head' },
      }),
    ),
  }),
  'escalation, Sở Nội vụ hears of several agencies': letter({
    day: '2013-11-13',
    title: 'Chuyên viên đầu mối, Sở Nội vụ',
    items: [
      ['so-tai-chinh', 'so-y-te'],
      ['so-tai-chinh', 'so-van-hoa'],
      ['so-xay-dung', 'tp-bien-hoa'],
    ].map(([party = '', unit = '']) =>
      item('escalation', 'agency-review', { party, unit, to: { party: 'so-noi-vu', role: 'focal-person' } }),
    ),
  }),
  'escalation, the vice-chair in charge': letter({
    day: '2013-12-19',
    title: 'Phó Chủ tịch UBND tỉnh phụ trách kinh tế tổng hợp',
    items: ['so-y-te', 'so-tai-chinh'].map((party) =>
      item('escalation', 'self-review', { party, to: { party, role: 'vice-chair' }, needsRelease: true }),
    ),
  }),
  'escalation, opinions, Chánh Văn phòng': letter({
    day: '2013-12-11',
    title: 'Chánh Văn phòng UBND tỉnh',
    items: [
      ['pct-kinh-te', 'so-y-te'],
      ['uv-tai-chinh', 'so-y-te'],
      ['pct-kinh-te', 'so-van-hoa'],
    ].map(([party = '', unit = '']) =>
      item('escalation', 'member-opinion', { party, unit, to: { party: 'van-phong-ubnd', role: 'head' } }),
    ),
  }),
  'escalation, the chair in the digest': letter({
    day: '2014-01-21',
    title: 'Chủ tịch UBND tỉnh',
    items: ['so-y-te', 'so-tai-chinh', 'so-xay-dung'].map((unit) =>
      item('escalation', 'recognition', {
        party: 'so-noi-vu',
        unit,
        to: { party: 'ubnd-tinh', role: 'chair' },
      }),
    ),
  }),
  'escalation, the director of Sở Nội vụ, and letters to release': letter({
    day: '2014-01-02',
    title: 'Giám đốc Sở Nội vụ',
    items: [
      item('escalation', 'party-assessment', {
        party: 'so-noi-vu',
        unit: 'so-y-te',
        to: { party: 'so-noi-vu', role: 'head' },
      }),
    ],
    unreleased: 4,
  }),
  'letters to release alone': letter({ day: '2013-12-03', title: 'Giám đốc Sở Nội vụ', unreleased: 12 }),
  'received, on time, on the day and late': letter({
    day: '2013-11-12',
    items: (
      [
        ['so-y-te', 'on-time', 0],
        ['so-van-hoa', 'on-the-day', 0],
        ['so-xay-dung', 'late', 2],
      ] as const
    ).map(([unit, timeliness, lateWorkingDays]) =>
      item('received', 'agency-review', { party: 'so-tai-chinh', unit, timeliness, lateWorkingDays }),
    ),
  }),
  'received, the own review': letter({
    day: '2013-12-04',
    items: [
      item('received', 'self-review', { party: 'so-tai-chinh', timeliness: 'on-time', lateWorkingDays: 0 }),
    ],
  }),
  "received, a member's opinion after the freeze": letter({
    day: '2013-12-24',
    title: 'Thư ký Phó Chủ tịch UBND tỉnh',
    items: [item('received', 'member-opinion', { ...secretary('pct-kinh-te'), unit: 'so-y-te' })],
  }),
  'announced, by two agencies': letter({
    day: '2013-11-08',
    items: ['so-y-te', 'thanh-tra-tinh'].map((party) =>
      item('announced', 'agency-review', {
        party,
        unit: 'so-tai-chinh',
        to: { party: 'so-tai-chinh', role: 'focal-person' },
      }),
    ),
  }),
  frozen: letter({
    day: '2013-12-20',
    items: [item('frozen', 'party-assessment', { party: 'so-tai-chinh' })],
  }),
  recognised: letter({
    day: '2014-01-09',
    title: 'Giám đốc Sở Tài chính',
    items: [
      item('recognised', 'recognition', {
        party: 'so-tai-chinh',
        to: { party: 'so-tai-chinh', role: 'head' },
        level: 'hoan-thanh-tot',
      }),
    ],
  }),
  'mixed, gravest first': letter({
    day: '2013-12-11',
    items: [
      item('received', 'agency-review', {
        party: 'so-tai-chinh',
        unit: 'so-y-te',
        timeliness: 'late',
        lateWorkingDays: 23,
      }),
      item('announced', 'agency-review', {
        party: 'thanh-tra-tinh',
        unit: 'so-tai-chinh',
        to: { party: 'so-tai-chinh', role: 'focal-person' },
      }),
      item('reminder', 'recognition', {
        party: 'so-noi-vu',
        unit: 'so-y-te',
        to: { party: 'so-tai-chinh', role: 'focal-person' },
      }),
      item('overdue', 'self-review', { party: 'so-tai-chinh' }),
      item('overdue', 'agency-review', { party: 'so-tai-chinh', unit: 'so-xay-dung' }),
    ],
    alsoOwed: [item('reminder', 'agency-review', { party: 'so-tai-chinh', unit: 'so-van-hoa' })],
  }),
};
