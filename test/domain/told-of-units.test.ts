import { EvaluationLedger } from '../../domain/ledger/ledger';
import type { NoticeItem } from '../../domain/ledger/notices';
import { viewOf } from '../../domain/ledger/view';
import { asStillOwed, type KnownUnit } from '../../domain/rules/still-owed';
import { evaluationSpecs, plannedOpening } from '../../domain/schedule';
import { fromMs, type Instant } from '../../domain/time';
import { plan2013 } from '../fixtures/plans';
import { smallRegister } from '../fixtures/small-register';

const digest = 'd'.repeat(64);
const REVIEW = 'agency-review/so-tai-chinh';
/** By the clock on the wall in the plan's zone. */
const local = (text: string): Instant => fromMs(Date.parse(`${text.replace(' ', 'T')}:00+07:00`));

/** The evaluation of Sở Y tế, which two agencies review and one member gives an opinion on. */
function begun() {
  const openedAt = plannedOpening(plan2013);
  const [spec] = evaluationSpecs({ campaign: 'c', plan: plan2013, register: smallRegister, openedAt });
  if (!spec) throw new Error('the fixture has a unit');
  const ledger = new EvaluationLedger(spec);
  let count = 0;
  const decide = (rest: object, receivedAt: Instant) => {
    count += 1;
    const decision = { id: `d-${count}`, digest, receivedAt, ledgerRevision: ledger.state.revision, ...rest };
    expect(ledger.decide(decision as Parameters<typeof ledger.decide>[0], receivedAt)).toMatchObject({
      outcome: 'accepted',
    });
  };
  const fact = (id: string, receivedAt: Instant) => ({
    id,
    party: 'so-tai-chinh',
    digest,
    receivedAt,
    channel: 'paper' as const,
  });
  return {
    ledger,
    decide,
    file: (id: string, at: Instant) => ledger.file({ ...fact(id, at), step: 'agency-review' }, at),
    announce: (id: string, at: Instant) => ledger.announce(fact(id, at), at),
  };
}

const told = (ledger: EvaluationLedger, kind: NoticeItem['kind']) =>
  ledger.undelivered.flatMap(({ items }) => items.filter((item) => item.kind === kind));
const readers = (items: NoticeItem[]) => items.map(({ to }) => `${to.role} of ${to.party}`);

/** An item as it would be told at an instant, from the read model alone. */
const asTold = (
  item: NoticeItem | undefined,
  ledger: EvaluationLedger,
  now: Instant,
  decisions: object[] = [],
) =>
  item &&
  asStillOwed(
    { ...item, unit: 'so-y-te', at: local('2013-11-05 16:30') },
    {
      now,
      units: new Map([
        [
          'so-y-te',
          {
            evaluation: viewOf(ledger.spec, ledger.state),
            filings: [],
            decisions: decisions as KnownUnit['decisions'],
          },
        ],
      ]),
    },
  );

const MORNING = local('2013-11-05 09:00');
const AFTERNOON = local('2013-11-05 15:00');

describe('a waiver', () => {
  test('is told to the agency and to the unit, and its lifting with what is missing by then', () => {
    const { ledger, decide, file } = begun();
    file('nx', MORNING);
    decide({ kind: 'waiver', obligation: REVIEW }, MORNING);
    expect(readers(told(ledger, 'waived'))).toEqual([
      'focal-person of so-tai-chinh',
      'focal-person of so-y-te',
    ]);
    decide({ kind: 'lifting', obligation: REVIEW }, AFTERNOON);
    expect(told(ledger, 'waiver-lifted').map(({ missing }) => missing)).toEqual([
      ['announcement'],
      ['announcement'],
    ]);
  });

  test('of an opinion is told to the member’s secretary alone', () => {
    const { ledger, decide } = begun();
    decide({ kind: 'waiver', obligation: 'member-opinion/pct-van-xa' }, MORNING);
    expect(told(ledger, 'waived')).toMatchObject([
      { to: { party: 'pct-van-xa', role: 'secretary' }, needsRelease: true },
    ]);
  });

  test('that was lifted before its letter goes is not told, nor a lifting that was undone', () => {
    const { ledger, decide } = begun();
    decide({ kind: 'waiver', obligation: REVIEW }, MORNING);
    const [waived] = told(ledger, 'waived');
    expect(asTold(waived, ledger, AFTERNOON)).toBeDefined();
    decide({ kind: 'lifting', obligation: REVIEW }, AFTERNOON);
    const [lifted] = told(ledger, 'waiver-lifted');
    expect(asTold(waived, ledger, AFTERNOON)).toBeUndefined();
    expect(asTold(lifted, ledger, AFTERNOON)).toMatchObject({ missing: ['filing', 'announcement'] });
    decide({ kind: 'waiver', obligation: REVIEW }, AFTERNOON);
    expect(asTold(lifted, ledger, AFTERNOON)).toBeUndefined();
    expect(asTold(waived, ledger, AFTERNOON)).toBeDefined();
  });

  test('is told although the read model does not have it yet', () => {
    const { ledger, decide } = begun();
    const behind = begun().ledger;
    decide({ kind: 'waiver', obligation: REVIEW }, MORNING);
    const [waived] = told(ledger, 'waived');
    const row = { unit: 'so-y-te', kind: 'waiver', content: { obligation: REVIEW } };
    const answer = { outcome: 'accepted', revision: 1 };
    expect(asTold(waived, behind, AFTERNOON, [{ ...row, answer }])).toBeDefined();
  });
});

describe('a voided entry', () => {
  test('is told to the agency, with what is missing as of the sending', () => {
    const { ledger, decide, file, announce } = begun();
    file('nx', MORNING);
    announce('tb', MORNING);
    decide({ kind: 'voiding', filing: 'nx' }, AFTERNOON);
    const items = told(ledger, 'voided');
    expect(readers(items)).toEqual(['focal-person of so-tai-chinh']);
    expect(items).toMatchObject([{ part: 'filing', missing: ['filing'] }]);
    file('nx-2', AFTERNOON);
    expect(asTold(items[0], ledger, AFTERNOON)).toMatchObject({ missing: [] });
  });

  test('asks for nothing while another entry counts', () => {
    const { ledger, decide, file, announce } = begun();
    file('nx', MORNING);
    file('nx-2', MORNING);
    announce('tb', MORNING);
    decide({ kind: 'voiding', filing: 'nx-2' }, AFTERNOON);
    expect(told(ledger, 'voided')).toMatchObject([{ missing: [] }]);
  });

  test('that was an announcement is told to the unit as well, unless another one stands', () => {
    const { ledger, decide, announce } = begun();
    announce('tb', MORNING);
    announce('tb-2', MORNING);
    decide({ kind: 'voiding', filing: 'tb' }, AFTERNOON);
    expect(readers(told(ledger, 'voided'))).toEqual(['focal-person of so-tai-chinh']);
    decide({ kind: 'voiding', filing: 'tb-2' }, AFTERNOON);
    expect(readers(told(ledger, 'voided').slice(1))).toEqual([
      'focal-person of so-tai-chinh',
      'focal-person of so-y-te',
    ]);
  });

  test('asks for nothing in a frozen dossier', () => {
    const { ledger, decide, announce } = begun();
    decide({ kind: 'synthesis', confirmed: false }, local('2013-12-27 09:00'));
    announce('tb', local('2013-12-28 09:00'));
    decide({ kind: 'voiding', filing: 'tb' }, local('2013-12-28 10:00'));
    expect(told(ledger, 'voided').map(({ missing }) => missing)).toEqual([[], []]);
  });
});

describe('what the chair is told of a recognition that has not come', () => {
  const JANUARY = local('2014-01-13 08:00');
  const item = (ledger: EvaluationLedger) => {
    ledger.settle(JANUARY);
    return told(ledger, 'not-returned').find(({ step }) => step === 'recognition');
  };

  test('names what the proposal waits for', () => {
    const nothing = begun().ledger;
    expect(item(nothing)).toMatchObject({ submitted: false, awaits: 'synthesis' });
    const { ledger, decide } = begun();
    decide({ kind: 'synthesis', confirmed: false }, local('2013-12-27 09:00'));
    expect(item(ledger)).toMatchObject({ submitted: false, awaits: 'remarks' });
  });

  test('names it as of the sending', () => {
    const { ledger, decide } = begun();
    const asked = item(ledger);
    const tell = () => asTold(asked, ledger, JANUARY);
    expect(tell()).toMatchObject({ submitted: false, awaits: 'synthesis' });
    decide({ kind: 'synthesis', confirmed: false }, JANUARY);
    expect(tell()).toMatchObject({ submitted: false, awaits: 'remarks' });
    decide({ kind: 'remarks' }, JANUARY);
    expect(tell()).toMatchObject({ submitted: false });
    expect(tell()).not.toHaveProperty('awaits');
    decide({ kind: 'proposal' }, JANUARY);
    expect(tell()).toMatchObject({ submitted: true });
    expect(tell()).not.toHaveProperty('awaits');
    const level = { kind: 'recognition', level: 'good', basis: ledger.state.proposed };
    decide(level, JANUARY);
    expect(tell()).toBeUndefined();
  });
});
