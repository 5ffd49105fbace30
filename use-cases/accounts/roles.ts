import { type GrantedRole, grantedInOrder, isStanding } from '../../domain/key-roles';
import type { AccountDocument } from '../../store/documents/account';
import { type Asker, refuseBeyond } from './asker';
import { changeAccount, loadAccount } from './change';
import { notOwn } from './invite';
import { hasSetup } from './open-setup';
import { refuseLastSteward } from './stewards';
import { type TellingDeps, tellAccount } from './tell';

/**
 * Sets what an account has been granted, and ends its sessions; the person is told. Nobody sets their own, and the last who could
 * look after the service keeps what it takes. The same again changes nothing.
 */
export async function setRoles(
  deps: TellingDeps,
  {
    id,
    roles: asked,
    reason,
    asker,
  }: { id: string; roles: readonly GrantedRole[]; reason: string; asker: Asker },
): Promise<AccountDocument> {
  const roles = grantedInOrder(asked);
  const hadSetup = await hasSetup(deps, await loadAccount(deps, id));
  const keepsOne = async (account: AccountDocument) => {
    if (!roles.some(isStanding)) await refuseLastSteward(deps, account);
  };
  const { account, isNew } = await changeAccount(deps, {
    id,
    action: 'roles-changed',
    reason,
    asker,
    async decide(account) {
      if (account._id === asker.self?.account) throw notOwn();
      if (account.roles.join() === roles.join()) return undefined;
      refuseBeyond(asker, { before: account.roles, after: roles });
      await keepsOne(account);
      return { set: { roles }, what: roles.length === 0 ? '-' : roles.join(', ') };
    },
    undoIf: keepsOne,
  });
  if (!isNew) return account;
  // The link that they had ended with this: they get another, and if that fails another time.
  if (hadSetup && account.closedAt === undefined && account.password === undefined) {
    await tellAccount(deps, account, 'invited').catch(() => undefined);
  } else {
    await tellAccount(deps, account, 'roles-changed');
  }
  return account;
}
