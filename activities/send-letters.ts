import { cancellationSignal, log } from '@temporalio/activity';
import { isRealTime } from '../domain/clock';
import { MailUnavailable } from '../mail/mail-errors';
import { createRelayPace } from '../mail/relay-pace';
import type { LetterDocument } from '../store/documents/letter';
import { isStoreAway } from '../use-cases/away';
import type { SendingActivities, SentPage } from '../workflows/contract';
import type { ActivityDeps } from './deps';
import { findCampaign } from './find-campaign';
import { lookingAhead } from './ready-letters';
import { type SendingDeps, sendLetter } from './send-letter';
import { whileAlive } from './while-alive';
import { withLease } from './with-lease';

const PAGE = 200;
/** Conversations with the relay at once; what limits it is the pace. */
const AT_ONCE = 8;
/** A relay that was away so often in a row is left alone, with the rest of the page, until the next try. */
const GIVE_UP_AFTER = 5;

/** The one sender of the relay's letters, over all workers. */
const RELAY_LEASE = 'relay';

const NOTHING: SentPage = { unsent: 0 };

export function createSendingActivities(
  deps: SendingDeps & Pick<ActivityDeps, 'mailPerSecond'>,
): SendingActivities {
  const { store } = deps;
  const perSecond = deps.mailPerSecond ?? Number.POSITIVE_INFINITY;
  const pace = createRelayPace(perSecond);

  /**
   * Sends some, a few at once, whatever becomes of any one of them; stops early when the relay is away or `signal` says
   * so. Throws if the store is away, and if its worker shuts down before all are sent: what is in hand goes first.
   */
  async function sendSome(
    letters: readonly LetterDocument[],
    isRelay: boolean,
    signal?: AbortSignal,
  ): Promise<SentPage> {
    const look = lookingAhead(deps, letters, isRelay ? perSecond : Number.POSITIVE_INFINITY);
    let next = 0;
    let unsent = 0;
    let awayInARow = 0;
    const shutdown = cancellationSignal();
    const isOver = () =>
      next >= letters.length || awayInARow >= GIVE_UP_AFTER || signal?.aborted || shutdown.aborted;
    const sender = async () => {
      while (!isOver()) {
        const at = next;
        next += 1;
        const end = isRelay ? await pace.begin() : undefined;
        try {
          await sendLetter(deps, await look(at));
          awayInARow = 0;
        } catch (error) {
          if (isStoreAway(error)) throw error;
          // `sendOne` has logged what the relay said.
          if (!(error instanceof MailUnavailable))
            log.error('letter not sent', { letter: letters[at]?._id, error });
          unsent += 1;
          awayInARow = isRelayAway(error) ? awayInARow + 1 : 0;
        } finally {
          end?.();
        }
      }
    };
    const senders = await Promise.allSettled(Array.from({ length: AT_ONCE }, sender));
    // Only then: a failed attempt leaves nothing on its way beside the one that follows it.
    const failed = senders.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
    const left = letters.length - next;
    if (left > 0) shutdown.throwIfAborted();
    const isAway = awayInARow > 0 && { isAway: true as const };
    if (left > 0) return { unsent: unsent + left, ...isAway };
    // One that is not full is the last: what is released meanwhile is told by a signal.
    const last = letters.length < PAGE ? undefined : letters.at(-1)?._id;
    return { unsent, ...(last !== undefined && { last }), ...isAway };
  }

  return {
    /**
     * Safe to run twice: each letter is asked for again and sent only if it still waits to be sent. What another attempt
     * has in hand at the same time is counted as a possible duplicate; the lease keeps that to attempts that died.
     */
    sendLetters: ({ campaign: id, after }) =>
      whileAlive(async () => {
        const { sending, state, clock } = await findCampaign(store, id);
        if (sending === 'held' || state === 'cancelled') return NOTHING;
        const read = () => store.letters.readyAfter({ campaign: id, after, limit: PAGE });
        // Most times there is nothing, which should not wait for a lease.
        if (!(await store.letters.hasReady({ campaign: id, after }))) return NOTHING;
        const isRelay = isRealTime(clock);
        const page = isRelay
          ? await withLease({
              store,
              lease: RELAY_LEASE,
              async work(signal, left) {
                if (left) pace.goOnAfter(left);
                return sendSome(await read(), isRelay, signal);
              },
              leave: () => pace.givenLately(),
            })
          : await sendSome(await read(), isRelay);
        if (page.unsent > 0)
          log.warn('letters not delivered for now', { campaign: id, letters: page.unsent });
        return page;
      }),
  };
}

/** Not so if the relay answered, and of this letter alone. */
const isRelayAway = (error: unknown): boolean =>
  error instanceof MailUnavailable &&
  !(error.reply && (error.stage === 'recipient' || error.stage === 'letter'));
