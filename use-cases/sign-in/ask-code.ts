import { isRealTime } from '../../domain/clock';
import type { Realm } from '../../domain/sign-in';
import { fromMs } from '../../domain/time';
import { signInCodeLetter } from '../../mail/sign-in-code';
import { newSecret, storedAs } from '../secret';
import { hashCode, newCode } from './code';
import type { SignInDeps } from './deps';
import { HOUR_MS, mayOnceMore, QUARTER_MS } from './limits';
import { type Place, placesOf } from './places';

const MINUTE_MS = 60_000;
/** ASVS 5, 6.5.5. */
export const CODE_FOR_MS = 10 * MINUTE_MS;
const CODES_PER_QUARTER = 3;

export interface AskedCode {
  account: string;
  /** Of a letter's link: the campaign that it is about. */
  campaign?: string | undefined;
  /** A path of ours. */
  returnTo: string;
  /** Where the request came from; an office behind one address shares its limit. */
  clientAddress: string;
}

/**
 * Sends a code to an address that a register has; for any other it does the same but for the letter, so that nobody learns
 * whether there is one. Resolves to what the browser has to keep, or to which limit it has reached. The letter goes after
 * that: how long it takes tells nothing, and its failure is logged.
 */
export async function askCode(
  deps: SignInDeps,
  { account, campaign, returnTo, clientAddress }: AskedCode,
): Promise<{ ticket: string } | { limit: 'account' | 'client' }> {
  const { store, now, codesPerClientAndHour } = deps;
  const ofClient = { what: `client ${clientAddress}`, everyMs: HOUR_MS, count: codesPerClientAndHour };
  if (!(await mayOnceMore(deps, ofClient))) return { limit: 'client' };
  const ofAccount = { what: `account ${storedAs(account)}`, everyMs: QUARTER_MS, count: CODES_PER_QUARTER };
  if (!(await mayOnceMore(deps, ofAccount))) return { limit: 'account' };
  const places = await placesOf(deps, { account, realm: 'all', campaign });
  const place = chosenFrom(places);
  const [ticket, code] = [newSecret(), newCode()];
  await store.signIn.insertCode({
    _id: storedAs(ticket),
    account,
    realm: realmOf(place),
    ...(await hashCode(place ? code : newCode())),
    returnTo,
    expiresAt: fromMs(now() + CODE_FOR_MS),
  });
  if (place) void send(deps, place, code);
  return { ticket };
}

/** A real campaign before a rehearsal, since a session that is good for the first is good for both. */
const chosenFrom = (places: readonly Place[]): Place | undefined =>
  places.find(({ campaign }) => isRealTime(campaign.clock)) ?? places[0];

const realmOf = (place: Place | undefined): Realm =>
  place && isRealTime(place.campaign.clock) ? 'all' : 'rehearsals';

/** A rehearsal's letters never leave: neither does its code. */
async function send(
  { relay, captured, pace, now, logger }: SignInDeps,
  { campaign: { _id: campaign, clock, plan }, person }: Place,
  code: string,
): Promise<void> {
  const mailer = isRealTime(clock) ? relay : captured;
  try {
    if (!mailer) throw new Error('no mail server is set for codes');
    await pace();
    await mailer.send(signInCodeLetter({ code, person, plan, campaign, clock, nowMs: now() }));
    logger.info({ campaign }, 'code sent');
  } catch (error) {
    logger.error({ err: error, campaign }, 'code not sent');
  }
}
