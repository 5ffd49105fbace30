import type { Connection } from 'mongoose';
import type { Instant } from '../domain/time';
import { collectionOf } from './collection';
import type { DraftDocument } from './documents/filing';
import { owedKey } from './ids';

/** A draft without what it says. */
export type DraftHead = Omit<DraftDocument, 'fields'>;

type DraftKey = Pick<DraftDocument, 'campaign' | 'unit' | 'step' | 'party'>;

const DAY_MS = 24 * 3_600_000;
/** Longer than any campaign with all its reopenings: nothing that is still worked on goes. */
const KEPT_MS = 400 * DAY_MS;
/** After the close of its evaluation. */
const KEPT_AFTER_CLOSE_MS = 30 * DAY_MS;

/** By the store's own clock, which removes it then. */
type KeptDraft = DraftDocument & { forgetAt: Date };

const inMs = (ms: number): Date => new Date(Date.now() + ms);

/** `drafts`: each save is a compare-and-set by the revision, so that nobody's text takes the place of what they have not seen. */
export function draftsIn(connection: Connection) {
  const collection = collectionOf<KeptDraft>({
    connection,
    name: 'drafts',
    indexes: [
      { campaign: 1, party: 1 },
      { campaign: 1, unit: 1, forgetAt: 1 },
    ],
    expiresBy: 'forgetAt',
  });
  const kept = (document: DraftDocument, isOpen: boolean): KeptDraft => ({
    ...document,
    forgetAt: inMs(isOpen ? KEPT_MS : KEPT_AFTER_CLOSE_MS),
  });
  return {
    createIndexes: () => collection.createIndexes(),
    get: (key: DraftKey): Promise<DraftDocument | null> => collection.get(owedKey(key), ['forgetAt']),
    /** Insert-only; false if there is one. */
    insert: ({ draft, isOpen }: { draft: DraftDocument; isOpen: boolean }): Promise<boolean> =>
      collection.insert(kept(draft, isOpen)),
    /** Writes the revision after the one that `draft` says; false if another one stands. */
    replace: async ({ draft, isOpen }: { draft: DraftDocument; isOpen: boolean }): Promise<boolean> => {
      const { _id, filing, fields, filled, revision, savedAt, by } = draft;
      const { forgetAt } = kept(draft, isOpen);
      return collection.update(
        { _id, revision: revision - 1 },
        { $set: { filing, fields, filled, revision, savedAt, by, forgetAt } },
      );
    },
    /** Nothing happens if there is none, or another revision. */
    remove: ({ revision, ...key }: DraftKey & { revision?: number | undefined }): Promise<boolean> =>
      collection.remove({ _id: owedKey(key), ...(revision !== undefined && { revision }) }),
    /** That of a filing that is stored; nothing of it was saved since. */
    removeFiled: ({
      filing,
      storedAt,
      ...key
    }: DraftKey & { filing: string; storedAt: Instant }): Promise<boolean> =>
      collection.remove({ _id: owedKey(key), filing, savedAt: { $lte: storedAt } }),
    /** All of some parties in a campaign, without what they say. */
    headsOf: ({ campaign, parties }: { campaign: string; parties: string[] }): Promise<DraftHead[]> =>
      collection.find({ campaign, party: { $in: parties } }, { without: ['fields', 'forgetAt'] }),
    /** All of one party in a step, with what they say. */
    ofParty: ({
      campaign,
      step,
      party,
    }: Pick<DraftDocument, 'campaign' | 'step' | 'party'>): Promise<DraftDocument[]> =>
      collection.find({ campaign, party, step }, { without: ['forgetAt'] }),
    /** Lets those of a closed evaluation go in a month; again is the same, since no day is put off. */
    closeOf: async ({ campaign, unit }: { campaign: string; unit: string }): Promise<void> => {
      const forgetAt = inMs(KEPT_AFTER_CLOSE_MS);
      await collection.updateAll({ campaign, unit, forgetAt: { $gt: forgetAt } }, { $set: { forgetAt } });
    },
    /** Keeps those of an evaluation that is open again. */
    reopenOf: async ({ campaign, unit }: { campaign: string; unit: string }): Promise<void> => {
      await collection.updateAll({ campaign, unit }, { $set: { forgetAt: inMs(KEPT_MS) } });
    },
  };
}

export type Drafts = ReturnType<typeof draftsIn>;
