import type { Connection } from 'mongoose';
import type { LedgerState } from '../domain/ledger/state';
import type { Instant } from '../domain/time';
import { collectionOf, type Filter } from './collection';
import type { EvaluationDocument } from './documents';
import { asksForObligation, type EvaluationFilter, matchesObligation } from './evaluation-filter';
import { inCampaign } from './ids';

/** An evaluation without its story, for lists and counts. */
export type EvaluationRow = Omit<EvaluationDocument, 'ledger' | 'timeline'>;

/** As it is kept: with the parties of its obligations beside them, to filter by. */
type KeptEvaluation = EvaluationDocument & { parties: string[] };

const keep = (document: EvaluationDocument): KeptEvaluation => ({
  ...document,
  parties: [...new Set(document.obligations.map(({ party }) => party))],
});

/** `evaluations`: the read model. Each evaluation's projector alone writes its document; the newest `changes` stands. */
export function evaluationsIn(connection: Connection) {
  const collection = collectionOf<KeptEvaluation>({
    connection,
    name: 'evaluations',
    indexes: [
      { campaign: 1, _id: 1 },
      { campaign: 1, open: 1, nextWakeAt: 1 },
      { campaign: 1, parties: 1 },
    ],
    packed: ['obligations', 'held', 'timeline', 'ledger'],
  });
  const rows = (filter: Filter<KeptEvaluation>) =>
    collection.each(filter, { without: ['ledger', 'timeline', 'parties'] }) as AsyncIterable<EvaluationRow>;
  return {
    createIndexes: () => collection.createIndexes(),
    /** Insert-only: the first view must not undo what the evaluation has written since. */
    insertFirst: (document: EvaluationDocument): Promise<boolean> => collection.insert(keep(document)),
    /**
     * Writes unless a document with as many or more changes stands; resolves to whether it was written. A lost race
     * for the first insert shows as a taken key: then another writer was first, and one more try compares with it.
     */
    async upsertIfNewer(document: EvaluationDocument): Promise<boolean> {
      const filter = { _id: document._id, changes: { $lt: document.changes } };
      const kept = keep(document);
      return (
        (await collection.replaceOrInsert(filter, kept)) || (await collection.replaceOrInsert(filter, kept))
      );
    },
    /** Without its ledger. */
    get: async ({ campaign, unit }: { campaign: string; unit: string }): Promise<EvaluationDocument | null> =>
      (await collection.get(inCampaign(campaign, unit), ['ledger', 'parties'])) as EvaluationDocument | null,
    /** Without story and ledger. */
    rowOf: async ({ campaign, unit }: { campaign: string; unit: string }): Promise<EvaluationRow | null> =>
      (await collection.get(inCampaign(campaign, unit), [
        'ledger',
        'timeline',
        'parties',
      ])) as EvaluationRow | null,
    /** Those of some units, without story and ledger. */
    rowsOf: async ({ campaign, units }: { campaign: string; units: string[] }): Promise<EvaluationRow[]> => {
      const found: EvaluationRow[] = [];
      for await (const row of rows({ _id: { $in: units.map((unit) => inCampaign(campaign, unit)) } })) {
        found.push(row);
      }
      return found;
    },
    /** What a linked run goes on from, and the answers by id; null until the first projection. */
    async ledgerOf({ campaign, unit }: { campaign: string; unit: string }): Promise<LedgerState | null> {
      const kept = await collection.get(inCampaign(campaign, unit));
      return kept?.ledger ?? null;
    },
    /** A page by `_id` after `after`, empty for the first. `next` is the `after` of the next page, null at the end. */
    async page({
      filter,
      after = '',
      limit,
    }: {
      filter: EvaluationFilter;
      after?: string;
      limit: number;
    }): Promise<{ evaluations: EvaluationRow[]; next: string | null }> {
      const { campaign, status, unitKind, party } = filter;
      const found: EvaluationRow[] = [];
      // What is asked of one and the same obligation is asked here: the store keeps them as one text.
      const exact = asksForObligation(filter);
      const rough: Filter<KeptEvaluation> = {
        campaign,
        _id: { $gt: after },
        ...(status !== undefined && { status }),
        ...(unitKind !== undefined && { 'unit.kind': unitKind }),
        ...(party !== undefined && { parties: party }),
      };
      for await (const row of rows(rough)) {
        if (exact && !row.obligations.some((o) => matchesObligation(o, filter))) continue;
        if (found.length === limit) return { evaluations: found, next: found.at(-1)?._id ?? null };
        found.push(row);
      }
      return { evaluations: found, next: null };
    },
    /** All of a campaign in batches, by `_id`. */
    each: ({ campaign, open }: { campaign: string; open?: boolean }): AsyncIterable<EvaluationRow> =>
      rows({ campaign, ...(open !== undefined && { open }) }),
    /** Open ones that have not yet settled what was due at `at`. */
    countBehind: ({ campaign, at }: { campaign: string; at: Instant }): Promise<number> =>
      collection.count({ campaign, open: true, nextWakeAt: { $lte: at } }),
    countOpen: (campaign: string): Promise<number> => collection.count({ campaign, open: true }),
  };
}

export type Evaluations = ReturnType<typeof evaluationsIn>;
