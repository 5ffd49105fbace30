import type { GrantedRole } from '../../domain/key-roles';
import { fromMs, type Instant, toMs } from '../../domain/time';
import type { AccountDocument } from '../../store/documents/account';
import type { PersonDocument } from '../../store/documents/register';
import type { SessionDocument } from '../../store/documents/sign-in';
import { accountOfPerson, actorOfAccount } from '../accounts/account-of';
import { record } from '../audit';
import { isSecret, newSecret, storedAs } from '../secret';
import type { SignInDeps } from './deps';
import { hasEnded, IDLE_MS } from './session-end';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** And at the latest so long after it began (ASVS 5, 7.3.2). */
const LONGEST_MS = 12 * HOUR_MS;
const SESSIONS_PER_ACCOUNT = 5;
/** Nobody needs the second, and every request would write otherwise. */
const SEEN_EVERY_MS = MINUTE_MS;

/** Who has proved who they are. */
export type NewSession = Pick<
  SessionDocument,
  'account' | 'name' | 'realm' | 'strength' | 'method' | 'trial' | 'confirmedAt'
>;

/** In which browser, and from where. */
export interface Came extends Pick<SessionDocument, 'device' | 'from'> {
  /** What the same browser kept of the session before. */
  previous?: string | undefined;
}

/**
 * Begins a session, under a secret of its own, and ends the one that the same browser had. Of one account the oldest end
 * where there would be too many. Resolves to what the browser keeps; undefined if the account is closed.
 */
export async function beginSession(
  deps: Pick<SignInDeps, 'store' | 'now'>,
  session: NewSession,
  { device, from, previous }: Came,
): Promise<string | undefined> {
  const { store, now } = deps;
  const { account: address, name } = session;
  const account = session.trial === undefined ? await accountOfPerson(deps, { address, name }) : undefined;
  if (account?.closedAt !== undefined) return undefined;
  const secret = newSecret();
  const at = fromMs(now());
  await store.signIn.insertSession({
    _id: storedAs(secret),
    ...session,
    ...(account && { accountId: account._id }),
    epoch: account?.epoch ?? 0,
    device,
    from,
    createdAt: at,
    seenAt: at,
    endsAt: fromMs(now() + LONGEST_MS),
    // The province may have asked for the proof hours ago: where it says when, the session has that.
    ...(session.strength === 'strong' && session.method !== 'oidc' && { confirmedAt: at }),
  });
  if (previous !== undefined) await store.signIn.endSession(storedAs(previous));
  const others = (await store.signIn.sessionsOf(session.account)).filter(
    ({ _id }) => _id !== storedAs(secret),
  );
  // One fewer than there may be, beside the new one.
  for (const { _id } of others.slice(0, 1 - SESSIONS_PER_ACCOUNT)) await store.signIn.endSession(_id);
  await record(deps, { actor: actorOfSession(session), action: 'signed-in', target: session.method, from });
  return secret;
}

/** A session that lets somebody in. */
export interface LivingSession extends SessionDocument {
  /** When it ends unless it is used. */
  idleUntil: Instant;
  /** What the account has been granted; nothing unless the session is strong. */
  granted: readonly GrantedRole[];
  /** What the registers of all campaigns say of its address. */
  people: readonly PersonDocument[];
}

/**
 * The session that a browser's secret stands for; undefined unless it lives. Its use is noted, if its person uses it. The account is
 * asked for with it, so that a role that was taken is gone at once, and so is every session of an account that was changed or closed;
 * where another process did that, within a second.
 */
export async function livingSession(
  {
    store,
    now,
    trialRun,
    emailCode,
    logger,
  }: Pick<SignInDeps, 'store' | 'now' | 'trialRun' | 'emailCode' | 'logger'>,
  { secret, isUsed = true }: { secret: string; isUsed?: boolean },
): Promise<LivingSession | undefined> {
  const found = isSecret(secret) ? await store.lately.signedIn(storedAs(secret)) : null;
  if (!found) return undefined;
  const { session, account, people } = found;
  const nowMs = now();
  const idleMs = IDLE_MS[session.strength];
  // That of a trial's administrator ends with the run of the service that printed its link.
  if (hasEnded(session, nowMs) || (session.trial !== undefined && session.trial !== trialRun))
    return undefined;
  if (session.method === 'code' && emailCode === 'off') return undefined;
  if (session.trial === undefined && !isOf(session, account)) return undefined;
  if (isUsed && nowMs - toMs(session.seenAt) >= SEEN_EVERY_MS) {
    const seen = { id: session._id, at: fromMs(nowMs) };
    // In the background: a request does not wait for it, and does not fail by it.
    store.signIn.markSeen(seen).catch((error: unknown) => {
      logger.warn({ err: error }, "a session's last use was not noted");
    });
  }
  return {
    ...session,
    people,
    idleUntil: fromMs(Math.min((isUsed ? nowMs : toMs(session.seenAt)) + idleMs, toMs(session.endsAt))),
    granted: session.strength === 'strong' ? (account?.roles ?? []) : [],
  };
}

const isOf = ({ epoch }: SessionDocument, account: AccountDocument | null): boolean =>
  account !== null && account.epoch === epoch && account.closedAt === undefined;

/** Safe to repeat. */
export async function endSession(deps: Pick<SignInDeps, 'store' | 'now'>, secret: string): Promise<void> {
  const session = isSecret(secret) ? await deps.store.signIn.session(storedAs(secret)) : null;
  if (!session || !(await deps.store.signIn.endSession(session._id))) return;
  await record(deps, { actor: actorOfSession(session), action: 'signed-out' });
}

/** The person, as what they do names them. */
export const actorOfSession = ({ name, account }: Pick<SessionDocument, 'name' | 'account'>): string =>
  account === '' ? name : actorOfAccount({ name, address: account });
