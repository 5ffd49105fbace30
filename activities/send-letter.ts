import { log } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { isRealTime, planTimeAt, sendingTimeOf } from '../domain/clock';
import { fromMs } from '../domain/time';
import { AddressRefused, MailUnavailable } from '../mail/mail-errors';
import type { Mailer, OutgoingLetter } from '../mail/mailer';
import { outgoingLetter } from '../mail/render-letter';
import type { CampaignDocument, LetterDocument } from '../store/documents';
import { type CurrentLetter, currentLetter, inputOfLetter } from '../use-cases/letters/letter-as-of';
import { createStandingLookUp } from '../use-cases/letters/look-up-standing';
import { linksOfLetter } from '../use-cases/links/links-of-letter';
import type { ActivityDeps } from './deps';
import { FAILURES, unknown } from './failures';
import { findCampaign } from './find-campaign';
import { untilStored } from './until-stored';

export type SendingDeps = Pick<ActivityDeps, 'store' | 'now' | 'relay' | 'captured' | 'faceAt'>;

/** How sending one letter ended. */
export type SendOutcome = 'sent' | 'withdrawn' | 'failed' | 'not-ready';

/**
 * Sends one letter. A passing failure is thrown, a final one is recorded. Safe to run twice: a letter that was sent,
 * withdrawn or failed stays so. Only an attempt that began and never ended is made again, under the same `Message-ID`, and
 * counted: the server may have taken it.
 */
export function createSendLetter(deps: SendingDeps) {
  const lookUpStanding = createStandingLookUp(deps);
  return async ({ letter: id }: { letter: string }): Promise<{ outcome: SendOutcome }> => {
    const letter = await deps.store.letters.get(id);
    if (!letter) throw unknown(FAILURES.letterUnknown, id);
    const ended = endOf(letter);
    if (ended) return { outcome: ended };
    const campaign = await findCampaign(deps.store, letter.campaign);
    if (campaign.sending === 'held' || campaign.state === 'cancelled') return { outcome: 'not-ready' };
    const now = { letter, campaign, nowMs: deps.now() };
    const current = await currentLetter({ ...deps, lookUpStanding }, now);
    if (!current) {
      await deps.store.letters.markWithdrawn({ letter: id, because: 'not-owed' });
      log.info('letter withdrawn: nothing of it is owed any more', { campaign: campaign._id, letter: id });
      return { outcome: 'withdrawn' };
    }
    const outgoing = await render(deps, current, campaign);
    const mailer = mailerFor(deps, campaign);
    if (!(await deps.store.letters.beginSending(id))) {
      const other = await deps.store.letters.get(id);
      return { outcome: (other && endOf(other)) ?? 'not-ready' };
    }
    return {
      outcome: await send(deps, { letter, campaign, outgoing, mailer, told: current.told }),
    };
  };
}

function endOf({ state }: LetterDocument): SendOutcome | undefined {
  switch (state) {
    case 'ready':
    case 'sending':
      return undefined;
    case 'waiting':
      return 'not-ready';
    default:
      return state;
  }
}

/** A campaign whose clock is not the real one never reaches anybody's real mailbox. */
function mailerFor({ relay, captured }: SendingDeps, { clock }: CampaignDocument): Mailer {
  if (isRealTime(clock)) return relay;
  if (captured) return captured;
  throw ApplicationFailure.create({
    message: 'a rehearsal delivers to the captured mailbox alone, and none is set',
    type: FAILURES.noCapturedMailbox,
  });
}

async function render(
  { store, now, faceAt }: SendingDeps,
  { letter, waiting }: CurrentLetter,
  campaign: CampaignDocument,
): Promise<OutgoingLetter> {
  const nowMs = now();
  const { plan } = campaign;
  const links = faceAt && linksOfLetter({ letter, plan, faceAt, createdAt: fromMs(nowMs) });
  // Before the letter can be in anybody's hands.
  if (links && links.documents.length > 0) await store.letterLinks.insertAll(links.documents);
  const { linkOf, tasksAt } = links ?? {};
  return outgoingLetter(
    await inputOfLetter({ store }, { letter, waiting, campaign, nowMs, linkOf, tasksAt }),
  );
}

async function send(
  { store, now }: SendingDeps,
  {
    letter: document,
    campaign: { clock },
    outgoing,
    mailer,
    told,
  }: {
    letter: LetterDocument;
    campaign: CampaignDocument;
    outgoing: OutgoingLetter;
    mailer: Mailer;
    told: CurrentLetter['told'];
  },
): Promise<SendOutcome> {
  const { _id: letter, campaign: id, person } = document;
  try {
    const { messageId } = await mailer.send(outgoing);
    const { subject } = outgoing;
    const nowMs = now();
    const sentAt = sendingTimeOf(clock, document, nowMs);
    const sent = { letter, sentAt, sentAtReal: fromMs(nowMs), messageId, subject, ...told };
    await untilStored(() => store.letters.markSent(sent));
    log.info('letter sent', { campaign: id, letter });
    return 'sent';
  } catch (error) {
    if (error instanceof AddressRefused) {
      // The person first: a crash between the two tries the letter again, and is refused again.
      const at = planTimeAt(clock, now());
      await store.register.markAddressRefused({ campaign: id, person, at, reason: error.message });
      await store.letters.markFailed({ letter, error: error.message });
      log.warn('letter failed: its address was refused for good', {
        campaign: id,
        letter,
        person,
        reply: error.reply,
      });
      return 'failed';
    }
    // Anything else leaves the attempt open: the server may have the letter, and the next attempt counts it.
    if (!(error instanceof MailUnavailable)) throw error;
    const inDoubt = error.accepted === 'unknown';
    await store.letters.markReadyAgain({ letter, error: error.message, inDoubt });
    const { stage, reply, code } = error;
    log.warn('letter not delivered for now', { campaign: id, letter, stage, reply, code, inDoubt });
    throw error;
  }
}
