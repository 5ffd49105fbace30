import { addDays, dayOf, isWorkingDay } from '../../domain/calendar';
import { REAL_TIME } from '../../domain/clock';
import { EvaluationLedger } from '../../domain/ledger/ledger';
import type { NoticeItem } from '../../domain/ledger/notices';
import { nextLetterInstant } from '../../domain/letter-instants';
import type { Plan } from '../../domain/plan';
import { evaluationSpecs, openingLettersAt, plannedOpening } from '../../domain/schedule';
import { fromMs, type Instant, justBefore } from '../../domain/time';
import { dispatcherInputOf } from '../../use-cases/campaigns/dispatcher-input';
import { plan2026 } from '../fixtures/plans';
import { smallRegister } from '../fixtures/small-register';

/** By the clock on the wall in the plan's zone. */
const local = (text: string): Instant => fromMs(Date.parse(`${text.replace(' ', 'T')}:00+07:00`));
const wall = (at: Instant): string =>
  fromMs(Date.parse(at) + 7 * 3_600_000)
    .slice(0, 16)
    .replace('T', ' ');

type Told = NoticeItem & { at: Instant };

/** Everything that one unit's evaluation tells if nobody ever files. */
function silent({ openedAt, plan = plan2026 }: { openedAt: Instant; plan?: Plan }): Told[] {
  const [spec] = evaluationSpecs({ campaign: 'c', plan, register: smallRegister, openedAt });
  if (!spec) throw new Error('the fixture has a unit');
  const ledger = new EvaluationLedger(spec);
  for (let at = ledger.nextAttentionAt; at !== undefined; at = ledger.nextAttentionAt) ledger.settle(at);
  return ledger.undelivered.flatMap(({ at, items }) => items.map((item) => ({ ...item, at })));
}

/** Of one step to the desk that is reminded of it. */
const asked = (step: string, told: readonly Told[]): string[] =>
  told
    .filter((item) => item.step === step && ['focal-person', 'secretary'].includes(item.to.role))
    .filter(({ kind, party }) => kind !== 'escalation' && party !== 'so-tai-chinh')
    .map(({ at, kind, day }) => `${wall(at)} ${kind} ${day}`);

describe('in a campaign that is opened at night, after the deadline of step 1,', () => {
  const told = silent({ openedAt: local('2026-11-26 02:06') });

  test('step 1 is overdue from the first letter on, and its days count from the opening', () => {
    expect(asked('agency-review', told)).toEqual([
      '2026-11-26 08:00 overdue 0',
      '2026-11-27 08:00 overdue 1',
      '2026-12-01 08:00 overdue 3',
      '2026-12-07 08:00 overdue 7',
    ]);
    const above = told.filter(({ step, kind }) => step === 'agency-review' && kind === 'escalation');
    expect(above.map(({ at, day, to }) => `${wall(at)} ${day} ${to.role} of ${to.party}`)).toEqual([
      '2026-11-27 08:00 1 head of so-noi-vu',
      '2026-11-27 08:00 1 head of so-tai-chinh',
      '2026-12-01 08:00 3 focal-person of so-noi-vu',
      '2026-12-07 08:00 7 vice-chair of so-noi-vu',
      '2026-12-07 08:00 7 vice-chair of so-tai-chinh',
    ]);
  });

  test('the steps that are ahead open in the same letters, and keep the stages that are ahead', () => {
    expect(asked('self-review', told).slice(0, 3)).toEqual([
      '2026-11-26 08:00 opening 0',
      '2026-12-01 08:00 reminder 7',
      '2026-12-07 08:00 reminder 3',
    ]);
    expect(asked('member-opinion', told).slice(0, 2)).toEqual([
      '2026-11-26 08:00 opening 0',
      '2026-12-01 08:00 reminder 7',
    ]);
  });

  test('the dispatcher makes letters at that time', () => {
    const openedAt = local('2026-11-26 02:06');
    const campaign = { plan: plan2026, openedAt, clock: REAL_TIME } as Parameters<
      typeof dispatcherInputOf
    >[0];
    const daily = dispatcherInputOf(campaign, justBefore(openedAt));
    const { stageInstants, lateStages, doneThrough: after } = daily;
    expect(nextLetterInstant({ after, stageInstants, lateStages, daily })).toEqual({
      at: local('2026-11-26 08:00'),
      isStage: true,
    });
  });
});

test.each([
  ['at exactly the letter time tells at once', '2026-11-26 08:00', '2026-11-26', '2026-11-27'],
  [
    'after the letter time tells on the next working day, which counts',
    '2026-11-26 08:01',
    '2026-11-27',
    '2026-11-27',
  ],
  ['on a Saturday tells on Monday', '2026-11-28 10:00', '2026-11-30', '2026-12-01'],
  ['on a Sunday night tells on Monday', '2026-11-29 23:59', '2026-11-30', '2026-12-01'],
])('a campaign that is opened %s', (_, openedAt, first, dayOne) => {
  const told = silent({ openedAt: local(openedAt) });
  const review = told.filter((item) => item.step === 'agency-review');
  expect(wall(review[0]?.at ?? '')).toBe(`${first} 08:00`);
  expect(wall(review.find(({ day }) => day === 1)?.at ?? '')).toBe(`${dayOne} 08:00`);
  expect(asked('self-review', told)[0]).toBe(`${first} 08:00 opening 0`);
  expect(review.filter(({ kind, day }) => kind === 'overdue' && day === 0).length).toBe(
    first < dayOne ? 2 : 0,
  );
});

test('in a campaign that is opened at exactly the letter time, a step that is past is asked once, also where nobody is told on the next day', () => {
  const { overdueDays, ...rules } = plan2026.steps['agency-review'];
  const review = { ...rules, overdueDays: overdueDays.filter(({ day }) => day > 1) };
  const plan = { ...plan2026, steps: { ...plan2026.steps, 'agency-review': review } };
  expect(asked('agency-review', silent({ plan, openedAt: local('2026-11-26 08:00') }))).toEqual([
    '2026-11-26 08:00 overdue 0',
    '2026-12-01 08:00 overdue 3',
    '2026-12-07 08:00 overdue 7',
  ]);
});

test('in a campaign that is opened after several deadlines, each that is past says so, and step 4 is owed from the opening', () => {
  const told = silent({ openedAt: local('2027-01-04 17:00') });
  const first = told.filter(({ at }) => at === told[0]?.at);
  expect(wall(told[0]?.at ?? '')).toBe('2027-01-05 08:00');
  expect(new Set(first.map(({ step }) => step))).toEqual(
    new Set(['agency-review', 'self-review', 'member-opinion', 'party-assessment']),
  );
  const isAsking = ({ kind }: (typeof told)[number]) => kind !== 'not-returned';
  const asking = told.filter(isAsking);
  expect(new Set(asking.map(({ kind }) => kind))).toEqual(new Set(['overdue', 'escalation']));
  expect(asking.every(({ overdueFrom }) => overdueFrom === '2027-01-04')).toBe(true);
  // Of the last deadlines only the one that passes after the opening.
  const passed = told.filter((each) => !isAsking(each));
  expect(passed.map(({ at, step }) => [wall(at), step])).toEqual([['2027-01-11 08:00', 'recognition']]);
});

test('the letters of an opening that is planned for a day off go on the next working day', () => {
  const plan = { ...plan2026, opensOn: { day: 3, month: 10, yearOffset: 0 } };
  expect(wall(plannedOpening(plan))).toBe('2026-10-03 08:00');
  expect(wall(openingLettersAt({ plan, openedAt: local('2026-09-01 10:00') }))).toBe('2026-10-05 08:00');
  expect(asked('self-review', silent({ plan, openedAt: local('2026-09-01 10:00') }))[0]).toBe(
    '2026-10-05 08:00 opening 0',
  );
});

test('at whatever instant it is opened, every letter goes at the letter time of a working day, and never as if ahead', () => {
  for (let day = '2026-09-28'; day < '2027-01-12'; day = addDays(day, 1)) {
    for (const time of ['02:06', '08:00', '12:34']) {
      const openedAt = local(`${day} ${time}`);
      for (const { at, kind, step } of silent({ openedAt })) {
        const { deadline } = plan2026.steps[step];
        const due = local(
          `${2026 + deadline.yearOffset}-${String(deadline.month).padStart(2, '0')}-${deadline.day} 00:00`,
        );
        expect(at >= openedAt && wall(at).endsWith('08:00')).toBe(true);
        expect(isWorkingDay(dayOf({ at, timeZone: plan2026.timeZone }), plan2026.calendar)).toBe(true);
        if (kind === 'opening' || kind === 'reminder') expect(at < due).toBe(true);
      }
    }
  }
});
