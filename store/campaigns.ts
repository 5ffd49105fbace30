import type { Connection } from 'mongoose';
import { REAL_TIME } from '../domain/clock';
import type { Instant } from '../domain/time';
import { collectionOf } from './collection';
import type { CampaignDocument, CampaignOpening } from './documents/campaign';

/** A clock as it was kept before rehearsals went in legs: none in life, else points from real to plan time. */
interface EarlierClock {
  points: readonly { plan: Instant }[];
}

/** A rehearsal of an earlier version does not go on: its clock is at its end. */
function known(document: CampaignDocument): CampaignDocument {
  const clock = document.clock as CampaignDocument['clock'] | EarlierClock;
  if (!('points' in clock)) return document;
  const end = clock.points.at(-1)?.plan;
  if (end === undefined) return { ...document, clock: REAL_TIME };
  return { ...document, clock: { kind: 'rehearsal', now: end, settledThrough: end, endsAt: end } };
}

/** `campaigns`: opened once by id; afterwards only its state and its sending change. A cancelled one stays so. */
export function campaignsIn(connection: Connection) {
  const collection = collectionOf<CampaignDocument>({
    connection,
    name: 'campaigns',
    indexes: [{ state: 1, _id: 1 }],
  });
  return {
    createIndexes: () => collection.createIndexes(),
    /**
     * Insert-only: resolves to the document that stands. One with another `digest` than asked for is another campaign
     * of the same id, and the caller's to refuse. Insert it before its register, so that the digest decides.
     */
    async insert(document: CampaignDocument): Promise<{ stored: boolean; document: CampaignDocument }> {
      const stored = await collection.insert(document);
      const existing = stored ? null : await collection.get(document._id);
      return { stored, document: existing ? known(existing) : document };
    },
    async get(campaign: string): Promise<CampaignDocument | null> {
      const document = await collection.get(campaign);
      return document && known(document);
    },
    /** Those of these ids that there are. */
    among: async (ids: readonly string[]): Promise<CampaignDocument[]> =>
      (await collection.find({ _id: { $in: [...ids] } })).map(known),
    /** All, by id. */
    list: async (): Promise<CampaignDocument[]> => (await collection.find({})).map(known),
    /** Only an open campaign closes or is cancelled, so that the first ending stands however often it is told. */
    async setState({
      campaign,
      state,
      endedAtReal,
    }: {
      campaign: string;
      state: 'closed' | 'cancelled';
      endedAtReal: Instant;
    }): Promise<boolean> {
      return collection.update({ _id: campaign, state: 'open' }, { $set: { state, endedAtReal } });
    },
    /** Those that run, by id. */
    open: async (): Promise<CampaignDocument[]> => (await collection.find({ state: 'open' })).map(known),
    /** One that has closed runs again, for an evaluation that is reopened. */
    reopen: (campaign: string): Promise<boolean> =>
      collection.update(
        { _id: campaign, state: 'closed' },
        { $set: { state: 'open' }, $unset: { endedAtReal: '' } },
      ),
    /**
     * A rehearsal's clock only goes forward, so that going there twice is going there once; and no further than it may at this
     * very moment, so that who pauses it knows where it stands.
     */
    moveClock: ({ campaign, to }: { campaign: string; to: Instant }): Promise<boolean> =>
      collection.update(
        {
          _id: campaign,
          'clock.now': { $lt: to },
          'clock.standsAt': { $not: { $lt: to } },
          'clock.playedThrough': { $not: { $lt: to } },
        },
        { $set: { 'clock.now': to } },
      ),
    settleClock: ({ campaign, through }: { campaign: string; through: Instant }): Promise<boolean> =>
      collection.update(
        { _id: campaign, 'clock.settledThrough': { $lt: through } },
        { $set: { 'clock.settledThrough': through } },
      ),
    /** How far the clock of a rehearsal that is open may go; null: to its end. What is not named stays as it is. */
    setClock: ({
      campaign,
      ...bounds
    }: { campaign: string } & {
      [bound in 'standsAt' | 'playedThrough']?: Instant | null;
    }): Promise<boolean> => {
      const named = Object.entries(bounds).map(([bound, at]) => [`clock.${bound}`, at] as const);
      return collection.update(
        { _id: campaign, state: 'open', 'clock.kind': 'rehearsal' },
        {
          $set: Object.fromEntries(named.filter(([, at]) => at !== null)),
          $unset: Object.fromEntries(named.filter(([, at]) => at === null).map(([bound]) => [bound, ''])),
        },
      );
    },
    /** How far the opening has come; nothing once it is over. */
    noteOpening: ({
      campaign,
      ...come
    }: { campaign: string } & Partial<Pick<CampaignOpening, 'stored' | 'started'>>): Promise<boolean> => {
      const named = Object.entries(come).map(([what, count]) => [`opening.${what}`, count] as const);
      return collection.update(
        { _id: campaign, opening: { $ne: null } },
        { $set: Object.fromEntries(named) },
      );
    },
    /** All evaluations are started. Safe to repeat. */
    endOpening: (campaign: string): Promise<boolean> =>
      collection.update({ _id: campaign }, { $unset: { opening: '' } }),
    /** Resolves to whether there is such a campaign. */
    setSending: ({
      campaign,
      sending,
    }: {
      campaign: string;
      sending: CampaignDocument['sending'];
    }): Promise<boolean> => collection.update({ _id: campaign }, { $set: { sending } }),
  };
}

export type Campaigns = ReturnType<typeof campaignsIn>;
