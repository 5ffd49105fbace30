import type { Connection } from 'mongoose';
import type { DecisionAnswer } from '../domain/ledger/facts';
import type { Instant } from '../domain/time';
import { collectionOf } from './collection';
import type { DecisionDocument } from './documents/decision';
import { decisionRowKey } from './ids';
import { type AfterStored, pageByStored } from './page-by-stored';

interface DecisionKey {
  campaign: string;
  unit: string;
  document: string;
}

/** Rows of these kinds; of some kinds only those that their evaluations accepted. */
export interface DecisionsAmong {
  kinds: readonly DecisionDocument['kind'][];
  onlyAccepted: readonly DecisionDocument['kind'][];
}

/** Which rows; everything that is set has to hold. */
export interface DecisionFilter
  extends Pick<DecisionsAmong, 'kinds'>,
    Partial<Pick<DecisionsAmong, 'onlyAccepted'>> {
  campaign: string;
  unit?: string;
  document?: string;
}

/** `decisions`: one row per unit of a document. A refused row may be tried again, an accepted one stands for ever. */
export function decisionsIn(connection: Connection) {
  const collection = collectionOf<DecisionDocument>({
    connection,
    name: 'decisions',
    indexes: [
      { campaign: 1, unit: 1, 'answer.outcome': 1, receivedAt: 1 },
      { campaign: 1, _id: 1 },
      { campaign: 1, unit: 1, _id: 1 },
      { campaign: 1, document: 1, _id: 1 },
      { 'answer.outcome': 1, storedAtReal: 1, _id: 1 },
      { campaign: 1, receivedAt: 1 },
    ],
  });
  return {
    createIndexes: () => collection.createIndexes(),
    /** Insert-only: resolves to the document that stands. */
    async insert(document: DecisionDocument): Promise<{ stored: boolean; document: DecisionDocument }> {
      const stored = await collection.insert(document);
      const existing = stored ? null : await collection.get(document._id);
      return { stored, document: existing ?? document };
    },
    /**
     * Puts a corrected row in the place of a refused one, with no answer; false if the row that stands is not refused.
     * Nothing is lost: a refused row has changed nothing in its evaluation.
     */
    async replaceRefused(document: DecisionDocument): Promise<boolean> {
      return collection.replaceOrInsert({ _id: document._id, 'answer.outcome': 'refused' }, document);
    },
    get: (key: DecisionKey): Promise<DecisionDocument | null> => collection.get(decisionRowKey(key)),
    /**
     * Records the evaluation's answer unless the row is accepted already; resolves to the answer that stands. An
     * acceptance is never overwritten, so answers that come late or twice do no harm.
     */
    async setAnswer({ answer, ...key }: DecisionKey & { answer: DecisionAnswer }): Promise<DecisionAnswer> {
      const filter = { _id: decisionRowKey(key), 'answer.outcome': { $in: [null, 'refused'] } };
      if (await collection.update(filter, { $set: { answer } })) return answer;
      const document = await collection.get(decisionRowKey(key));
      return document?.answer ?? answer;
    },
    /** A page of what was stored before `storedBefore` (real time) and is not answered; in order of storing. */
    undelivered: (page: {
      storedBefore: Instant;
      after?: AfterStored;
      limit: number;
    }): Promise<DecisionDocument[]> =>
      pageByStored({
        ...page,
        find: (stored, reading) => collection.find({ 'answer.outcome': null, ...stored }, reading),
      }),
    /** By unit what was received from `since` on (plan time) was answered. */
    answersSince: ({
      campaign,
      since,
    }: {
      campaign: string;
      since: Instant;
    }): Promise<Pick<DecisionDocument, 'unit' | 'answer'>[]> =>
      collection.find(
        { campaign, receivedAt: { $gte: since } },
        { sort: { receivedAt: 1 }, without: ['content'] },
      ),
    /** What a unit's evaluation has not answered yet. */
    undeliveredOf: ({ campaign, unit }: { campaign: string; unit: string }): Promise<DecisionDocument[]> =>
      collection.find({ campaign, unit, 'answer.outcome': null }, { sort: { receivedAt: 1, _id: 1 } }),
    /** All of some units that are not refused. */
    takenOf: ({ campaign, units }: { campaign: string; units: string[] }): Promise<DecisionDocument[]> =>
      collection.find({ campaign, unit: { $in: units }, 'answer.outcome': { $in: [null, 'accepted'] } }),
    /** Those of some kinds that some units' evaluations accepted, in order of receipt. */
    acceptedOf: ({
      campaign,
      units,
      kinds,
    }: {
      campaign: string;
      units: string[];
      kinds: readonly DecisionDocument['kind'][];
    }): Promise<DecisionDocument[]> =>
      collection.find(
        { campaign, unit: { $in: units }, 'answer.outcome': 'accepted', kind: { $in: [...kinds] } },
        { sort: { receivedAt: 1 } },
      ),
    /** A page by `_id`, which is by unit; `next` is the `after` of the next page, null at the end. */
    async page({
      filter: { campaign, kinds, onlyAccepted, unit, document },
      after,
      limit,
    }: {
      filter: DecisionFilter;
      after: string;
      limit: number;
    }): Promise<{ decisions: DecisionDocument[]; next: string | null }> {
      const query = {
        campaign,
        kind: { $in: [...kinds] },
        ...(onlyAccepted && {
          $or: [{ kind: { $nin: [...onlyAccepted] } }, { 'answer.outcome': 'accepted' as const }],
        }),
        ...(unit !== undefined && { unit }),
        ...(document !== undefined && { document }),
        // Both together name one row.
        ...(unit !== undefined &&
          document !== undefined && { _id: { $in: [decisionRowKey({ campaign, unit, document })] } }),
      };
      const { rows: decisions, next } = await collection.page(query, { after, limit });
      return { decisions, next };
    },
    /** Entries of some units that were voided. */
    voidingsOf: ({ campaign, units }: { campaign: string; units: string[] }): Promise<DecisionDocument[]> =>
      collection.find({ campaign, unit: { $in: units }, kind: 'voiding', 'answer.outcome': 'accepted' }),
    /** In order of receipt. */
    byEvaluation: ({ campaign, unit }: { campaign: string; unit: string }): Promise<DecisionDocument[]> =>
      collection.find({ campaign, unit }, { sort: { receivedAt: 1, _id: 1 } }),
  };
}

export type Decisions = ReturnType<typeof decisionsIn>;
