import type { ObligationStatus } from '../domain/ledger/state';
import type { EvaluationFilter } from '../domain/rules/evaluation-filter';
import { OVERDUE_STATUSES } from '../domain/rules/owed-now';
import type { Instant } from '../domain/time';
import type { Filter } from './collection';
import type { EvaluationDocument } from './documents';

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
function obligationQueries({ now, step, state, overdue, party, own }: EvaluationFilter): Query[] {
  return [
    ...(step === undefined ? [] : [{ step }]),
    ...(party === undefined ? [] : [{ party }]),
    ...(own === undefined ? [] : [{ party: own.party, step: { $in: own.steps } }]),
    ...(state === undefined ? [] : [statusQuery(state, now)]),
    ...(overdue === undefined ? [] : [overdue ? overdueAt(now) : { $nor: [overdueAt(now)] }]),
  ];
}

/** A filter of evaluations as the store is asked. */
export function evaluationQuery(filter: EvaluationFilter): Filter<EvaluationDocument> {
  const { campaign, status, unitKind, party, own } = filter;
  const owed = obligationQueries(filter);
  const owing = party ?? own?.party;
  return {
    campaign,
    ...(status !== undefined && { status }),
    ...(unitKind !== undefined && { 'unit.kind': unitKind }),
    // For the index; the obligation itself is asked below.
    ...(owing !== undefined && { 'obligations.party': owing }),
    // The embedded store takes operators in here only beside a field.
    ...(owed.length > 0 && { obligations: { $elemMatch: { step: { $exists: true }, $and: owed } } }),
  };
}
