import type { FilingStepId } from '../../domain/plan';
import type { Instant } from '../../domain/time';
import type { DraftDocument } from '../../store/documents/filing';
import type { FilingHead } from '../../store/filings';
import type { Store } from '../../store/store';
import { filingIdBy } from '../filings/filing-id';

/** What a party owes of a unit in a step: of each there is one draft, which all its people share. */
export interface Owed {
  campaign: string;
  unit: string;
  step: FilingStepId;
  party: string;
}

/** A draft as its party reads it. */
export interface Draft {
  filing: string;
  fields: Record<string, string>;
  revision: number;
  /** Real time. */
  savedAt: Instant;
  by: string;
}

export const shownDraft = ({ filing, fields, revision, savedAt, by }: DraftDocument): Draft => ({
  filing,
  fields: Object.fromEntries(fields.map(({ name, value }) => [name, value])),
  revision,
  savedAt,
  by,
});

/** The id within its unit of what a draft becomes. */
export const filingOfDraft = ({ party, filing }: Pick<DraftDocument, 'party' | 'filing'>): string =>
  filingIdBy({ party }, filing);

type Stored = Pick<FilingHead, 'storedAtReal' | 'answer'>;

/** Whether a filing is one that nothing more is to be sent under. */
export const isTaken = (filing: Stored | null | undefined): filing is Stored =>
  filing !== null && filing !== undefined && filing.answer?.outcome !== 'refused';

/** Whether a draft has become a filing. What was saved later is still to be filed, under another id. */
export const isFiledAs = (
  { savedAt }: Pick<DraftDocument, 'savedAt'>,
  filing: Stored | null | undefined,
): boolean => isTaken(filing) && savedAt <= filing.storedAtReal;

/** The draft that stands. One whose filing is stored was left by a crash in between, and goes. */
export async function findDraft(store: Store, owed: Owed): Promise<DraftDocument | null> {
  const draft = await store.drafts.get(owed);
  if (!draft) return null;
  const { campaign, unit } = owed;
  const filing = await store.filings.get({ campaign, unit, id: filingOfDraft(draft) });
  return unlessFiled(store, draft, filing);
}

/** The same of what was read with its filing. */
export async function unlessFiled(
  store: Store,
  draft: DraftDocument,
  filing: Stored | null | undefined,
): Promise<DraftDocument | null> {
  if (!filing || !isFiledAs(draft, filing)) return draft;
  await store.drafts.removeFiled({ ...draft, storedAt: filing.storedAtReal });
  return null;
}
