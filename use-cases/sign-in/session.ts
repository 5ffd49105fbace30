import type { Strength } from '../../domain/sign-in';
import { fromMs, type Instant, toMs } from '../../domain/time';
import type { SessionDocument } from '../../store/sign-in-documents';
import { record } from '../audit';
import { isSecret, newSecret, storedAs } from '../secret';
import type { SignInDeps } from './deps';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A session ends so long after it was last used (ASVS 5, 7.3.1). */
const IDLE_MS: Readonly<Record<Strength, number>> = { code: 8 * HOUR_MS, strong: 30 * MINUTE_MS };
/** And at the latest so long after it began (ASVS 5, 7.3.2). */
const LONGEST_MS = 12 * HOUR_MS;
const SESSIONS_PER_ACCOUNT = 5;
/** Nobody needs the second, and every request would write otherwise. */
const SEEN_EVERY_MS = MINUTE_MS;

type NewSession = Pick<SessionDocument, 'account' | 'name' | 'realm' | 'strength' | 'trial'>;

/**
 * Begins a session, under a secret of its own, and ends the one that the same browser had. Of one account the oldest end
 * where there would be too many. Resolves to what the browser keeps.
 */
export async function beginSession(
  deps: Pick<SignInDeps, 'store' | 'now'>,
  session: NewSession,
  previous?: string,
): Promise<string> {
  const { store, now } = deps;
  const secret = newSecret();
  const at = fromMs(now());
  await store.signIn.insertSession({
    _id: storedAs(secret),
    ...session,
    createdAt: at,
    seenAt: at,
    endsAt: fromMs(now() + LONGEST_MS),
  });
  if (previous !== undefined) await store.signIn.endSession(storedAs(previous));
  const all = await store.signIn.sessionsOf(session.account);
  for (const { _id } of all.slice(0, -SESSIONS_PER_ACCOUNT)) await store.signIn.endSession(_id);
  await record(deps, { actor: actorOfSession(session), action: 'signed-in' });
  return secret;
}

/** A session that lets somebody in. */
export interface LivingSession extends SessionDocument {
  /** When it ends unless it is used. */
  idleUntil: Instant;
}

/** The session that a browser's secret stands for; undefined unless it lives. Its use is noted. */
export async function livingSession(
  { store, now, trialRun, logger }: Pick<SignInDeps, 'store' | 'now' | 'trialRun' | 'logger'>,
  secret: string,
): Promise<LivingSession | undefined> {
  const session = isSecret(secret) ? await store.signIn.session(storedAs(secret)) : null;
  if (!session) return undefined;
  const nowMs = now();
  const idleMs = IDLE_MS[session.strength];
  const isOver = nowMs >= toMs(session.endsAt) || nowMs >= toMs(session.seenAt) + idleMs;
  // That of a trial's administrator ends with the run of the service that printed its link.
  if (isOver || (session.trial !== undefined && session.trial !== trialRun)) return undefined;
  if (nowMs - toMs(session.seenAt) >= SEEN_EVERY_MS) {
    const seen = { id: session._id, at: fromMs(nowMs) };
    // In the background: a request does not wait for it, and does not fail by it.
    store.signIn.markSeen(seen).catch((error: unknown) => {
      logger.warn({ err: error }, "a session's last use was not noted");
    });
  }
  return { ...session, idleUntil: fromMs(Math.min(nowMs + idleMs, toMs(session.endsAt))) };
}

/** Safe to repeat. */
export async function endSession(deps: Pick<SignInDeps, 'store' | 'now'>, secret: string): Promise<void> {
  const session = isSecret(secret) ? await deps.store.signIn.session(storedAs(secret)) : null;
  if (!session || !(await deps.store.signIn.endSession(session._id))) return;
  await record(deps, { actor: actorOfSession(session), action: 'signed-out' });
}

/** The person, as what they do names them. */
export const actorOfSession = ({ name, account }: Pick<SessionDocument, 'name' | 'account'>): string =>
  account === '' ? name : `${name} (${account})`;
