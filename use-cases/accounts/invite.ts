import { type GrantedRole, grantedInOrder } from '../../domain/key-roles';
import { accountOf } from '../../domain/sign-in';
import { fromMs } from '../../domain/time';
import type { AccountChange, AccountDocument } from '../../store/documents/account';
import { anotherPerson } from '../refusals';
import { newAccount } from './account-of';
import { type Asker, refuseBeyond, refuseFormer } from './asker';
import { auditChange, changeAccount, refuseClosed, targetOf } from './change';
import { hasSetup } from './open-setup';
import { refuseWithoutPost, type TellingDeps, tellAccount } from './tell';

export interface Invitation {
  address: string;
  name: string;
  roles: readonly GrantedRole[];
  reason?: string | undefined;
  asker: Asker;
  /** Whether the person gets the letter; a link that is handed over by another way needs none. */
  byLetter?: boolean;
}

/**
 * Gives a person an account with roles, or an account that is there already more of them, and sends the link by which they set
 * their password, unless they have one. The same again gives nothing twice, and sends the letter only if it has not gone.
 */
export async function invite(deps: TellingDeps, invitation: Invitation): Promise<AccountDocument> {
  const { byLetter = true } = invitation;
  if (byLetter) refuseWithoutPost(deps);
  const { account, isNew } = await granted(deps, invitation);
  if (!byLetter) return account;
  if (account.password !== undefined) {
    if (isNew) await tellAccount(deps, account, 'roles-changed');
  } else if (!(await hasSetup(deps, account))) {
    await tellAccount(deps, account, 'invited');
  }
  return account;
}

async function granted(
  deps: TellingDeps,
  invitation: Invitation,
): Promise<{ account: AccountDocument; isNew: boolean }> {
  const { name, roles, reason, asker } = invitation;
  const address = accountOf(invitation.address);
  const found = await deps.store.accounts.at(address);
  if (found) {
    return changeAccount(deps, {
      id: found._id,
      action: 'account-invited',
      reason,
      asker,
      decide(account) {
        const all = grantedInOrder([...account.roles, ...roles]);
        refuseClosed(account);
        if (all.length === account.roles.length) return undefined;
        if (account._id === asker.self?.account) throw notOwn();
        refuseBeyond(asker, { before: account.roles, after: all });
        return { set: { roles: all }, what: all.join(', ') };
      },
    });
  }
  await refuseFormer(deps, asker);
  refuseBeyond(asker, { before: [], after: roles });
  const account = newAccount({ address, name, nowMs: deps.now() }, { roles: grantedInOrder(roles) });
  const lastChange: AccountChange = {
    action: 'account-invited',
    actor: asker.actor,
    target: targetOf({ address, what: account.roles.join(', '), reason }),
    at: fromMs(deps.now()),
    ...(asker.from !== undefined && { from: asker.from }),
    once: `account-invited ${account._id}`,
  };
  const invited = { ...account, lastChange };
  // Somebody else has invited them, or they have signed in, in the meantime.
  if (!(await deps.store.accounts.insert(invited))) return granted(deps, invitation);
  await auditChange(deps, lastChange);
  return { account: invited, isNew: true };
}

export const notOwn = () =>
  anotherPerson({
    en: 'Nobody changes their own roles or closes their own account.',
    vi: 'Không ai tự thay đổi vai trò hoặc tự đóng tài khoản của mình.',
  });
