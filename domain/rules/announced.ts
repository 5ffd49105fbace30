import type { FilingKind } from '../filing-content';
import type { FilingAnswer } from '../ledger/facts';
import type { FilingStepId } from '../plan';
import type { Instant } from '../time';

/** As much of a stored filing as tells whether it is public. */
interface Filed {
  id: string;
  kind: FilingKind;
  step: FilingStepId;
  party: string;
  receivedAt: Instant;
  answer: FilingAnswer | null;
}

/**
 * The ids of what is public by the plan («thông báo công khai»): the announcements that were taken in, and of each
 * agency's review the version that stood when it last announced. A correction after that is public only once it is
 * announced too; where the announcement came before any review, the first one is what it announced.
 */
export function announcedOf(filings: readonly Filed[]): ReadonlySet<string> {
  const taken = filings.filter(
    ({ step, answer }) => step === 'agency-review' && answer?.outcome === 'accepted',
  );
  const announcements = taken.filter(({ kind }) => kind === 'announcement');
  const announced = new Set(announcements.map(({ id }) => id));
  // In order of receipt, so that the last one of a party stands.
  const lastAt = new Map(announcements.map(({ party, receivedAt }) => [party, receivedAt]));
  for (const [party, at] of lastAt) {
    const reviews = taken.filter((each) => each.kind === 'filing' && each.party === party);
    const stood = reviews.findLast(({ receivedAt }) => receivedAt <= at) ?? reviews[0];
    if (stood) announced.add(stood.id);
  }
  return announced;
}
