import type { Connection } from 'mongoose';
import type { TimelineEntry } from '../domain/ledger/facts';
import type { LedgerState } from '../domain/ledger/state';
import type { Instant } from '../domain/time';
import { collectionOf, type Filter } from './collection';
import type { EvaluationDocument } from './documents';
import {
  asksForObligation,
  type EvaluationFilter,
  matchesObligation,
} from '../domain/rules/evaluation-filter';
import { evaluationKey } from './ids';

/** An evaluation without its story, for lists and counts. */
export type EvaluationRow = Omit<EvaluationDocument, 'ledger' | 'timeline'>;

/** As it is kept: with the parties of its obligations beside them, to filter by. */
type KeptEvaluation = EvaluationRow & { parties: string[] };

/** Beside the row, since lists and counts read all rows and nobody's story: `ledger` once there was a projection. */
interface KeptStory {
  _id: string;
  changes: number;
  timeline: TimelineEntry[];
  ledger?: LedgerState;
}

function split({ ledger, timeline, ...row }: EvaluationDocument): { kept: KeptEvaluation; story: KeptStory } {
  const { _id, changes } = row;
  const parties = [...new Set(row.obligations.map(({ party }) => party))];
  return { kept: { ...row, parties }, story: { _id, changes, timeline, ...(ledger && { ledger }) } };
}

/**
 * `evaluations` and `stories`: the read model. Each evaluation's projector alone writes its documents, the story
 * first; the newest `changes` stands in both.
 */
export function evaluationsIn(connection: Connection) {
  const collection = collectionOf<KeptEvaluation>({
    connection,
    name: 'evaluations',
    indexes: [
      { campaign: 1, _id: 1 },
      { campaign: 1, open: 1, nextWakeAt: 1 },
      { campaign: 1, parties: 1 },
    ],
    packed: ['obligations', 'held'],
  });
  const stories = collectionOf<KeptStory>({
    connection,
    name: 'stories',
    indexes: [],
    packed: ['timeline', 'ledger'],
  });
  const rows = (filter: Filter<KeptEvaluation>) =>
    collection.each(filter, { without: ['parties'] }) as AsyncIterable<EvaluationRow>;
  const rowOf = async ({ campaign, unit }: { campaign: string; unit: string }) =>
    (await collection.get(evaluationKey({ campaign, unit }), ['parties'])) as EvaluationRow | null;
  return {
    createIndexes: async () => {
      await collection.createIndexes();
      await stories.createIndexes();
    },
    /** Insert-only: the first view must not undo what the evaluation has written since. */
    async insertFirst(document: EvaluationDocument): Promise<boolean> {
      const { kept, story } = split(document);
      await stories.insert(story);
      return collection.insert(kept);
    },
    /**
     * Writes unless a document with as many or more changes stands; resolves to whether it was written. A lost race
     * for the first insert shows as a taken key: then another writer was first, and one more try compares with it.
     */
    async upsertIfNewer(document: EvaluationDocument): Promise<boolean> {
      const { kept, story } = split(document);
      const older = { _id: document._id, changes: { $lt: document.changes } };
      if (!(await stories.replaceOrInsert(older, story))) await stories.replaceOrInsert(older, story);
      return (
        (await collection.replaceOrInsert(older, kept)) || (await collection.replaceOrInsert(older, kept))
      );
    },
    /** Without its ledger. */
    async get(key: { campaign: string; unit: string }): Promise<EvaluationDocument | null> {
      const row = await rowOf(key);
      if (!row) return null;
      const story = await stories.get(row._id, ['ledger']);
      return { ...row, timeline: story?.timeline ?? [] };
    },
    /** Without story and ledger. */
    rowOf,
    /** Those of some units, without story and ledger. */
    rowsOf: async ({ campaign, units }: { campaign: string; units: string[] }): Promise<EvaluationRow[]> => {
      const found: EvaluationRow[] = [];
      for await (const row of rows({
        _id: { $in: units.map((unit) => evaluationKey({ campaign, unit })) },
      })) {
        found.push(row);
      }
      return found;
    },
    /** What a linked run goes on from, and the answers by id; null until the first projection. */
    async ledgerOf({ campaign, unit }: { campaign: string; unit: string }): Promise<LedgerState | null> {
      const story = await stories.get(evaluationKey({ campaign, unit }));
      return story?.ledger ?? null;
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
      const { campaign, status, unitKind, own } = filter;
      const party = filter.party ?? own?.party;
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
