import type { Connection } from 'mongoose';
import type { IssuedDocument, Stamp } from '../domain/filing-content';
import type { FilingAnswer } from '../domain/ledger/facts';
import { FILING_MARKS } from '../domain/rules/intake';
import type { Instant } from '../domain/time';
import { collectionOf } from './collection';
import type { FilingDocument } from './documents/filing';
import { filingKey } from './ids';
import { type AfterStored, pageByStored } from './page-by-stored';

/** The outcomes that an answer may take the place of: of none yet, and of being held by being taken in. */
const replaceable = ({ outcome }: FilingAnswer) => (outcome === 'accepted' ? [null, 'held'] : [null]);

/** Confidential parts of a filing's content. */
const WHAT_IT_SAYS: `content.${string}`[] = [
  'content.criteria',
  'content.level',
  'content.remarks',
  'content.score',
];

const UNREFUSED = [null, 'accepted', 'held'];

/** A paper's entry: of what it says the document and its stamp alone. */
export type PaperHead = Omit<FilingDocument, 'content'> & {
  content: { document?: IssuedDocument; receipt?: Stamp; url?: string };
};

/** A filing without what it says. */
export type FilingHead = Omit<FilingDocument, 'content'>;

interface FilingKey {
  campaign: string;
  unit: string;
  /** The filing's own id. */
  id: string;
}

/** `filings`: content and receipt are insert-only; the answer is set once, and only a held one is ever taken in. */
export function filingsIn(connection: Connection) {
  const collection = collectionOf<FilingDocument>({
    connection,
    name: 'filings',
    indexes: [
      { campaign: 1, unit: 1, 'answer.outcome': 1, receivedAt: 1 },
      { 'answer.outcome': 1, storedAtReal: 1, _id: 1 },
      { campaign: 1, marks: 1, _id: 1 },
      { campaign: 1, storedAt: 1 },
      { campaign: 1, channel: 1, receivedAt: 1 },
    ],
  });
  return {
    createIndexes: () => collection.createIndexes(),
    /** Insert-only: resolves to the document that stands; with another `digest` it is another filing of the same id. */
    async insert(document: FilingDocument): Promise<{ stored: boolean; document: FilingDocument }> {
      const stored = await collection.insert(document);
      const existing = stored ? null : await collection.get(document._id);
      return { stored, document: existing ?? document };
    },
    get: (key: FilingKey): Promise<FilingDocument | null> => collection.get(filingKey(key)),
    /**
     * Records the evaluation's answer if there is none yet, or if a held filing was taken in by a reopening; resolves
     * to the answer that stands. Any other order of the same calls ends the same, since nothing else is overwritten.
     */
    async setAnswer({ answer, ...key }: FilingKey & { answer: FilingAnswer }): Promise<FilingAnswer> {
      const _id = filingKey(key);
      const isSet = await collection.update(
        { _id, 'answer.outcome': { $in: replaceable(answer) } },
        { $set: { answer } },
      );
      const standing = isSet ? null : await collection.get(_id);
      return standing?.answer ?? answer;
    },
    /** The same for many, in one call. */
    setAnswers: (answers: readonly (FilingKey & { answer: FilingAnswer })[]): Promise<number> =>
      collection.updateEach(
        answers.map(({ answer, ...key }) => ({
          filter: { _id: filingKey(key), 'answer.outcome': { $in: replaceable(answer) } },
          update: { $set: { answer } },
        })),
      ),
    /** Remembers the last signal but that of its storing; only for knowing when to repeat it, so that the order of two calls does not matter. */
    async markSignalled({ at, ...key }: FilingKey & { at: Instant }): Promise<void> {
      await collection.update({ _id: filingKey(key) }, { $set: { signalledAtReal: at } });
    },
    /** A page of what was stored before `storedBefore` (real time) and is not answered, without contents; in order of storing. */
    undelivered: (page: {
      storedBefore: Instant;
      after?: AfterStored;
      limit: number;
    }): Promise<FilingHead[]> =>
      pageByStored({
        ...page,
        find: (stored, reading) =>
          collection.find({ 'answer.outcome': null, ...stored }, { ...reading, without: ['content'] }),
      }),
    /** By unit what was stored from `since` on (plan time) was answered. */
    answersSince: ({
      campaign,
      since,
    }: {
      campaign: string;
      since: Instant;
    }): Promise<Pick<FilingDocument, 'unit' | 'answer'>[]> =>
      collection.find(
        { campaign, storedAt: { $gte: since } },
        { sort: { storedAt: 1 }, without: ['content'] },
      ),
    /** What a unit's evaluation has not answered yet: its ledger may not know of it. */
    undeliveredOf: ({ campaign, unit }: { campaign: string; unit: string }): Promise<FilingDocument[]> =>
      collection.find({ campaign, unit, 'answer.outcome': null }, { sort: { receivedAt: 1, _id: 1 } }),
    /** Kept after the freeze; in order of receipt. */
    heldOf: ({ campaign, unit }: { campaign: string; unit: string }): Promise<FilingDocument[]> =>
      collection.find({ campaign, unit, 'answer.outcome': 'held' }, { sort: { receivedAt: 1, _id: 1 } }),
    /** All of some units that are not refused, without their contents. */
    headsOf: ({ campaign, units }: { campaign: string; units: string[] }): Promise<FilingHead[]> =>
      collection.find(
        { campaign, unit: { $in: units }, 'answer.outcome': { $in: UNREFUSED } },
        { without: ['content'] },
      ),
    /** Those of some parties for some units that are not refused, without their contents. */
    ofParties: ({
      campaign,
      units,
      parties,
    }: {
      campaign: string;
      units: string[];
      parties: string[];
    }): Promise<FilingHead[]> =>
      collection.find(
        {
          campaign,
          unit: { $in: units },
          'answer.outcome': { $in: UNREFUSED },
          party: { $in: parties },
        },
        { without: ['content'] },
      ),
    /** Those of one party in a step for some units that are not refused: of what they say the level and the document alone. */
    ofParty: ({
      campaign,
      units,
      step,
      party,
    }: Pick<FilingDocument, 'campaign' | 'step' | 'party'> & { units: string[] }): Promise<
      FilingDocument[]
    > =>
      collection.find(
        { campaign, unit: { $in: units }, 'answer.outcome': { $in: UNREFUSED }, party, step },
        { without: ['content.criteria', 'content.remarks', 'content.score'] },
      ),
    /** Announcements of some units that were taken in, with what they say, which is public. */
    announcementsOf: ({
      campaign,
      units,
    }: {
      campaign: string;
      units: string[];
    }): Promise<FilingDocument[]> =>
      collection.find(
        { campaign, unit: { $in: units }, 'answer.outcome': 'accepted', kind: 'announcement' },
        { sort: { receivedAt: 1 } },
      ),
    /** Those of one obligation that are not refused, without their contents; announcements by themselves. */
    versionsOf: ({
      campaign,
      unit,
      step,
      party,
      kind,
    }: Pick<FilingDocument, 'campaign' | 'unit' | 'step' | 'party' | 'kind'>): Promise<FilingHead[]> =>
      collection.find(
        { campaign, unit, 'answer.outcome': { $in: UNREFUSED }, step, party, kind },
        { without: ['content'] },
      ),
    /** A page by `_id` of those with marks, without contents; `next` is the `after` of the next page, null at the end. */
    async marked({
      campaign,
      after,
      limit,
    }: {
      campaign: string;
      after: string;
      limit: number;
    }): Promise<{ filings: FilingHead[]; next: string | null }> {
      const { rows: filings, next } = await collection.page(
        { campaign, marks: { $in: [...FILING_MARKS] } },
        { after, limit, without: ['content'] },
      );
      return { filings, next };
    },
    /** What was entered from paper with a stamp of a span of time, or all that waits for its contents; by its stamp. */
    papers: ({
      campaign,
      from,
      before,
      waiting,
      limit,
    }: {
      campaign: string;
      from?: Instant;
      before?: Instant;
      waiting?: true;
      limit: number;
    }): Promise<PaperHead[]> =>
      collection.find(
        {
          campaign,
          channel: 'paper',
          ...(from !== undefined && before !== undefined && { receivedAt: { $gte: from, $lt: before } }),
          ...(waiting && { awaitsContent: true }),
        },
        { sort: { receivedAt: 1, _id: 1 }, limit, without: WHAT_IT_SAYS },
      ),
    /** What was entered from a party's papers. */
    papersOf: ({ campaign, party }: { campaign: string; party: string }): Promise<PaperHead[]> =>
      collection.find({ campaign, channel: 'paper', party }, { without: WHAT_IT_SAYS }),
    /** Entries that were made in the place of others. */
    replacing: ({ campaign, ids }: { campaign: string; ids: string[] }): Promise<PaperHead[]> =>
      collection.find({ campaign, channel: 'paper', replaces: { $in: ids } }, { without: WHAT_IT_SAYS }),
    /** Those of some units that were not refused: of what they say the level and the scores alone. */
    levelsOf: ({ campaign, units }: { campaign: string; units: string[] }): Promise<FilingDocument[]> =>
      collection.find(
        { campaign, unit: { $in: units }, 'answer.outcome': { $in: UNREFUSED } },
        { without: ['content.criteria', 'content.remarks'] },
      ),
    /** All of a unit in order of receipt, without their contents. */
    byEvaluation: ({ campaign, unit }: { campaign: string; unit: string }): Promise<FilingHead[]> =>
      collection.find({ campaign, unit }, { sort: { receivedAt: 1, _id: 1 }, without: ['content'] }),
  };
}

export type Filings = ReturnType<typeof filingsIn>;
