import { fromMs } from '../../domain/time';
import type { AccountDocument } from '../../store/documents/account';
import type { Asker } from './asker';
import { changeAccount } from './change';
import { notOwn } from './invite';
import { endSetups } from './open-setup';
import { refuseLastSteward } from './stewards';
import { type TellingDeps, tellAccount } from './tell';

/**
 * Closes an account: its sessions end, and nobody signs in by it any more, by whatever way. What it was granted stays, for when
 * it is reopened. The same again changes nothing.
 */
export async function closeAccount(
  deps: TellingDeps,
  { id, reason, asker }: { id: string; reason: string; asker: Asker },
): Promise<AccountDocument> {
  const keepsOne = (account: AccountDocument) => refuseLastSteward(deps, account);
  const { account, isNew } = await changeAccount(deps, {
    id,
    action: 'account-closed',
    reason,
    asker,
    async decide(account) {
      if (account._id === asker.self?.account) throw notOwn();
      if (account.closedAt !== undefined) return undefined;
      await keepsOne(account);
      return { set: { closedAt: fromMs(deps.now()) } };
    },
    undoIf: keepsOne,
  });
  await endSetups(deps, id);
  const reset = await deps.store.accounts.reset(id);
  if (reset) await deps.store.accounts.takeReset(reset);
  if (isNew) await tellAccount(deps, account, 'closed');
  return account;
}

/** Lets an account's person sign in again, as before. The same again changes nothing. */
export async function reopenAccount(
  deps: TellingDeps,
  { id, asker }: { id: string; asker: Asker },
): Promise<AccountDocument> {
  const { account } = await changeAccount(deps, {
    id,
    action: 'account-reopened',
    asker,
    decide: ({ closedAt }) => (closedAt === undefined ? undefined : { unset: ['closedAt'] }),
  });
  return account;
}
