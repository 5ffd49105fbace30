import type { ObligationStatus } from '../domain/ledger/state';
import type { Among, EvaluationFilter } from '../domain/rules/evaluation-filter';
import { OVERDUE_STATUSES } from '../domain/rules/owed-now';
import type { Instant } from '../domain/time';
import type { Filter } from './collection';
import type { EvaluationDocument } from './documents/evaluation';

type Query = Record<string, unknown>;

/** As `domain/rules/owed-now.ts` has it: what is stored as outstanding is owed only from `owedSince` on. */
const outstandingAt = (now: Instant): Query => ({ status: 'outstanding', owedSince: { $lte: now } });
const overdueAt = (now: Instant): Query => ({
  dueAt: { $lte: now },
  status: { $in: [...OVERDUE_STATUSES] },
});

function statusQuery(status: ObligationStatus, now: Instant): Query {
  switch (status) {
    case 'outstanding':
      return outstandingAt(now);
    case 'not-owed-yet':
      return {
        $or: [{ status }, { status: 'outstanding', owedSince: { $gt: now } }, unknownSince],
      };
    default:
      return { status };
  }
}

const unknownSince: Query = { status: 'outstanding', owedSince: { $exists: false } };

/** What one and the same obligation has to fulfil. */
function obligationQueries({ now, step, state, overdue, party }: EvaluationFilter, among?: Among): Query[] {
  return [
    ...(step === undefined ? [] : [{ step }]),
    ...(party === undefined ? [] : [{ party }]),
    ...(among === undefined ? [] : [{ step: { $in: among.steps } }]),
    ...(among?.party === undefined ? [] : [{ party: among.party }]),
    ...(among?.parties === undefined ? [] : [{ party: { $in: among.parties } }]),
    ...(state === undefined ? [] : [statusQuery(state, now)]),
    ...(overdue === undefined ? [] : [overdue ? overdueAt(now) : { $nor: [overdueAt(now)] }]),
  ];
}

function owedQuery(filter: EvaluationFilter, among?: Among): Filter<EvaluationDocument> {
  const owed = obligationQueries(filter, among);
  const owing = filter.party ?? among?.party ?? (among?.parties && { $in: among.parties });
  return {
    ...(among?.units && { 'unit.id': { $in: among.units } }),
    // For the index; the obligation itself is asked below.
    ...(owing !== undefined && { 'obligations.party': owing }),
    // The embedded store takes operators in here only beside a field.
    ...(owed.length > 0 && { obligations: { $elemMatch: { step: { $exists: true }, $and: owed } } }),
  };
}

/** A filter of evaluations as the store is asked; with several `among`, one of them has to hold. */
export function evaluationQuery(
  filter: EvaluationFilter,
  among?: readonly Among[],
): Filter<EvaluationDocument> {
  const { campaign, status, unitKind } = filter;
  const ways = among?.map((each) => owedQuery(filter, each)) ?? [owedQuery(filter)];
  return {
    campaign,
    ...(status !== undefined && { status }),
    ...(unitKind !== undefined && { 'unit.kind': unitKind }),
    ...(ways.length === 1 ? ways[0] : { $or: ways }),
  };
}
