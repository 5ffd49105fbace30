import type { DecisionKind } from '../../domain/ledger/facts';
import { EvaluationLedger } from '../../domain/ledger/ledger';
import { viewOf } from '../../domain/ledger/view';
import type { Plan } from '../../domain/plan';
import { evaluationSpecs, plannedOpening } from '../../domain/schedule';
import { fromMs, type Instant } from '../../domain/time';
import { plan2013 } from '../fixtures/plans';
import { smallRegister } from '../fixtures/small-register';

const digest = 'd'.repeat(64);
/** By the clock on the wall in the plan's zone. */
const local = (text: string): Instant => fromMs(Date.parse(`${text.replace(' ', 'T')}:00+07:00`));

function specOf({ plan = plan2013, openedAt = plannedOpening(plan) }: { plan?: Plan; openedAt?: Instant }) {
  const [spec] = evaluationSpecs({ campaign: 'c', plan, register: smallRegister, openedAt });
  if (!spec) throw new Error('the fixture has a unit');
  return spec;
}

/** Everything that a ledger tells from now on, if nothing happens any more. */
function toldFrom(ledger: EvaluationLedger, step: string): string[] {
  ledger.told(ledger.untold);
  for (let at = ledger.nextAttentionAt; at !== undefined; at = ledger.nextAttentionAt) ledger.settle(at);
  return ledger.undelivered.flatMap(({ at, items }) =>
    items
      .filter((item) => item.step === step && item.obligation !== undefined)
      .map(({ kind, day, to }) => `${at.slice(0, 16)} ${kind} ${day} to ${to.role} of ${to.party}`),
  );
}

function decide(ledger: EvaluationLedger, kind: DecisionKind, receivedAt: Instant): void {
  const decision = { id: `${kind}-${receivedAt}`, digest, receivedAt, ledgerRevision: ledger.state.revision };
  const more = kind === 'synthesis' ? { confirmed: false } : {};
  const answer = ledger.decide(
    { ...decision, kind, ...more } as Parameters<typeof ledger.decide>[0],
    receivedAt,
  );
  expect(answer).toMatchObject({ outcome: 'accepted' });
}

/** Nothing came in of steps 1–3; the remarks come back at an instant. */
function remarksAt(receivedAt: Instant, options: Parameters<typeof specOf>[0] = {}): EvaluationLedger {
  const ledger = new EvaluationLedger(specOf(options));
  const synthesisAt = local('2013-12-27 09:00');
  settleUpTo(ledger, synthesisAt);
  decide(ledger, 'synthesis', synthesisAt);
  settleUpTo(ledger, receivedAt);
  decide(ledger, 'remarks', receivedAt);
  return ledger;
}

/** As the worker does, instant by instant. */
function settleUpTo(ledger: EvaluationLedger, before: Instant): void {
  for (let at = ledger.nextAttentionAt; at && at < before; at = ledger.nextAttentionAt) ledger.settle(at);
}

describe('what becomes owed once its deadline is past', () => {
  test('is asked at the next letter time, and is overdue from the working day on which it became owed', () => {
    const ledger = remarksAt(local('2014-01-22 07:00'));
    expect(viewOf(ledger.spec, ledger.state).nextWakeAt).toBe(local('2014-01-22 08:00'));
    expect(toldFrom(ledger, 'recognition')).toEqual([
      '2014-01-22T01:00 overdue 0 to focal-person of so-noi-vu',
      '2014-01-22T01:00 overdue 0 to focal-person of van-phong-ubnd',
      '2014-01-23T01:00 overdue 1 to focal-person of so-noi-vu',
      '2014-01-23T01:00 overdue 1 to focal-person of van-phong-ubnd',
      '2014-01-23T01:00 escalation 1 to head of so-noi-vu',
      '2014-01-27T01:00 overdue 3 to focal-person of so-noi-vu',
      '2014-01-27T01:00 overdue 3 to focal-person of van-phong-ubnd',
      '2014-01-27T01:00 escalation 3 to head of so-noi-vu',
      '2014-01-31T01:00 overdue 7 to focal-person of so-noi-vu',
      '2014-01-31T01:00 overdue 7 to focal-person of van-phong-ubnd',
      '2014-01-31T01:00 escalation 7 to head of so-noi-vu',
      '2014-01-31T01:00 escalation 7 to chair of ubnd-tinh',
    ]);
    const days = ledger.undelivered.flatMap(({ items }) => items.map(({ overdueFrom }) => overdueFrom));
    expect(new Set(days)).toEqual(new Set(['2014-01-22']));
    expect(viewOf(ledger.spec, ledger.state).nextWakeAt).toBeNull();
  });

  const first = (ledger: EvaluationLedger) =>
    toldFrom(ledger, 'recognition')
      .filter((line) => line.includes('to focal-person of so-noi-vu'))
      .map((line) => line.split(' to ')[0]);

  test('after letter time the first ask falls on the first overdue day, which counts', () => {
    expect(first(remarksAt(local('2014-01-22 10:00')))).toEqual([
      '2014-01-23T01:00 overdue 1',
      '2014-01-27T01:00 overdue 3',
      '2014-01-31T01:00 overdue 7',
    ]);
  });

  test('on a day off it is overdue from the next working day', () => {
    expect(first(remarksAt(local('2014-01-25 10:00')))).toEqual([
      '2014-01-27T01:00 overdue 0',
      '2014-01-28T01:00 overdue 1',
      '2014-01-30T01:00 overdue 3',
      '2014-02-05T01:00 overdue 7',
    ]);
  });

  test('has no stages of the plan, though some are still ahead', () => {
    // The plan's own day 3 would be 15/01.
    expect(first(remarksAt(local('2014-01-14 10:00')))[0]).toBe('2014-01-15T01:00 overdue 1');
  });

  test('in time has the stages of the plan and no others', () => {
    expect(first(remarksAt(local('2014-01-08 10:00')))).toEqual([
      '2014-01-09T01:00 reminder 1',
      '2014-01-10T01:00 due-today 0',
      '2014-01-13T01:00 overdue 1',
      '2014-01-15T01:00 overdue 3',
      '2014-01-21T01:00 overdue 7',
    ]);
  });

  test('is asked at the letter time after, if its own was settled already some minutes ahead', () => {
    const recognition = { ...plan2013.steps.recognition, overdueDays: [] };
    const plan = { ...plan2013, steps: { ...plan2013.steps, recognition } };
    const ledger = new EvaluationLedger(specOf({ plan }));
    decide(ledger, 'synthesis', local('2013-12-27 09:00'));
    ledger.settle(local('2014-01-22 08:00'));
    decide(ledger, 'remarks', local('2014-01-22 07:58'));
    expect(first(ledger)).toEqual(['2014-01-23T01:00 overdue 0']);
  });

  test('is asked at once of everybody whom its days would have told, if the evaluation was away', () => {
    const ledger = remarksAt(local('2014-01-22 07:00'));
    ledger.told(ledger.untold);
    ledger.settle(local('2014-02-03 12:00'));
    const told = ledger.undelivered.flatMap(({ at, items }) =>
      items.map(({ kind, day, to }) => `${at.slice(0, 10)} ${kind} ${day} to ${to.role} of ${to.party}`),
    );
    expect(told).toEqual([
      '2014-01-31 overdue 7 to focal-person of so-noi-vu',
      '2014-01-31 overdue 7 to focal-person of van-phong-ubnd',
      '2014-01-31 escalation 7 to head of so-noi-vu',
      '2014-01-31 escalation 7 to chair of ubnd-tinh',
    ]);
  });

  test('a reopening late in January asks anew for what is missing', () => {
    const ledger = remarksAt(local('2014-01-08 10:00'));
    decide(ledger, 'reopening', local('2014-01-24 15:00'));
    const told = toldFrom(ledger, 'agency-review').filter((line) => line.includes('so-tai-chinh'));
    expect(told.slice(0, 4)).toEqual([
      '2014-01-27T01:00 overdue 1 to focal-person of so-tai-chinh',
      '2014-01-27T01:00 escalation 1 to head of so-tai-chinh',
      '2014-01-29T01:00 overdue 3 to focal-person of so-tai-chinh',
      '2014-02-04T01:00 overdue 7 to focal-person of so-tai-chinh',
    ]);
  });

  test('a campaign that is opened after a deadline counts from its opening', () => {
    const ledger = new EvaluationLedger(specOf({ openedAt: local('2013-11-15 10:00') }));
    expect(
      toldFrom(ledger, 'agency-review').filter((line) => line.includes('to focal-person of so-tai')),
    ).toEqual([
      '2013-11-18T01:00 overdue 1 to focal-person of so-tai-chinh',
      '2013-11-20T01:00 overdue 3 to focal-person of so-tai-chinh',
      '2013-11-26T01:00 overdue 7 to focal-person of so-tai-chinh',
    ]);
  });

  test('an evaluation from before this keeps to the plan’s stages', () => {
    const { letterTime: _, ...spec } = remarksAt(local('2014-01-08 10:00')).spec;
    const ledger = new EvaluationLedger(spec);
    decide(ledger, 'synthesis', local('2013-12-27 09:00'));
    decide(ledger, 'remarks', local('2014-01-20 10:00'));
    expect(first(ledger)).toEqual(['2014-01-21T01:00 overdue 7']);
  });
});
