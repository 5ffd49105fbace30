import type { ObligationStatus } from '../ledger/state';
import type { ObligationView } from '../ledger/view';
import type { Instant } from '../time';

/** An obligation's status at an instant: what the read model calls outstanding is owed only from `owedSince` on. */
export const statusAt = ({ status, owedSince }: ObligationView, now: Instant): ObligationStatus =>
  status === 'outstanding' && (owedSince === undefined || now < owedSince) ? 'not-owed-yet' : status;

export const isOutstanding = (obligation: ObligationView, now: Instant): boolean =>
  statusAt(obligation, now) === 'outstanding';

export const isOverdue = (obligation: ObligationView, now: Instant): boolean =>
  isOutstanding(obligation, now) && obligation.dueAt <= now;
