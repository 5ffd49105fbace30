import { announcedOf } from '../../domain/rules/announced';
import type { FilingDocument } from '../../store/documents';
import { loadUnit } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { noSuchFiling } from './no-such-filing';

/** Filings and announcements of a unit in order of receipt, and the ids of what of them is public. */
export async function listFilings(
  deps: Pick<Deps, 'store'>,
  target: { campaign: string; unit: string },
): Promise<{ filings: FilingDocument[]; announced: ReadonlySet<string> }> {
  await loadUnit(deps, target);
  const filings = await deps.store.filings.byEvaluation(target);
  return { filings, announced: announcedOf(filings) };
}

/** One of them, with its content. */
export async function readFiling(
  { store }: Pick<Deps, 'store'>,
  key: { campaign: string; unit: string; id: string },
): Promise<{ filing: FilingDocument; announced: ReadonlySet<string> }> {
  const filing = await store.filings.get(key);
  if (!filing) throw noSuchFiling();
  const isReview = filing.step === 'agency-review';
  const others = isReview ? await store.filings.byEvaluation(key) : [];
  return { filing, announced: announcedOf(others) };
}
