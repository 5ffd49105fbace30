import type { ObligationStatus } from '../ledger/state';
import type { ObligationView } from '../ledger/view';
import type { Instant } from '../time';

/** An obligation's status at an instant: what the read model calls outstanding is owed only from `owedSince` on. */
export const statusAt = (
  { status, owedSince }: Pick<ObligationView, 'status' | 'owedSince'>,
  now: Instant,
): ObligationStatus =>
  status === 'outstanding' && (owedSince === undefined || now < owedSince) ? 'not-owed-yet' : status;

export const isOutstanding = (
  obligation: Pick<ObligationView, 'status' | 'owedSince'>,
  now: Instant,
): boolean => statusAt(obligation, now) === 'outstanding';

/** Until then something is to come, of the owing body or, in steps 4 and 5, back from above. */
export const OVERDUE_STATUSES = ['outstanding', 'submitted', 'not-owed-yet'] as const;

/**
 * Whether a deadline has passed and what it is of has not come. In steps 4 and 5 also what was submitted in time, or cannot
 * be yet, while the answer from above has not come back.
 */
export const isOverdue = (obligation: Pick<ObligationView, 'status' | 'dueAt'>, now: Instant): boolean =>
  obligation.dueAt <= now && (OVERDUE_STATUSES as readonly ObligationStatus[]).includes(obligation.status);
