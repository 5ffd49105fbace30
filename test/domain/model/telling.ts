import * as fc from 'fast-check';
import type { DecisionAnswer, FilingAnswer } from '../../../domain/ledger/facts';
import { EvaluationLedger } from '../../../domain/ledger/ledger';
import { type ObligationView, viewOf } from '../../../domain/ledger/view';
import { evaluationSpecs, plannedOpening } from '../../../domain/schedule';
import { toMs } from '../../../domain/time';
import { plan2013 } from '../../fixtures/plans';
import { smallRegister } from '../../fixtures/small-register';
import { inAnyOrder, type Told, years } from './sent';
import type { Sent } from './standing';

/* Facts of years, told to the ledger of one evaluation in some order and in some runs, and how it stands then. */

export const openedAt = plannedOpening(plan2013);
export const opened = toMs(openedAt);
export const [spec] = evaluationSpecs({ campaign: 'c', plan: plan2013, register: smallRegister, openedAt });
if (!spec) throw new Error('the fixture has a unit');

export const REVIEW = { step: 'agency-review', party: 'so-noi-vu' } as const;
export const OTHER_REVIEW = { step: 'agency-review', party: 'so-tai-chinh' } as const;
export const SELF_REVIEW = { step: 'self-review', party: 'so-y-te' } as const;
export const OPINION = { step: 'member-opinion', party: 'pct-van-xa' } as const;
export const OWED = [REVIEW, OTHER_REVIEW, SELF_REVIEW, OPINION];
/** Nobody owes these: the unit's review of itself, and that of an agency that was not assigned. */
export const NOT_OWED = [
  { step: 'agency-review', party: 'so-y-te' },
  { step: 'agency-review', party: 'van-phong-ubnd' },
] as const;

export const now = '2013-12-20T00:00:00.000Z';

export const tell = (ledger: EvaluationLedger, told: Told): FilingAnswer | DecisionAnswer => {
  if (told.kind === 'voiding') return ledger.decide(told.decision, now);
  return told.kind === 'filing' ? ledger.file(told.fact, now) : ledger.announce(told.fact, now);
};

export const newLedger = () => new EvaluationLedger(structuredClone(spec));

/** Another run of the same evaluation goes on from what the one before has handed on. */
export const goOn = ({ state, undelivered }: EvaluationLedger) =>
  new EvaluationLedger(
    structuredClone(spec),
    JSON.parse(JSON.stringify(state)) as EvaluationLedger['state'],
    JSON.parse(JSON.stringify(undelivered)) as EvaluationLedger['undelivered'],
  );

/** Tells all of it; what is voided before it is there is refused, and voided again at the end. */
export function take(told: readonly Told[], runsEnd: ReadonlySet<number> = new Set()): EvaluationLedger {
  let ledger = newLedger();
  const tooEarly: Told[] = [];
  for (const [i, each] of told.entries()) {
    const answer = tell(ledger, each);
    if (answer.outcome === 'refused' && answer.refusal === 'unknown-filing') tooEarly.push(each);
    if (runsEnd.has(i)) ledger = goOn(ledger);
  }
  for (const each of tooEarly) tell(ledger, each);
  return ledger;
}
/** An obligation as the model says it. */
export const inShort = ({
  status,
  owedSince,
  missing = [],
  receivedAt,
  timeliness,
  lateWorkingDays,
  announcedAt,
  versions,
}: ObligationView) => {
  const says = versions.find(({ counts }) => counts)?.id;
  return {
    status,
    owedSince: owedSince === undefined ? undefined : toMs(owedSince),
    missing,
    ...(receivedAt !== undefined && { received: toMs(receivedAt), timeliness, lateWorkingDays }),
    ...(announcedAt !== undefined && { announced: toMs(announcedAt) }),
    ...(says !== undefined && { says }),
  };
};

export const obligation = (ledger: EvaluationLedger, { step, party }: Pick<Sent, 'step' | 'party'>) => {
  const found = viewOf(ledger.spec, ledger.state).obligations.find((o) => o.id === `${step}/${party}`);
  if (!found) throw new Error('nobody owes that');
  return found;
};

/** A year of one obligation or of all, told in some order, in some runs. */
export const toldYears = fc
  .oneof(
    { arbitrary: years([REVIEW], 9), weight: 2 },
    { arbitrary: years([SELF_REVIEW], 9), weight: 2 },
    { arbitrary: years([...OWED, ...NOT_OWED], 14), weight: 2 },
  )
  .chain((year) => fc.record({ year: fc.constant(year), told: inAnyOrder(year) }));
export const runsEnd = fc.array(fc.nat(30), { maxLength: 4 }).map((ends) => new Set(ends));
