import type { Edit } from '../../fixtures/plan-files';
import type { PlanFault } from './plan-fault';

export const DEADLINE_4 = 'deadline: { day: 31, month: 12, yearOffset: 0 }';
const DEADLINE_5 = 'deadline: { day: 10, month: 1, yearOffset: 1 }';
const DAY_1 = '- { day: 1, to: [focal-person, head] }';
const NO_SWAPS = 'workingDays: []';

/** Makes a day a working day, as if another were off for it. */
export const swap = (date: string): Edit => ({
  from: NO_SWAPS,
  to: `workingDays: [{ date: ${date}, name: Làm bù, document: 1/TB }]`,
});

/** Days and times that do not exist or contradict each other, and whom they tell. */
export const DAY_FAULTS: PlanFault[] = [
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
