import type { FilingDocument } from '../../store/documents';

/**
 * The ids of what is public by the plan («thông báo công khai»): the announcements that were taken in, and of each
 * agency's review the version that stood when it last announced. A correction after that is public only once it is
 * announced too; where the announcement came before any review, the first one is what it announced.
 */
export function announcedOf(filings: readonly FilingDocument[]): ReadonlySet<string> {
  const taken = filings.filter(
    ({ step, answer }) => step === 'agency-review' && answer?.outcome === 'accepted',
  );
  const announced = new Set<string>();
  for (const announcement of taken.filter(({ kind }) => kind === 'announcement')) {
    const { party, id } = announcement;
    announced.add(id);
    const last = taken.findLast((each) => each.kind === 'announcement' && each.party === party);
    const reviews = taken.filter((each) => each.kind === 'filing' && each.party === party);
    const stood = reviews.findLast(({ receivedAt }) => receivedAt <= (last?.receivedAt ?? '')) ?? reviews[0];
    if (stood) announced.add(stood.id);
  }
  return announced;
}
