import type { AccountDocument } from '../../store/documents/account';
import type { Deps } from '../deps';

type Change = Parameters<Deps['store']['accounts']['changeAndEnd']>[1];
type Removed = Parameters<Deps['store']['accounts']['changeAndEnd']>[2];

/**
 * Changes an account and ends all its sessions: what they could do before, none can do afterwards. Resolves to the account as it
 * is then; undefined if it has changed since it was read, or the address is somebody else's. Safe to repeat.
 */
export async function changeAndEndSessions(
  { store }: Pick<Deps, 'store'>,
  account: AccountDocument,
  set?: Change,
  unset?: Removed,
): Promise<AccountDocument | undefined> {
  // No session outlives this, removed or not: each is held against the account's epoch.
  if (!(await store.accounts.changeAndEnd(account, set, unset))) return undefined;
  for (const { _id } of await store.signIn.sessionsOf(account.address)) await store.signIn.endSession(_id);
  return (await store.accounts.get(account._id)) ?? undefined;
}
