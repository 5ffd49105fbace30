import { dayOf, instantAt, timeOf, workingDaysBetween } from '../../../domain/calendar';
import { EvaluationLedger } from '../../../domain/ledger/ledger';
import { nextDailyLetter } from '../../../domain/ledger/notices';
import { timelinessOf } from '../../../domain/ledger/timeliness';
import type { Plan } from '../../../domain/plan';
import { standingOn } from '../../../domain/rules/deadline-standing';
import { missingSentence } from '../../../domain/rules/missing-sentence';
import { overdueFromOf } from '../../../domain/rules/overdue-from';
import { tellUnreleasedAt } from '../../../domain/rules/unreleased';
import {
  campaignSchedule,
  type EvaluationSpec,
  evaluationSpecs,
  plannedOpening,
  stagesOf,
} from '../../../domain/schedule';
import { weekdayInWords } from '../../../domain/wording';
import { attentionSummary } from '../../../workflows/details';
import { goldenDates, lettersOf } from '../../fixtures/golden-dates';
import { plan2013, plan2026 } from '../../fixtures/plans';
import { smallRegister } from '../../fixtures/small-register';

/** What is asked of the domain's dates, and the one right answer. */
interface Question {
  ask: string;
  answer: () => unknown;
  right: unknown;
}

const timeZone = 'Asia/Ho_Chi_Minh';
const { calendar } = plan2013;

const specOf = (plan: Plan): EvaluationSpec => {
  const openedAt = plannedOpening(plan);
  const [spec] = evaluationSpecs({ campaign: 'cung-ngay', plan, register: smallRegister, openedAt });
  if (spec === undefined) throw new Error('the fixture has a unit');
  return spec;
};

/** Step 1 is due before 10/11: in 2013 a Sunday, in 2026 a Tuesday. */
const receipts: [Plan, string, string][] = [
  [plan2013, '2013-11-09T16:59:59.999Z', 'on-time 0'],
  [plan2013, '2013-11-09T17:00:00.000Z', 'on-the-day 0'],
  [plan2013, '2013-11-10T16:59:59.999Z', 'on-the-day 0'],
  [plan2013, '2013-11-10T17:00:00.000Z', 'late 1'],
  [plan2013, '2013-11-10T18:00:00.000Z', 'late 1'],
  [plan2013, '2013-11-18T16:59:59.999Z', 'late 6'],
  [plan2013, '2013-11-18T17:00:00.000Z', 'late 7'],
  [plan2013, '2026-11-10T05:00:00.000Z', 'late 3391'],
  [plan2026, '2026-11-10T18:00:00.000Z', 'late 1'],
  [plan2026, '2026-11-13T20:00:00.000Z', 'late 3'],
  [plan2026, '2026-11-15T16:59:59.999Z', 'late 3'],
  [plan2026, '2026-11-15T17:00:00.000Z', 'late 4'],
  [{ ...plan2026, reading: 'end-of-day' }, '2026-11-10T16:59:59.999Z', 'on-time 0'],
  [{ ...plan2026, reading: 'end-of-day' }, '2026-11-10T17:00:00.000Z', 'late 1'],
];

const days: [string, string, string][] = [
  [timeZone, '2013-11-10T16:59:59.999Z', '2013-11-10 23:59'],
  [timeZone, '2013-11-10T17:00:00.000Z', '2013-11-11 00:00'],
  [timeZone, '2013-12-31T17:00:00.000Z', '2014-01-01 00:00'],
  ['Europe/Berlin', '2026-10-25T00:30:00.000Z', '2026-10-25 02:30'],
  ['Europe/Berlin', '2026-10-25T01:30:00.000Z', '2026-10-25 02:30'],
  ['America/New_York', '2026-11-01T03:59:59.999Z', '2026-10-31 23:59'],
  ['Pacific/Kiritimati', '2026-11-10T10:00:00.000Z', '2026-11-11 00:00'],
];

const instants: [string, string, string, string][] = [
  [timeZone, '2013-11-10', '00:00', '2013-11-09T17:00:00.000Z'],
  [timeZone, '2013-10-22', '08:00', '2013-10-22T01:00:00.000Z'],
  ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
  ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  ['America/New_York', '2026-11-01', '00:00', '2026-11-01T04:00:00.000Z'],
  ['America/New_York', '2026-11-02', '00:00', '2026-11-02T05:00:00.000Z'],
];

const golden = goldenDates.flatMap(([plan, step, reminders, escalations]): Question[] => {
  const stages = () => stagesOf({ plan, step, openedAt: plannedOpening(plan) });
  const scheduled = () => campaignSchedule({ plan, openedAt: plannedOpening(plan) })[step].stages;
  const ask = `${plan.year} ${step}`;
  return [
    {
      ask: `${ask} reminders`,
      answer: () => lettersOf({ plan, stages: stages(), kind: 'reminder' }),
      right: reminders,
    },
    {
      ask: `${ask} escalations`,
      answer: () => lettersOf({ plan, stages: scheduled(), kind: 'overdue' }),
      right: escalations,
    },
  ];
});

/** What the timers of a unit that never hears from anybody are called, by day. */
function timersOfSilentYear(): string[] {
  const ledger = new EvaluationLedger(specOf(plan2013));
  const summaries: string[] = [];
  for (let at = ledger.nextAttentionAt; at !== undefined; at = ledger.nextAttentionAt) {
    summaries.push(attentionSummary(ledger, at).slice(0, 5));
    ledger.settle(at);
  }
  return summaries;
}

const TABLE: Question[] = [
  ...receipts.map(([plan, receivedAt, right]) => ({
    ask: `received ${receivedAt}, ${plan.reading}, ${plan.year}`,
    answer: () => {
      const { timeliness, lateWorkingDays } = timelinessOf({
        spec: specOf(plan),
        step: 'agency-review',
        receivedAt,
      });
      return `${timeliness} ${lateWorkingDays}`;
    },
    right,
  })),
  ...days.map(([zone, at, right]) => ({
    ask: `the clock in ${zone} at ${at}`,
    answer: () => `${dayOf({ at, timeZone: zone })} ${timeOf({ at, timeZone: zone })}`,
    right,
  })),
  ...instants.map(([zone, date, time, right]) => ({
    ask: `${date} ${time} in ${zone}`,
    answer: () => instantAt({ date, time, timeZone: zone }),
    right,
  })),
  ...golden,
  {
    ask: 'working days of thirteen years',
    answer: () => workingDaysBetween({ after: '2013-11-10', through: '2026-11-10', calendar }),
    right: 3391,
  },
  {
    ask: 'deadlines of 2026',
    answer: () =>
      Object.values(campaignSchedule({ plan: plan2026, openedAt: plannedOpening(plan2026) })).map(
        ({ dueAt, deadlineText }) => `${dueAt} ${deadlineText}`,
      ),
    right: [
      '2026-11-09T17:00:00.000Z trước ngày 10/11/2026 (chậm nhất hết ngày 09/11/2026)',
      '2026-12-09T17:00:00.000Z trước ngày 10/12/2026 (chậm nhất hết ngày 09/12/2026)',
      '2026-12-09T17:00:00.000Z trước ngày 10/12/2026 (chậm nhất hết ngày 09/12/2026)',
      '2026-12-30T17:00:00.000Z trước ngày 31/12/2026 (chậm nhất hết ngày 30/12/2026)',
      '2027-01-09T17:00:00.000Z trước ngày 10/01/2027 (chậm nhất hết ngày 09/01/2027; ngày làm việc cuối cùng: thứ Sáu, 08/01/2027)',
    ],
  },
  { ask: 'a weekday in words', answer: () => weekdayInWords('2013-11-10'), right: 'Chủ nhật, 10/11/2013' },
  {
    ask: 'the day that a synthesis names',
    answer: () =>
      missingSentence({
        step: 'agency-review',
        name: 'Sở Y tế',
        missing: ['filing', 'announcement'],
        plan: plan2013,
        now: '2013-11-10T18:00:00.000Z',
      }),
    right: 'chưa nhận được nhận xét – đánh giá của Sở Y tế tính đến hết ngày 10/11/2013',
  },
  {
    ask: 'the daily letter after Friday’s',
    answer: () => nextDailyLetter(specOf(plan2013), '2013-11-08T09:30:00.000Z'),
    right: '2013-11-11T09:30:00.000Z',
  },
  {
    ask: 'owed from a Saturday before dawn on',
    answer: () =>
      overdueFromOf({
        owedSince: '2013-12-13T20:00:00.000Z',
        dueAt: '2013-12-09T17:00:00.000Z',
        timeZone,
        calendar,
      }),
    right: '2013-12-16',
  },
  {
    ask: 'a letter of Friday that nobody releases',
    answer: () => tellUnreleasedAt({ plan: plan2013, at: '2013-11-08T01:00:00.000Z' }),
    right: '2013-11-11T01:00:00.000Z',
  },
  {
    ask: 'how a deadline stands',
    answer: () =>
      standingOn({ today: '2013-10-31', deadline: '2013-11-10', reading: 'before-day', calendar }),
    right: { kind: 'reminder', day: 7 },
  },
  {
    ask: 'timers of a silent year',
    answer: timersOfSilentYear,
    right: (
      '01/10 22/10 31/10 06/11 08/11 11/11 13/11 19/11 20/11 29/11 05/12 09/12 10/12 11/12 13/12 19/12 ' +
      '20/12 26/12 30/12 31/12 02/01 06/01 10/01 13/01'
    ).split(' '),
  },
];

const byQuestion = (answerOf: (question: Question) => unknown): Record<string, unknown> =>
  Object.fromEntries(TABLE.map((question) => [question.ask, answerOf(question)]));

export const dateAnswers = (): Record<string, unknown> => byQuestion(({ answer }) => answer());
export const rightAnswers = (): Record<string, unknown> => byQuestion(({ right }) => right);
