import { accountOf } from '../../domain/sign-in';
import type { AccountChange } from '../../store/documents/account';
import type { PersonDocument } from '../../store/documents/register';
import { auditChange } from './change';
import { changeAndEndSessions } from './end-sessions';
import { type TellingDeps, tellAccount } from './tell';

/**
 * Has the account of a person go with them to the address that a register has of them now. It stays, and only its sessions end,
 * where another register has them at the old address still, or the new one has an account of its own: no two people ever share one.
 * The same mending told again changes nothing.
 */
export async function moveAccount(
  deps: TellingDeps,
  { campaign, email }: Pick<PersonDocument, 'campaign' | 'email'>,
  mended: NonNullable<PersonDocument['addressMended']>,
): Promise<void> {
  const { store } = deps;
  const [old, address] = [accountOf(mended.from), accountOf(email)];
  const account = old === address ? null : await store.accounts.at(old);
  // One that somebody got since is not theirs.
  if (!account || account.createdAt >= mended.at) return;
  const once = `account-moved ${account._id} ${mended.at}`;
  if (account.lastChange?.once === once) {
    await auditChange(deps, account.lastChange);
    return;
  }
  const moves = (await store.register.peopleAt(old)).length === 0 && !(await store.accounts.at(address));
  const lastChange: AccountChange = {
    action: moves ? 'account-moved' : 'sessions-ended',
    actor: mended.by,
    campaign,
    target: moves ? `${old} → ${address}` : old,
    at: mended.at,
    once,
  };
  const changed = await changeAndEndSessions(deps, account, { ...(moves && { address }), lastChange });
  // Somebody else has changed it, or has come to the new address, since it was read.
  if (!changed) return moveAccount(deps, { campaign, email }, mended);
  await auditChange(deps, lastChange);
  if (!moves) return;
  await tellAccount(deps, account, 'moved');
  await tellAccount(deps, changed, 'moved');
}
