import type { Connection } from 'mongoose';
import type { LedgerState } from '../domain/ledger/state';
import type { ObligationView } from '../domain/ledger/view';
import type { Countable } from '../domain/rules/progress';
import type { Instant } from '../domain/time';
import { collectionOf } from './collection';
import type { EvaluationDocument } from './documents/evaluation';
import { evaluationKey } from './ids';
import type { RegisterStore } from './register';

/** An evaluation without its story, for lists and counts. */
export type EvaluationRow = Omit<EvaluationDocument, 'ledger' | 'timeline' | 'writtenAt'>;

/** What lists and counts leave where it is. */
const STORY = ['ledger', 'timeline', 'writtenAt'] as const;

/** Of an obligation what tells where it stands, without the versions of what was filed. */
export type StandingObligation = Omit<ObligationView, 'versions' | 'told' | 'deadlineText' | 'lastStageAt'>;

/** A row of a list that tells where everything stands: a tenth of an evaluation. */
export type StandingRow = Omit<EvaluationRow, 'held' | 'obligations'> & { obligations: StandingObligation[] };

/** As much of a row as finding and counting takes. */
export type Standing = Pick<StandingRow, '_id' | 'unit' | 'status' | 'changes'> & {
  obligations: CountedObligation[];
  writtenAt?: Date;
};

export type CountedObligation = Countable & Pick<ObligationView, 'party'>;

const NOT_STANDING = [
  'held',
  'obligations.versions',
  'obligations.told',
  'obligations.deadlineText',
  'obligations.lastStageAt',
] as const;

const NOT_COUNTED = [
  'ledger',
  'timeline',
  ...NOT_STANDING,
  'campaign',
  'revision',
  'open',
  'nextWakeAt',
  'obligations.id',
  'obligations.name',
  'obligations.body',
  'obligations.receivedAt',
  'obligations.lateWorkingDays',
  'obligations.nextLetterAt',
  'obligations.announcedAt',
] as const;

/** So many are read at once: some megabytes, or half a second of the embedded store. */
const PAGE = 500;

/** `evaluations`: the read model. Each evaluation's projector alone writes its document; the newest `changes` stands. */
export function evaluationsIn(connection: Connection, { unitIdsSlice }: Pick<RegisterStore, 'unitIdsSlice'>) {
  const collection = collectionOf<EvaluationDocument>({
    connection,
    name: 'evaluations',
    indexes: [
      { campaign: 1, _id: 1 },
      { campaign: 1, open: 1, nextWakeAt: 1 },
      { campaign: 1, open: 1, _id: 1 },
      { campaign: 1, 'obligations.party': 1, _id: 1 },
      { campaign: 1, writtenAt: 1 },
    ],
    stamped: {
      at: 'writtenAt',
      optional: {
        synthesisAt: true,
        remarksAt: true,
        proposalAt: true,
        recognition: true,
        ledger: true,
        writtenAt: true,
      },
    },
  });
  /** All of a campaign, page by page of its register: however many there are, no call of the store takes long. */
  async function* inPages(
    campaign: string,
    without: readonly (keyof EvaluationDocument | `obligations.${string}`)[],
  ): AsyncGenerator<EvaluationDocument, void, void> {
    for (let offset = 0; ; offset += PAGE) {
      const units = await unitIdsSlice({ campaign, offset, limit: PAGE });
      if (units.length === 0) return;
      const _id = { $in: units.map((unit) => evaluationKey({ campaign, unit })) };
      yield* await collection.find({ _id }, { without: [...without] });
    }
  }
  async function unitsOf(
    { campaign, units }: { campaign: string; units: string[] },
    open: boolean,
  ): Promise<string[]> {
    const found = await collection.find(
      { _id: { $in: units.map((unit) => evaluationKey({ campaign, unit })) } },
      { without: [...STORY, 'obligations', 'held'] },
    );
    return found.filter((row) => row.open === open).map(({ unit }) => unit.id);
  }
  /**
   * Writes unless a document with as many or more changes stands; resolves to whether it was written. A lost race
   * for the first insert shows as a taken key: then another writer was first, and one more try compares with it.
   */
  async function upsertIfNewer(document: EvaluationDocument): Promise<boolean> {
    const older = { _id: document._id, changes: { $lt: document.changes } };
    return (await collection.replaceOrInsert(older, document)) || collection.replaceOrInsert(older, document);
  }
  return {
    createIndexes: () => collection.createIndexes(),
    /** Insert-only: the first view must not undo what the evaluation has written since. */
    insertFirst: (document: EvaluationDocument): Promise<boolean> => collection.insert(document),
    upsertIfNewer,
    /** The same for many, each for itself, in one call. */
    async upsertAllIfNewer(documents: readonly EvaluationDocument[]): Promise<void> {
      const replacements = documents.map((document) => ({
        filter: { _id: document._id, changes: { $lt: document.changes } },
        document,
      }));
      // A key that is taken is of a newer view, or of another writer who was first.
      const taken = await collection.replaceOrInsertEach(replacements);
      for (const document of taken) await upsertIfNewer(document);
    },
    /** Without its ledger. */
    get: (key: { campaign: string; unit: string }): Promise<EvaluationDocument | null> =>
      collection.get(evaluationKey(key), ['ledger', 'writtenAt']),
    /** Without story and ledger. */
    rowOf: (key: { campaign: string; unit: string }): Promise<EvaluationRow | null> =>
      collection.get(evaluationKey(key), [...STORY]),
    /** Those of some units, without story and ledger. */
    rowsOf: ({ campaign, units }: { campaign: string; units: string[] }): Promise<EvaluationRow[]> =>
      collection.find(
        { _id: { $in: units.map((unit) => evaluationKey({ campaign, unit })) } },
        { without: [...STORY] },
      ),
    /** Those of a campaign in which one of some parties owes something, without story and ledger. */
    owedBy: ({ campaign, parties }: { campaign: string; parties: string[] }): Promise<EvaluationRow[]> =>
      collection.find({ campaign, 'obligations.party': { $in: parties } }, { without: [...STORY] }),
    /** The same in batches, for what may be many; by `_id`. */
    eachOwedBy: ({
      campaign,
      parties,
    }: {
      campaign: string;
      parties: string[];
    }): AsyncIterable<EvaluationRow> =>
      collection.each({ campaign, 'obligations.party': { $in: parties } }, { without: [...STORY] }),
    /** What a linked run goes on from, and the answers by id; null until the first projection. */
    async ledgerOf(key: { campaign: string; unit: string }): Promise<LedgerState | null> {
      const found = await collection.get(evaluationKey(key), ['timeline', 'obligations', 'held']);
      return found?.ledger ?? null;
    },
    /** Some, by `_id`, of each only where everything stands. */
    standingsOf: async (ids: readonly string[]): Promise<StandingRow[]> =>
      collection.find({ _id: { $in: [...ids] } }, { without: [...STORY, ...NOT_STANDING] }),
    /** Some, by `_id`, without story and ledger. */
    rowsById: (ids: readonly string[]): Promise<EvaluationRow[]> =>
      collection.find({ _id: { $in: [...ids] } }, { without: [...STORY] }),
    /** All of a campaign that were written from an instant of the store's clock on, or all; in batches. */
    writtenSince: ({ campaign, since }: { campaign: string; since?: Date }): AsyncIterable<Standing> =>
      since
        ? collection.each({ campaign, writtenAt: { $gte: since } }, { without: [...NOT_COUNTED] })
        : inPages(campaign, NOT_COUNTED),
    /** All open ones of a campaign. */
    async *eachOpen(campaign: string): AsyncGenerator<EvaluationRow, void, void> {
      for await (const row of inPages(campaign, STORY)) if (row.open) yield row;
    },
    /** Ids of those of some units that have closed. */
    closedOf: (of: { campaign: string; units: string[] }): Promise<string[]> => unitsOf(of, false),
    /** Ids of those of some units that are open. */
    openOf: (of: { campaign: string; units: string[] }): Promise<string[]> => unitsOf(of, true),
    /** Open ones that have not yet settled what was due at `at`. */
    countBehind: ({ campaign, at }: { campaign: string; at: Instant }): Promise<number> =>
      collection.count({ campaign, open: true, nextWakeAt: { $lte: at } }),
    /** The units of some of those. */
    async behindOf({
      campaign,
      at,
      limit,
    }: {
      campaign: string;
      at: Instant;
      limit: number;
    }): Promise<string[]> {
      const found = await collection.find(
        { campaign, open: true, nextWakeAt: { $lte: at } },
        { limit, without: [...STORY, 'obligations', 'held'] },
      );
      return found.map(({ unit }) => unit.id);
    },
    /** The newest revision of each that the read model has. */
    async revisionsOf({
      campaign,
      units,
    }: {
      campaign: string;
      units: string[];
    }): Promise<{ unit: string; revision: number }[]> {
      const found = await collection.find(
        { _id: { $in: units.map((unit) => evaluationKey({ campaign, unit })) } },
        { without: [...STORY, 'obligations', 'held'] },
      );
      return found.map(({ unit, revision }) => ({ unit: unit.id, revision }));
    },
    hasAny: async (campaign: string): Promise<boolean> =>
      (await collection.find({ campaign }, { limit: 1, without: [...STORY, 'obligations'] })).length > 0,
    hasOpen: async (campaign: string): Promise<boolean> =>
      (await collection.find({ campaign, open: true }, { limit: 1, without: [...STORY, 'obligations'] }))
        .length > 0,
    countOpen: (campaign: string): Promise<number> => collection.count({ campaign, open: true }),
  };
}

export type Evaluations = ReturnType<typeof evaluationsIn>;
