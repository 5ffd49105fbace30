import { loadPlan, parsePlan } from '../../config/plan/load-plan';
import { dayOf } from '../../domain/calendar';
import { STEP_IDS, type StepId } from '../../domain/plan';
import { plannedOpening, stagesOf } from '../../domain/schedule';
import { type Edit, edited, lineOf, PLAN_TEXT, planFaults, shippedPlan } from '../fixtures/plan-files';
import { faultsOfText } from '../support/words-of-files';

describe('the shipped plan of 2013', () => {
  const plan = shippedPlan();

  it('has the deadlines, reminders and overdue days of the table', () => {
    const days = STEP_IDS.map((id) => {
      const { deadline, reminderDays, overdueDays } = plan.steps[id];
      const { day, month, yearOffset } = deadline;
      return [id, [day, month, yearOffset], reminderDays, overdueDays.map((overdue) => overdue.day)];
    });
    expect(days).toEqual([
      ['agency-review', [10, 11, 0], [14, 7, 3, 1], [1, 3, 7]],
      ['self-review', [10, 12, 0], [14, 7, 3, 1], [1, 3, 7]],
      ['member-opinion', [10, 12, 0], [7, 1], [1, 3, 7]],
      ['party-assessment', [31, 12, 0], [14, 7, 3, 1], [1, 3, 7]],
      ['recognition', [10, 1, 1], [14, 7, 3, 1], [1, 3, 7]],
    ]);
  });

  it('reminds and escalates to whom the table names', () => {
    const told = STEP_IDS.map((id) => {
      const { reminds, overdueDays, releasedFirst } = plan.steps[id];
      return [reminds, overdueDays.map(({ to }) => to.filter((r) => !reminds.includes(r))), releasedFirst];
    });
    const office = ['office-head'];
    const director = ['home-affairs-head'];
    expect(told).toEqual([
      [['focal-person'], [['head'], ['home-affairs'], ['vice-chair']], ['vice-chair']],
      [['focal-person'], [['head'], ['home-affairs'], ['vice-chair']], ['vice-chair']],
      [['secretary'], [office, office, office], ['secretary', 'office-head']],
      [['home-affairs'], [director, director, director], []],
      [['home-affairs', 'office'], [director, director, [...director, 'chair']], ['chair']],
    ]);
  });

  it('tells those who are reminded on every overdue day too', () => {
    for (const { reminds, overdueDays } of Object.values(plan.steps)) {
      for (const { to } of overdueDays) expect(to).toEqual(expect.arrayContaining(reminds));
    }
  });

  it('falls on the golden dates', () => {
    const openedAt = plannedOpening(plan);
    const dates = (step: StepId, kind: string) =>
      stagesOf({ plan, step, openedAt })
        .filter((stage) => stage.kind === kind)
        .map(({ at }) => dayOf({ at, timeZone: plan.timeZone }).slice(5));
    const golden = STEP_IDS.map((step) =>
      [...dates(step, 'reminder'), '|', ...dates(step, 'overdue')].join(' '),
    );
    expect(golden).toEqual([
      '10-22 10-31 11-06 11-08 | 11-11 11-13 11-19',
      '11-20 11-29 12-05 12-09 | 12-11 12-13 12-19',
      '11-29 12-09 | 12-11 12-13 12-19',
      '12-11 12-20 12-26 12-30 | 01-02 01-06 01-10',
      '12-20 12-31 01-07 01-09 | 01-13 01-15 01-21',
    ]);
  });

  it('quotes three criteria for each kind, the first of districts another one', () => {
    const criteria = (kind: string) =>
      plan.criteria.filter(({ unitKinds }) => unitKinds.includes(kind)).map(({ text }) => text);
    const common = [
      'Kết quả thực hiện nhiệm vụ được phân công quản lý',
      'Việc chấp hành kỷ luật kỷ cương hành chính',
    ];
    const advice = 'Kết quả tham mưu các đề án, chương trình, kế hoạch cho Tỉnh uỷ, HĐND tỉnh, UBND tỉnh';
    expect(criteria('department')).toEqual([advice, ...common]);
    expect(criteria('public-service-unit')).toEqual([advice, ...common]);
    expect(criteria('district')).toEqual(['kết quả thực hiện các nhóm chỉ tiêu được giao', ...common]);
  });

  it('has four levels, best first, and the one day off with its document', () => {
    expect(plan.levels.map(({ name }) => name)).toEqual([
      'hoàn thành xuất sắc nhiệm vụ',
      'hoàn thành tốt nhiệm vụ',
      'hoàn thành nhiệm vụ',
      'không hoàn thành nhiệm vụ',
    ]);
    expect(plan.calendar.daysOff).toEqual([
      {
        date: '2014-01-01',
        name: 'Tết Dương lịch',
        document: 'Bộ luật Lao động số 10/2012/QH13, Điều 115',
      },
    ]);
  });

  it('spells «Ủy ban» and «ủy viên» outside its quotations', () => {
    const { criteria: _quoted, ...ours } = plan;
    expect(JSON.stringify(ours)).not.toMatch(/u[ỷỹ]|U[ỷỹ]/);
  });
});

interface Case {
  fault: string;
  edits: Edit[];
  field: string;
  rule: string;
  /** A text of the edited file that stands on the line of the fault. */
  on: string;
  message?: RegExp;
  /** The only other fields of which a fault is told. */
  also?: string[];
}

const DEADLINE_2 = 'deadline: { day: 10, month: 12, yearOffset: 0 }';
const DEADLINE_4 = 'deadline: { day: 31, month: 12, yearOffset: 0 }';
const DEADLINE_5 = 'deadline: { day: 10, month: 1, yearOffset: 1 }';
const DAY_1 = '- { day: 1, to: [focal-person, head] }';
const NO_SWAPS = 'workingDays: []';

const swap = (date: string): Edit => ({
  from: NO_SWAPS,
  to: `workingDays: [{ date: ${date}, name: Làm bù, document: 1/TB }]`,
});

const CASES: Case[] = [
  {
    fault: 'a field that the plan does not have',
    edits: [{ from: 'letterTime:', to: 'leterTime:' }],
    field: 'leterTime',
    also: ['letterTime'],
    rule: 'unknown-field',
    on: 'leterTime:',
    message: /did you mean «letterTime»/,
  },
  {
    fault: 'a field that a step does not have',
    edits: [{ from: 'reminds: [secretary]', to: 'remind: [secretary]' }],
    field: 'steps.member-opinion.remind',
    also: ['steps.member-opinion.reminds'],
    rule: 'unknown-field',
    on: 'remind: [secretary]',
    message: /did you mean «reminds»/,
  },
  {
    fault: 'a missing step',
    edits: [{ from: '  recognition:', to: '  recogniton:' }],
    field: 'steps.recognition',
    also: ['steps.recogniton'],
    rule: 'missing',
    on: 'steps:',
  },
  {
    fault: 'a missing text',
    edits: [{ from: 'text: Việc chấp hành kỷ luật kỷ cương hành chính', to: 'text: " "' }],
    field: 'criteria[3].text',
    rule: 'missing',
    on: 'text: " "',
    message: /must not be empty/,
  },
  {
    fault: 'a filing text left blank',
    edits: [{ from: 'filingText: trình UBND tỉnh', to: 'filingText:' }],
    field: 'steps.recognition.filingText',
    rule: 'missing',
    on: 'filingText:\n',
  },
  {
    fault: 'a number where text belongs',
    edits: [{ from: 'province: Đồng Nai', to: 'province: 75' }],
    field: 'province',
    rule: 'format',
    on: 'province: 75',
    message: /put it in quotes/,
  },
  {
    fault: 'a criterion for a kind that the plan lacks',
    edits: [{ from: 'unitKinds: [district]', to: 'unitKinds: [distric]' }],
    field: 'criteria[1].unitKinds[0]',
    rule: 'unknown-kind',
    on: 'unitKinds: [distric]',
    message: /did you mean «district»/,
  },
  {
    fault: 'a kind without any criterion',
    edits: [{ from: '- { id: district,', to: '- { id: commune, name: xã }\n  - { id: district,' }],
    field: 'unitKinds[2]',
    rule: 'missing-criterion',
    on: '{ id: commune',
  },
  {
    fault: 'a criterion that names a kind twice',
    edits: [{ from: 'unitKinds: [district]', to: 'unitKinds: [district, district]' }],
    field: 'criteria[1].unitKinds[1]',
    rule: 'duplicate',
    on: '[district, district]',
  },
  {
    fault: 'two levels of one id',
    edits: [{ from: '{ id: hoan-thanh,', to: '{ id: hoan-thanh-tot,' }],
    field: 'levels[2].id',
    rule: 'duplicate-id',
    on: '{ id: hoan-thanh-tot, name: hoàn thành nhiệm vụ }',
  },
  {
    fault: 'no levels',
    edits: [
      { from: 'levels: # best first', to: 'levels: []' },
      { from: '  - { id: hoan-thanh-xuat-sac, name: hoàn thành xuất sắc nhiệm vụ }\n', to: '' },
      { from: '  - { id: hoan-thanh-tot, name: hoàn thành tốt nhiệm vụ }\n', to: '' },
      { from: '  - { id: hoan-thanh, name: hoàn thành nhiệm vụ }\n', to: '' },
      { from: '  - { id: khong-hoan-thanh, name: không hoàn thành nhiệm vụ }\n', to: '' },
    ],
    field: 'levels',
    rule: 'missing',
    on: 'levels: []',
  },
  {
    fault: 'a score without a range',
    edits: [{ from: 'max: 100', to: 'max: 0' }],
    field: 'score.max',
    rule: 'score-range',
    on: 'score:',
  },
  {
    fault: 'an id that is not one',
    edits: [{ from: 'party: so-noi-vu', to: 'party: Sở Nội vụ' }],
    field: 'bodies.homeAffairs.party',
    rule: 'format',
    on: 'party: Sở Nội vụ',
    message: /ASCII/,
  },
  {
    fault: 'a deadline that does not exist',
    edits: [{ from: DEADLINE_5, to: 'deadline: { day: 31, month: 2, yearOffset: 1 }' }],
    field: 'steps.recognition.deadline',
    rule: 'no-such-date',
    on: 'deadline: { day: 31, month: 2',
    message: /31\/02\/2014 does not exist/,
  },
  {
    fault: 'a leap day in a common year',
    edits: [{ from: 'opensOn: { day: 1, month: 10', to: 'opensOn: { day: 29, month: 2' }],
    field: 'opensOn',
    rule: 'no-such-date',
    on: 'opensOn:',
  },
  {
    fault: 'a day off that does not exist',
    edits: [{ from: 'date: 2014-01-01', to: 'date: 2014-02-30' }],
    field: 'calendar.daysOff[0].date',
    rule: 'no-such-date',
    on: 'date: 2014-02-30',
  },
  {
    fault: 'step 4 due before steps 2 and 3',
    edits: [{ from: DEADLINE_4, to: 'deadline: { day: 9, month: 12, yearOffset: 0 }' }],
    field: 'steps.party-assessment.deadline',
    rule: 'deadline-order',
    on: 'deadline: { day: 9, month: 12',
    message: /before member-opinion is due/,
  },
  {
    fault: 'step 5 due before step 4',
    edits: [{ from: DEADLINE_5, to: 'deadline: { day: 30, month: 12, yearOffset: 0 }' }],
    field: 'steps.recognition.deadline',
    rule: 'deadline-order',
    on: 'deadline: { day: 30, month: 12',
  },
  {
    fault: 'an opening when a filing is due already',
    edits: [{ from: 'opensOn: { day: 1, month: 10', to: 'opensOn: { day: 10, month: 11' }],
    field: 'opensOn',
    rule: 'deadline-order',
    on: 'opensOn:',
    message: /agency-review/,
  },
  {
    fault: 'a reminder day that is there twice',
    edits: [{ from: 'reminderDays: [7, 1]', to: 'reminderDays: [7, 7]' }],
    field: 'steps.member-opinion.reminderDays[1]',
    rule: 'duplicate',
    on: 'reminderDays: [7, 7]',
  },
  {
    fault: 'a reminder day that is none',
    edits: [{ from: 'reminderDays: [7, 1]', to: 'reminderDays: [7, 0]' }],
    field: 'steps.member-opinion.reminderDays[1]',
    rule: 'format',
    on: 'reminderDays: [7, 0]',
    message: /1 or more/,
  },
  {
    fault: 'an overdue day that is there twice',
    edits: [{ from: DAY_1, to: '- { day: 3, to: [focal-person, head] }' }],
    field: 'steps.agency-review.overdueDays[1].day',
    rule: 'duplicate',
    on: '- { day: 3, to: [focal-person, home-affairs] }',
  },
  {
    fault: 'a recipient named twice',
    edits: [{ from: DAY_1, to: '- { day: 1, to: [head, head] }' }],
    field: 'steps.agency-review.overdueDays[0].to[1]',
    rule: 'duplicate',
    on: 'to: [head, head]',
  },
  {
    fault: 'a recipient that there is not',
    edits: [{ from: DAY_1, to: '- { day: 1, to: [focal-person, haed] }' }],
    field: 'steps.agency-review.overdueDays[0].to[1]',
    rule: 'format',
    on: 'haed',
    message: /did you mean «head»/,
  },
  {
    fault: 'an overdue day that tells nobody',
    edits: [{ from: DAY_1, to: '- { day: 1, to: [] }' }],
    field: 'steps.agency-review.overdueDays[0].to',
    rule: 'missing',
    on: '- { day: 1, to: [] }',
  },
  {
    fault: 'a time zone that there is not',
    edits: [{ from: 'Asia/Ho_Chi_Minh', to: 'Asia/Ho_Chi_Min' }],
    field: 'timeZone',
    rule: 'no-such-zone',
    on: 'timeZone: Asia',
    message: /did you mean «Asia\/Ho_Chi_Minh»/,
  },
  {
    fault: 'an offset in place of a time zone',
    edits: [{ from: 'Asia/Ho_Chi_Minh', to: '"+07:00"' }],
    field: 'timeZone',
    rule: 'no-such-zone',
    on: 'timeZone: "',
  },
  {
    fault: 'a time of day that there is not',
    edits: [{ from: '"16:30"', to: '"24:30"' }],
    field: 'dailyLetterTime',
    rule: 'format',
    on: 'dailyLetterTime',
  },
  {
    fault: 'a bad sender address',
    edits: [{ from: 'replyTo: tiep-nhan@so-noi-vu', to: 'replyTo: tiep-nhan at so-noi-vu' }],
    field: 'sender.replyTo',
    rule: 'bad-email',
    on: 'replyTo:',
  },
  {
    fault: 'a filing link that is not for the web',
    edits: [
      { from: 'filingText: trình UBND tỉnh', to: 'filingText: trình\n    filingUrl: javascript:alert(1)' },
    ],
    field: 'steps.recognition.filingUrl',
    rule: 'format',
    on: 'filingUrl:',
  },
  {
    fault: 'a day both off and worked',
    edits: [swap('2014-01-01')],
    field: 'calendar.workingDays[0].date',
    rule: 'day-off-and-working',
    on: 'workingDays: [{',
  },
  {
    fault: 'a weekday that is worked anyway',
    edits: [swap('2013-12-18')],
    field: 'calendar.workingDays[0].date',
    rule: 'weekday-swap',
    on: 'workingDays: [{',
    message: /Wednesday/,
  },
  {
    fault: 'a worked Saturday without its document',
    edits: [{ from: NO_SWAPS, to: 'workingDays: [{ date: 2013-12-21, name: Làm bù }]' }],
    field: 'calendar.workingDays[0].document',
    rule: 'missing',
    on: 'workingDays: [{',
  },
];

describe('a fault in a plan is told by line and field', () => {
  it.each(CASES)('$fault', ({ edits, field, rule, on, message, also = [] }) => {
    const text = edited(PLAN_TEXT, edits);
    const faults = planFaults(text);
    const fault = faults.find((found) => found.field === field);
    expect(fault).toMatchObject({ file: 'plan.yaml', line: lineOf(text, on), field, rule });
    expect(faults.map((found) => found.field).sort()).toEqual([field, ...also].sort());
    if (message) expect(fault?.message.en).toMatch(message);
    expect(faults.flatMap((found) => faultsOfText(found.message))).toEqual([]);
  });

  it('tells every fault, in the order of the file, also beside parts that cannot be read', () => {
    const text = edited(PLAN_TEXT, [
      { from: '"08:00"', to: 'eight' },
      { from: 'text: Việc chấp hành kỷ luật kỷ cương hành chính', to: 'texts: x' },
      { from: DEADLINE_4, to: 'deadline: { day: 31, month: 11, yearOffset: 0 }' },
      { from: '2014-01-01', to: '2014-13-01' },
    ]);
    expect(planFaults(text).map(({ field, rule }) => [field, rule])).toEqual([
      ['letterTime', 'format'],
      ['criteria[3].text', 'missing'],
      ['criteria[3].texts', 'unknown-field'],
      ['steps.party-assessment.deadline', 'no-such-date'],
      ['calendar.daysOff[0].date', 'no-such-date'],
    ]);
  });

  it('tells where the YAML itself cannot be read', () => {
    const text = edited(PLAN_TEXT, [{ from: 'year: 2013', to: 'year: 2013\nyear: 2014' }]);
    expect(planFaults(text)).toMatchObject([{ line: lineOf(text, 'year: 2014'), rule: 'syntax' }]);
    expect(planFaults('a: *nowhere')).toMatchObject([{ rule: 'syntax' }]);
  });

  it.each(['', '# nothing', '- a list', '42'])('refuses %j as a plan without throwing', (text) => {
    expect(planFaults(text)).not.toEqual([]);
  });

  it('tells a file that is not there, and one that is not UTF-8', () => {
    expect(loadPlan('/nowhere.yaml').faults).toMatchObject([{ file: '/nowhere.yaml', rule: 'unreadable' }]);
    const latin1 = Buffer.from('title: Đánh giá', 'latin1');
    latin1[7] = 0xd0;
    expect(parsePlan({ file: 'p', content: latin1 }).faults).toMatchObject([{ rule: 'unreadable' }]);
  });
});

describe('what is no fault in a plan', () => {
  it.each<{ what: string; edits: Edit[] }>([
    {
      what: 'step 1 due after step 2',
      edits: [{ from: 'deadline: { day: 10, month: 11,', to: 'deadline: { day: 20, month: 12,' }],
    },
    { what: 'step 4 due on the day of step 3', edits: [{ from: DEADLINE_4, to: DEADLINE_2 }] },
    { what: 'a worked Saturday', edits: [swap('2013-12-21')] },
    {
      what: 'a day off without a document',
      edits: [{ from: /\n {6}document: .*/.exec(PLAN_TEXT)?.[0] ?? '', to: '' }],
    },
    { what: 'no reminders', edits: [{ from: 'reminderDays: [7, 1]', to: 'reminderDays: []' }] },
    { what: 'the other reading', edits: [{ from: 'reading: before-day', to: 'reading: end-of-day' }] },
  ])('$what', ({ edits }) => {
    expect(planFaults(edited(PLAN_TEXT, edits))).toEqual([]);
  });

  it('letters typed in decomposed Unicode, which are composed', () => {
    const plan = parsePlan({ file: 'p', content: Buffer.from(PLAN_TEXT.normalize('NFD')) }).plan;
    expect(plan?.title).toBe('Đánh giá kết quả công vụ năm 2013'.normalize('NFC'));
  });
});
