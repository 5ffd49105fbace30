import type { Connection } from 'mongoose';
import {
  type FailureReason,
  LETTER_STATES,
  type LetterFilter,
  type LetterState,
  type WithdrawalReason,
} from '../domain/letters';
import type { Instant } from '../domain/time';
import { collectionOf } from './collection';
import type { LetterDocument } from './documents/letter';

/** Those in which a letter is still to go, or to be seen to. */
const UNENDED = ['waiting', 'ready', 'sending', 'failed'] as const satisfies readonly LetterState[];
type UnendedState = (typeof UNENDED)[number];

/** What may be handed to the mail server; `sending` after an attempt that never ended. */
const SENDABLE: LetterState[] = ['ready', 'sending'];

/**
 * `letters`: the outbox. Insert-only by person and instant; every change of state is a compare-and-set, and the end
 * states `sent`, `withdrawn` and `failed` are never left, but by what was on its way, and by a failed letter that is sent again.
 */
export function lettersIn(connection: Connection) {
  const collection = collectionOf<LetterDocument>({
    connection,
    name: 'letters',
    indexes: [
      { campaign: 1, _id: 1 },
      { campaign: 1, state: 1, _id: 1 },
      { campaign: 1, state: 1, at: 1 },
      { campaign: 1, person: 1, _id: 1 },
      { round: 1, _id: 1 },
      { campaign: 1, 'items.unit': 1, _id: 1 },
    ],
  });
  const change = (id: string, from: LetterState[], set: Partial<LetterDocument>) =>
    collection.update({ _id: id, state: { $in: from } }, { $set: set });
  const changeWaiting = (ids: readonly string[], set: Partial<LetterDocument>) =>
    collection.updateEach(ids.map((_id) => ({ filter: { _id, state: 'waiting' }, update: { $set: set } })));
  return {
    createIndexes: () => collection.createIndexes(),
    /** Insert-only, each for itself: a letter that stands, in whatever state, is never made anew. Counts the new. */
    insertOnly: (letters: readonly LetterDocument[]): Promise<number> => collection.insertAll(letters),
    get: (letter: string): Promise<LetterDocument | null> => collection.get(letter),
    /** A page by `_id` after `after`, empty for the first. `next` is the `after` of the next page, null at the end. */
    async page({
      filter,
      after = '',
      limit,
    }: {
      filter: LetterFilter;
      after?: string;
      limit: number;
    }): Promise<{ letters: LetterDocument[]; next: string | null }> {
      const { rows: letters, next } = await collection.page({ ...filter }, { after, limit });
      return { letters, next };
    },
    ofRound: (round: string): AsyncIterable<LetterDocument> => collection.each({ round }),
    /** Whether letters may be sent whose ids are after `after`. */
    async hasReady({ campaign, after }: { campaign: string; after: string }): Promise<boolean> {
      for (const state of SENDABLE) {
        const one = { limit: 1, without: ['items' as const, 'alsoOwed' as const] };
        if ((await collection.find({ campaign, state, _id: { $gt: after } }, one)).length > 0) return true;
      }
      return false;
    },
    /** Letters that may be sent, by id after `after`. */
    async readyAfter({
      campaign,
      after,
      limit,
    }: {
      campaign: string;
      after: string;
      limit: number;
    }): Promise<LetterDocument[]> {
      const found = await Promise.all(
        SENDABLE.map((state) => collection.find({ campaign, state, _id: { $gt: after } }, { limit })),
      );
      return found
        .flat()
        .sort((a, b) => (a._id < b._id ? -1 : 1))
        .slice(0, limit);
    },
    /** Letters that wait for release since a round at or before `at`, without their items. */
    waitingSince: ({ campaign, at }: { campaign: string; at: Instant }): Promise<LetterDocument[]> =>
      collection.find({ campaign, state: 'waiting', at: { $lte: at } }, { without: ['items', 'alsoOwed'] }),
    /** All that tell something of a unit, by instant; without what else their addressees owed. */
    ofUnit: ({ campaign, unit }: { campaign: string; unit: string }): Promise<LetterDocument[]> =>
      collection.find({ campaign, 'items.unit': unit }, { without: ['alsoOwed'] }),
    /** Letters of some people that asked them for something, by instant; without what they asked for. */
    askingOf: ({ campaign, people }: { campaign: string; people: string[] }): Promise<LetterDocument[]> =>
      collection.find(
        { campaign, person: { $in: people }, 'items.obligation': { $exists: true } },
        { without: ['items', 'alsoOwed'] },
      ),
    /** Those of some letters that a campaign has. */
    async some({ campaign, letters }: { campaign: string; letters: string[] }): Promise<LetterDocument[]> {
      const found = await collection.find({ _id: { $in: letters } });
      return found.filter((letter) => letter.campaign === campaign);
    },
    /** A waiting letter becomes ready; false, and nothing is changed, if it does not wait. */
    release: ({
      letter,
      by,
      at,
      digest,
    }: {
      letter: string;
      by: string;
      /** Plan time. */
      at: Instant;
      /** Of what was read in it. */
      digest: string;
    }): Promise<boolean> =>
      change(letter, ['waiting'], {
        state: 'ready',
        releasedAt: at,
        releasedBy: by,
        releasedDigest: digest,
      }),
    /** A waiting letter is withdrawn for a reason; false, and nothing is changed, if it does not wait. */
    decline: ({
      letter,
      by,
      at,
      reason,
    }: {
      letter: string;
      by: string;
      /** Plan time. */
      at: Instant;
      reason: string;
    }): Promise<boolean> =>
      change(letter, ['waiting'], {
        state: 'withdrawn',
        withdrawnBecause: 'declined',
        declinedAt: at,
        declinedBy: by,
        declinedReason: reason,
      }),
    async countByState(campaign: string): Promise<Record<LetterState, number>> {
      const counts = await collection.countBy({ campaign }, 'state');
      const perState = LETTER_STATES.map((state) => [state, counts.get(state) ?? 0] as const);
      return Object.fromEntries(perState) as Record<LetterState, number>;
    },
    /** How many have come to no end, by state: as many as there is to do. */
    async countUnended(campaign: string): Promise<Record<UnendedState, number>> {
      const counts = await collection.countBy({ campaign, state: { $in: [...UNENDED] } }, 'state');
      const perState = UNENDED.map((state) => [state, counts.get(state) ?? 0] as const);
      return Object.fromEntries(perState) as Record<UnendedState, number>;
    },
    /** Possible duplicates and attempts of a campaign's letters are summed by the caller from this. */
    each: (filter: LetterFilter): AsyncIterable<LetterDocument> =>
      collection.each({ ...filter }, { without: ['items', 'alsoOwed'] }),
    /**
     * Begins an attempt; false if the letter is not to be sent. `again`: it counts a possible duplicate, since the attempt
     * before it never ended, and the server may have taken that one.
     */
    async beginSending(letter: string): Promise<'first' | 'again' | false> {
      const first = { $set: { state: 'sending' as const }, $inc: { attempts: 1 } };
      if (await collection.update({ _id: letter, state: 'ready' }, first)) return 'first';
      const again = { $inc: { attempts: 1, possibleDuplicates: 1 } };
      return (await collection.update({ _id: letter, state: 'sending' }, again)) && 'again';
    },
    /**
     * False, and nothing is changed, if the letter has reached an end already; but one that was on its way when its
     * campaign was cancelled has been sent.
     */
    async markSent({
      letter,
      ...sent
    }: { letter: string } & Required<
      Pick<LetterDocument, 'sentAt' | 'sentAtReal' | 'messageId' | 'subject' | 'sentItems'>
    > &
      Pick<
        LetterDocument,
        'sentAlsoOwed' | 'sentFacts' | 'sentAlsoFacts' | 'sentWaiting'
      >): Promise<boolean> {
      const isChanged = await change(letter, SENDABLE, { state: 'sent', ...sent });
      if (isChanged) return true;
      return collection.update(
        { _id: letter, withdrawnBecause: 'campaign-cancelled' },
        { $set: { state: 'sent', ...sent }, $unset: { withdrawnBecause: '' } },
      );
    },
    /** A tombstone: it stays, so that no repeat of its round makes it anew. */
    markWithdrawn: ({ letter, because }: { letter: string; because: WithdrawalReason }): Promise<boolean> =>
      change(letter, SENDABLE, { state: 'withdrawn', withdrawnBecause: because }),
    /** Waiting letters become withdrawn; others of the list are left alone. Resolves to how many it withdrew. */
    withdrawWaiting: ({
      letters,
      because,
    }: {
      letters: string[];
      because: WithdrawalReason;
    }): Promise<number> => changeWaiting(letters, { state: 'withdrawn', withdrawnBecause: because }),
    /** Whatever of a campaign was to go, or waited, is withdrawn. Resolves to how many. */
    withdrawAll: (campaign: string): Promise<number> =>
      collection.updateAll(
        { campaign, state: { $in: [...SENDABLE, 'waiting'] } },
        { $set: { state: 'withdrawn', withdrawnBecause: 'campaign-cancelled' } },
      ),
    /** Waiting letters may go without a release, and without what needs one. Resolves to how many. */
    stopWaiting: (letters: string[]): Promise<number> => changeWaiting(letters, { state: 'ready' }),
    markFailed: ({
      letter,
      error,
      because,
    }: {
      letter: string;
      error: string;
      because: FailureReason;
    }): Promise<boolean> =>
      change(letter, SENDABLE, { state: 'failed', lastError: error, failedBecause: because }),
    /**
     * A letter that failed is to go once more, as if it had never been refused. False, and nothing is changed, unless it is one
     * of this person's that failed.
     */
    sendAgain: ({
      letter,
      campaign,
      person,
      at,
    }: {
      letter: string;
      campaign: string;
      person: string;
      /** Plan time. */
      at: Instant;
    }): Promise<boolean> =>
      collection.update(
        { _id: letter, campaign, person, state: 'failed' },
        {
          $set: { state: 'ready', resentAt: at },
          $unset: { failedBecause: '', notTakenSince: '', notTakenAt: '', refusals: '' },
        },
      ),
    /**
     * Ends an attempt that failed for now. In doubt, the server may have taken it all the same: counted. `tried` is what is to
     * be remembered of how its refusals went on.
     */
    markReadyAgain: ({
      letter,
      error,
      inDoubt,
      tried = {},
    }: {
      letter: string;
      error: string;
      inDoubt: boolean;
      tried?: Pick<LetterDocument, 'notTakenSince' | 'notTakenAt' | 'refusals'>;
    }): Promise<boolean> =>
      collection.update(
        { _id: letter, state: 'sending' },
        {
          $set: { state: 'ready', lastError: error, ...tried },
          ...(inDoubt && { $inc: { possibleDuplicates: 1 } }),
        },
      ),
  };
}

export type Letters = ReturnType<typeof lettersIn>;
