import { log } from '@temporalio/activity';
import { type CampaignClock, planTimeAt } from '../domain/clock';
import { fromMs, type Instant, toMs } from '../domain/time';
import { AddressRefused, MailUnavailable } from '../mail/mail-errors';
import type { LetterDocument } from '../store/documents/letter';
import type { Store } from '../store/store';

const DAY_MS = 24 * 3_600_000;
/** As long as mail servers keep what they cannot deliver (RFC 5321, 4.5.4.1: at least four to five days). */
const NOT_TAKEN_FOR_MS = 5 * DAY_MS;
/** Longer without a refusal, something else was away, and nobody knows how the mailbox was meanwhile. */
const LONGEST_GAP_MS = DAY_MS;
/** A content filter may have been wrong once; one that says the same so often will go on saying it. */
const REFUSALS_OF_A_LETTER = 4;

interface Attempt {
  letter: LetterDocument;
  clock: CampaignClock;
  /** The address that the attempt was for. */
  address: string;
  error: unknown;
}

/**
 * What becomes of a letter that was not delivered. Failed are those whose address takes no mail, whose mailbox took none for
 * five days, or that the mail server refused for themselves four times. Everything else is thrown on, and tried again.
 *
 * Safe to run twice: a crash between the mark of the person and that of the letter tries the letter again, and is refused again.
 */
export async function notDelivered(
  deps: { store: Store; now: () => number },
  attempt: Attempt,
): Promise<'failed' | 'mended'> {
  const { error } = attempt;
  if (error instanceof AddressRefused) {
    return await addressFailed(deps, { ...attempt, error, because: 'address-refused' });
  }
  // Anything unknown leaves the attempt open: the server may have the letter, and the next attempt counts it.
  if (!(error instanceof MailUnavailable)) throw error;
  switch (error.about) {
    case 'for-a-time':
      return await notTaken(deps, { ...attempt, error });
    case 'letter':
      return await letterRefused(deps, { ...attempt, error });
    case 'relay':
      return await triedAgain(deps, { ...attempt, error });
  }
}

async function notTaken(
  deps: { store: Store; now: () => number },
  attempt: Attempt & { error: MailUnavailable },
): Promise<'failed' | 'mended'> {
  const { letter, address } = attempt;
  const { campaign, person } = letter;
  const known = await deps.store.register.person({ campaign, person });
  if (known && known.email !== address) return await mended(deps, attempt);
  const nowMs = deps.now();
  const since = refusedSince(letter, { nowMs, mendedAt: known?.addressMended?.at });
  if (nowMs - toMs(since) >= NOT_TAKEN_FOR_MS) {
    return await addressFailed(deps, { ...attempt, because: 'not-taken-for-days' });
  }
  return await triedAgain(deps, attempt, { notTakenSince: since, notTakenAt: fromMs(nowMs) });
}

/** Since when this address has been refusing without a longer gap, this refusal included. */
function refusedSince(
  { notTakenSince, notTakenAt }: LetterDocument,
  { nowMs, mendedAt }: { nowMs: number; mendedAt: Instant | undefined },
): Instant {
  const goesOn =
    notTakenSince !== undefined &&
    notTakenAt !== undefined &&
    nowMs - toMs(notTakenAt) <= LONGEST_GAP_MS &&
    (mendedAt === undefined || notTakenSince > mendedAt);
  return goesOn ? notTakenSince : fromMs(nowMs);
}

async function letterRefused(
  deps: { store: Store },
  attempt: Attempt & { error: MailUnavailable },
): Promise<'failed'> {
  const { letter, error } = attempt;
  const refusals = (letter.refusals ?? 0) + 1;
  if (refusals < REFUSALS_OF_A_LETTER) return await triedAgain(deps, attempt, { refusals });
  await deps.store.letters.markFailed({
    letter: letter._id,
    error: error.message,
    because: 'letter-refused',
  });
  const { campaign, _id } = letter;
  log.warn('letter failed: the mail server refuses it', { campaign, letter: _id, reply: error.reply });
  return 'failed';
}

async function addressFailed(
  deps: { store: Store; now: () => number },
  attempt: Attempt & {
    error: AddressRefused | MailUnavailable;
    because: 'address-refused' | 'not-taken-for-days';
  },
): Promise<'failed' | 'mended'> {
  const { letter, clock, address, error, because } = attempt;
  const { campaign, person, _id } = letter;
  const at = planTimeAt(clock, deps.now());
  const reason = error.message;
  const refused = { campaign, person, email: address, at, reason };
  if (!(await deps.store.register.markAddressRefused(refused))) return await mended(deps, attempt);
  await deps.store.letters.markFailed({ letter: _id, error: error.message, because });
  // Mended between the two marks: who mended it was told of the letters that had failed by then.
  const known = await deps.store.register.person({ campaign, person });
  if (known && known.email !== address) {
    const again = { letter: _id, campaign, person, at };
    if (await deps.store.letters.sendAgain(again)) return 'mended';
  }
  const why = because === 'address-refused' ? 'was refused for good' : 'took no mail for days';
  log.warn(`letter failed: its address ${why}`, { campaign, letter: _id, person, reply: error.reply });
  return 'failed';
}

async function mended(
  { store }: { store: Store },
  { letter: { campaign, _id }, error }: Attempt & { error: AddressRefused | MailUnavailable },
): Promise<'mended'> {
  await store.letters.markReadyAgain({ letter: _id, error: error.message, inDoubt: false });
  log.info('letter goes to another address: the one that was refused has been mended', {
    campaign,
    letter: _id,
  });
  return 'mended';
}

async function triedAgain(
  { store }: { store: Store },
  { letter: { campaign, _id }, error }: Attempt & { error: MailUnavailable },
  tried: Pick<LetterDocument, 'notTakenSince' | 'notTakenAt' | 'refusals'> = {},
): Promise<never> {
  const inDoubt = error.accepted === 'unknown';
  await store.letters.markReadyAgain({ letter: _id, error: error.message, inDoubt, tried });
  const { stage, about, reply, code } = error;
  log.warn('letter not delivered for now', { campaign, letter: _id, stage, about, reply, code, inDoubt });
  throw error;
}
