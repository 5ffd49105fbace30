import { log } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { isRealTime, sendingTimeOf } from '../domain/clock';
import { fromMs } from '../domain/time';
import type { Mailer, OutgoingLetter } from '../mail/mailer';
import { outgoingLetter } from '../mail/render-letter';
import type { CampaignDocument } from '../store/documents/campaign';
import type { LetterDocument } from '../store/documents/letter';
import { type CurrentLetter, inputOfLetter } from '../use-cases/letters/letter-as-of';
import type { ActivityDeps } from './deps';
import { FAILURES, unknown } from './failures';
import { notDelivered } from './not-delivered';
import { type ReadyLetter, readyLetters } from './ready-letters';
import { untilStored } from './until-stored';

export type SendingDeps = Pick<ActivityDeps, 'store' | 'now' | 'relay' | 'captured' | 'faceAt'>;

/** How sending one letter ended. */
export type SendOutcome = 'sent' | 'withdrawn' | 'failed' | 'not-ready';

/** An address is mended by hand: more than once in one attempt is somebody else's fault. */
const MENDED_AT_ONCE = 3;

/**
 * Sends one letter. A passing failure is thrown, a final one is recorded. Safe to run twice: a letter that was sent,
 * withdrawn or failed stays so. Only an attempt that began and never ended is made again, under the same `Message-ID`, and
 * counted: the server may have taken it.
 */
export async function sendLetter(deps: SendingDeps, ready: ReadyLetter): Promise<SendOutcome> {
  let next: ReadyLetter | undefined = ready;
  for (let mended = 0; next && mended < MENDED_AT_ONCE; mended += 1) {
    const outcome = await attempt(deps, next);
    if (outcome !== 'mended') return outcome;
    next = await lookAgain(deps, ready.letter._id);
  }
  // It is ready, and the next page has it.
  return 'not-ready';
}

/** The letter by itself, as it is now. */
export async function lookAgain(deps: SendingDeps, id: string): Promise<ReadyLetter | undefined> {
  const letter = await deps.store.letters.get(id);
  if (!letter) throw unknown(FAILURES.letterUnknown, id);
  return (await readyLetters(deps, [letter]))[0];
}

/** `mended`: the address that was refused is the person's no more, and the letter is to go to the new one. */
async function attempt(deps: SendingDeps, ready: ReadyLetter): Promise<SendOutcome | 'mended'> {
  const { letter, campaign, current } = ready;
  const { _id: id } = letter;
  const ended = endOf(letter);
  if (ended) return ended;
  if (campaign.sending === 'held' || campaign.state === 'cancelled') return 'not-ready';
  if (!current) {
    await deps.store.letters.markWithdrawn({ letter: id, because: 'not-owed' });
    log.info('letter withdrawn: nothing of it is owed any more', { campaign: campaign._id, letter: id });
    return 'withdrawn';
  }
  const outgoing = await render(deps, { ...ready, current });
  const mailer = mailerFor(deps, campaign);
  if (!(await deps.store.letters.beginSending(id))) {
    const other = await deps.store.letters.get(id);
    return (other && endOf(other)) ?? 'not-ready';
  }
  return send(deps, { letter, campaign, outgoing, mailer, told: current.told });
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
  { store, now }: SendingDeps,
  {
    campaign,
    current: { letter, waiting },
    links,
    person,
    documentOf,
  }: ReadyLetter & { current: CurrentLetter },
): Promise<OutgoingLetter> {
  const nowMs = now();
  const { linkOf, tasksAt } = links ?? {};
  const of = { letter, waiting, campaign, nowMs, linkOf, tasksAt, person, documentOf };
  return outgoingLetter(await inputOfLetter({ store }, of));
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
): Promise<SendOutcome | 'mended'> {
  const { _id: letter, campaign: id, person } = document;
  try {
    const { messageId } = await mailer.send(outgoing);
    const { subject } = outgoing;
    const nowMs = now();
    const sentAt = sendingTimeOf(clock, document, nowMs);
    const sent = { letter, sentAt, sentAtReal: fromMs(nowMs), messageId, subject, ...told };
    await untilStored(() => store.letters.markSent(sent));
    if (document.resentAt !== undefined) {
      await store.register.clearAddressRefused({ campaign: id, person, email: outgoing.to.email });
    }
    log.info('letter sent', { campaign: id, letter });
    return 'sent';
  } catch (error) {
    const address = outgoing.to.email;
    return notDelivered({ store, now }, { letter: document, clock, address, error });
  }
}
