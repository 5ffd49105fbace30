import type { SessionDocument } from '../../store/documents/sign-in';
import { record } from '../audit';
import type { Deps } from '../deps';
import { notFound } from '../refusals';
import { actorOfSession, type LivingSession } from './session';

/** As much of a hash as tells sessions apart. */
export const NAME_LENGTH = 16;

/** What a session is called in lists, limits and records: nothing that lets anybody in. */
export const nameOfSession = ({ _id }: Pick<SessionDocument, '_id'>): string => _id.slice(0, NAME_LENGTH);

/** The sessions of a person, the newest use first; the one that asks is among them. */
export async function ownSessions(
  { store }: Pick<Deps, 'store'>,
  { account, _id }: LivingSession,
): Promise<(SessionDocument & { isThis: boolean })[]> {
  const all = account === '' ? [] : await store.signIn.sessionsOf(account);
  return all
    .map((each) => ({ ...each, isThis: each._id === _id }))
    .sort((a, b) => b.seenAt.localeCompare(a.seenAt));
}

/** Ends one of a person's own sessions; refuses with `not-found` what is none of theirs. */
export async function endOwnSession(
  deps: Pick<Deps, 'store' | 'now'>,
  session: LivingSession,
  name: string,
): Promise<void> {
  const found = (await ownSessions(deps, session)).find((each) => nameOfSession(each) === name);
  if (!found) {
    throw notFound({ en: 'You have no such session.', vi: 'Đồng chí không có phiên đăng nhập này.' });
  }
  await end(deps, session, [found]);
}

/** Ends all of a person's sessions but the one that asks. */
export async function endOtherSessions(
  deps: Pick<Deps, 'store' | 'now'>,
  session: LivingSession,
): Promise<void> {
  await end(
    deps,
    session,
    (await ownSessions(deps, session)).filter(({ isThis }) => !isThis),
  );
}

async function end(
  deps: Pick<Deps, 'store' | 'now'>,
  session: LivingSession,
  ended: readonly SessionDocument[],
): Promise<void> {
  for (const each of ended) {
    if (!(await deps.store.signIn.endSession(each._id))) continue;
    await record(deps, {
      actor: actorOfSession(session),
      action: 'sessions-ended',
      target: nameOfSession(each),
    });
  }
}
