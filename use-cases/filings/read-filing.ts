import { announcedOf } from '../../domain/rules/announced';
import { type FilingStanding, standingsOf } from '../../domain/rules/filing-standing';
import type { FilingDocument } from '../../store/documents/filing';
import type { FilingHead } from '../../store/filings';
import type { Store } from '../../store/store';
import { loadUnit } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { type Author, filingIdBy } from './filing-id';
import { noSuchFiling } from './no-such-filing';
import { type Voided, voidedBy } from './voided';

/** A filing with what has become of it since it was answered. */
export interface ReadFiling<Filing = FilingDocument> extends FilingStanding {
  filing: Filing;
  /** Public by the plan. */
  announced: boolean;
  /** Entered wrongly, and why. */
  voided?: Voided;
}

type Target = Record<'campaign' | 'unit', string>;

/** Filings and announcements of a unit, in order of receipt, without their contents. */
export async function listFilings(
  deps: Pick<Deps, 'store'>,
  target: Target,
): Promise<ReadFiling<FilingHead>[]> {
  await loadUnit(deps, target);
  return filingsOf(deps.store, target);
}

/** One of them with its content: by its id within the unit, or by what one of the asking authors called it. */
export async function readFiling(
  { store }: Pick<Deps, 'store'>,
  { id, authors, ...target }: Target & { id: string; authors: readonly Author[] },
): Promise<ReadFiling> {
  const filings = await filingsOf(store, target);
  const ids = [...authors.map((author) => filingIdBy(author, id)), id];
  const found = ids.map((each) => filings.find(({ filing }) => filing.id === each));
  const read = found.find((each) => each !== undefined);
  const filing = read && (await store.filings.get(read.filing));
  if (!filing) throw noSuchFiling();
  return { ...read, filing };
}

/** The same of a unit that is known to be there. */
export async function filingsOf(
  { filings, decisions }: Store,
  target: Target,
): Promise<ReadFiling<FilingHead>[]> {
  const stored = await filings.byEvaluation(target);
  const hasPaper = stored.some(({ channel }) => channel === 'paper');
  const { campaign, unit } = target;
  const voidedOf = voidedBy(hasPaper ? await decisions.voidingsOf({ campaign, units: [unit] }) : []);
  const sent = stored.map((filing) => {
    const voided = voidedOf(filing);
    return { ...filing, ...(voided && { voided }) };
  });
  const announced = announcedOf(sent);
  const standings = standingsOf(sent);
  return stored.map((filing) => {
    const voided = voidedOf(filing);
    return {
      filing,
      announced: announced.has(filing.id),
      ...standings.get(filing.id),
      ...(voided && { voided }),
    };
  });
}
