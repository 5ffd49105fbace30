import { log } from '@temporalio/activity';
import type { LetterDocument } from '../store/documents/letter';
import type { Store } from '../store/store';

const PAGE = 200;

/**
 * Withdraws letters that wait for release until all their evaluations have closed: nobody will release them, and the
 * campaign would never end. News in them that needs no release still goes. Safe to run twice: only what waits is changed.
 */
export async function withdrawClosed({ store, campaign }: { store: Store; campaign: string }): Promise<void> {
  let withdrawn = 0;
  for (let after: string | null = ''; after !== null; ) {
    const page: Awaited<ReturnType<Store['letters']['page']>> = await store.letters.page({
      filter: { campaign, state: 'waiting' },
      after,
      limit: PAGE,
    });
    const units = [...new Set(page.letters.flatMap(({ items }) => items.map(({ unit }) => unit)))];
    const closed = new Set(await store.evaluations.closedOf({ campaign, units }));
    const ended = page.letters.filter(({ items }) => items.every(({ unit }) => closed.has(unit)));
    await store.letters.stopWaiting(idsOf(ended.filter(hasNews)));
    const letters = idsOf(ended.filter((letter) => !hasNews(letter)));
    withdrawn += await store.letters.withdrawWaiting({ letters, because: 'evaluation-closed' });
    after = page.next;
  }
  if (withdrawn > 0)
    log.info('letters withdrawn: their evaluations have closed', { campaign, letters: withdrawn });
}

const idsOf = (letters: readonly LetterDocument[]): string[] => letters.map(({ _id }) => _id);

const hasNews = ({ items }: LetterDocument): boolean =>
  items.some(({ obligation, needsRelease }) => obligation === undefined && !needsRelease);
