import { EvaluationLedger } from '../../domain/ledger/ledger';
import type { Notice } from '../../domain/ledger/notices';
import { viewOf } from '../../domain/ledger/view';
import { evaluationSpecs, plannedOpening } from '../../domain/schedule';
import type { Instant } from '../../domain/time';
import { plan2013 } from '../fixtures/plans';
import { smallRegister } from '../fixtures/small-register';

const openedAt = plannedOpening(plan2013);
/** 08:00 on a day of the plan, as an instant. */
const morning = (day: string): Instant => `${day}T01:00:00.000Z`;

function newLedger(): EvaluationLedger {
  const [spec] = evaluationSpecs({ campaign: 'c', plan: plan2013, register: smallRegister, openedAt });
  if (!spec) throw new Error('the fixture has a unit');
  return new EvaluationLedger(spec);
}

/** Each item of some notices as «day kind n to role of party». */
const inWords = (notices: readonly Notice[]) =>
  notices.flatMap(({ at, items }) =>
    items.map(({ kind, day, to }) => `${at.slice(0, 10)} ${kind} ${day} to ${to.role} of ${to.party}`),
  );

const about = (ledger: EvaluationLedger, obligation: string) =>
  inWords(
    ledger.undelivered.map((notice) => ({
      ...notice,
      items: notice.items.filter((item) => item.obligation === obligation),
    })),
  );

describe('after an evaluation was away over several stages', () => {
  const ledger = newLedger();
  ledger.settle(morning('2013-10-01'));
  ledger.told(ledger.untold);
  ledger.settle('2013-11-19T03:00:00.000Z');

  test('everybody whom one of them would have told hears once, at the newest one, how it stands by then', () => {
    expect(about(ledger, 'agency-review/so-tai-chinh')).toEqual([
      '2013-11-19 overdue 7 to focal-person of so-tai-chinh',
      '2013-11-19 escalation 7 to vice-chair of so-tai-chinh',
      '2013-11-19 escalation 7 to head of so-tai-chinh',
      '2013-11-19 escalation 7 to focal-person of so-noi-vu',
    ]);
  });

  test('a recipient whom two roles of the plan name is told once', () => {
    expect(about(ledger, 'agency-review/so-noi-vu')).toEqual([
      '2013-11-19 overdue 7 to focal-person of so-noi-vu',
      '2013-11-19 escalation 7 to vice-chair of so-noi-vu',
      '2013-11-19 escalation 7 to head of so-noi-vu',
    ]);
  });

  test('the story still has the overtaken stages as superseded', () => {
    const superseded = ledger.state.timeline.filter(({ event }) => event === 'superseded');
    expect(superseded.map(({ step, reason }) => `${step} ${reason?.kind} ${reason?.day}`)).toEqual([
      'agency-review reminder 14',
      'agency-review reminder 7',
      'agency-review reminder 3',
      'agency-review reminder 1',
      'agency-review overdue 1',
      'agency-review overdue 3',
    ]);
  });
});

test('the view says by which stage each recipient of an obligation was told last', () => {
  const ledger = newLedger();
  for (const day of ['2013-11-11', '2013-11-13', '2013-11-19']) ledger.settle(morning(day));
  const view = viewOf(ledger.spec, ledger.state).obligations.find(
    ({ id }) => id === 'agency-review/so-tai-chinh',
  );
  const told = view?.told?.map(({ to, at }) => `${to.role} of ${to.party} ${at.slice(0, 10)}`);
  expect(told?.sort()).toEqual([
    'focal-person of so-noi-vu 2013-11-13',
    'focal-person of so-tai-chinh 2013-11-19',
    'head of so-tai-chinh 2013-11-11',
    'vice-chair of so-tai-chinh 2013-11-19',
  ]);
  expect(view?.lastStageAt).toBe(morning('2013-11-19'));
});
