import type { AccountDocument } from '../../store/documents/account';
import type { SessionDocument } from '../../store/documents/sign-in';
import type { Deps } from '../deps';
import { hasEnded } from '../sign-in/session-end';
import type { Asker } from './asker';
import { changeAccount, loadAccount } from './change';

/** The sessions of an account that let its person in, the oldest first. */
export async function sessionsOf(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  { _id, address, epoch, closedAt }: AccountDocument,
): Promise<SessionDocument[]> {
  if (closedAt !== undefined) return [];
  const all = await store.signIn.sessionsOf(address);
  return all.filter(
    (session) => session.accountId === _id && session.epoch === epoch && !hasEnded(session, now()),
  );
}

/** Ends all sessions of an account; where there is none nothing changes. */
export async function endSessions(
  deps: Pick<Deps, 'store' | 'now'>,
  { id, asker }: { id: string; asker: Asker },
): Promise<void> {
  await loadAccount(deps, id);
  await changeAccount(deps, {
    id,
    action: 'sessions-ended',
    asker,
    async decide(account) {
      const living = await sessionsOf(deps, account);
      return living.length === 0 ? undefined : { what: String(living.length) };
    },
  });
}
