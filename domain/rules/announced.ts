import { first, inOrder, living } from '../ledger/versions';
import type { Filed } from './filing-standing';

/**
 * The ids of what is public by the plan («thông báo công khai»): the announcements that were taken in, and of each
 * agency's review the version that stood when it last announced. A correction after that is public only once it is
 * announced too, but that a paper which was entered wrongly is public as it was entered right; where the announcement
 * came before any review, the first one is what it announced.
 */
export function announcedOf(filings: readonly Filed[]): ReadonlySet<string> {
  const taken = filings.filter(
    ({ step, answer }) => step === 'agency-review' && answer?.outcome === 'accepted',
  );
  const announced = new Set<string>();
  for (const party of new Set(taken.map((each) => each.party))) {
    const own = taken.filter((each) => each.party === party);
    const announcements = inOrder(living(own.filter(({ kind }) => kind === 'announcement')));
    for (const { id } of announcements) announced.add(id);
    const at = announcements
      .map(({ receivedAt }) => receivedAt)
      .sort()
      .at(-1);
    if (at === undefined) continue;
    const reviews = living(own.filter(({ kind }) => kind === 'filing')).filter((each) => !each.awaitsContent);
    const stood = inOrder(reviews.filter(({ receivedAt }) => receivedAt <= at)).at(-1) ?? first(reviews);
    if (stood) announced.add(stood.id);
  }
  return announced;
}
