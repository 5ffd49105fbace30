import { type GrantedRole, isStanding } from '../../domain/key-roles';
import type { Deps } from '../deps';
import { anotherPerson, conflict } from '../refusals';

/** Who changes an account. */
export interface Asker {
  /** As the audit names them. */
  actor: string;
  /** The address that the request came from. */
  from?: string | undefined;
  /** Of a person who has signed in; a key and a command have none. */
  self?: { account: string; epoch: number } | undefined;
  /** Whether they may grant roles that see contents: `it` sees none, and gives nobody what it has not. */
  isAdministrator: boolean;
}

/** Refuses who would grant a role that is not theirs to grant. */
export function refuseBeyond(
  { isAdministrator }: Asker,
  { before, after }: { before: readonly GrantedRole[]; after: readonly GrantedRole[] },
): void {
  if (isAdministrator || after.every((role) => role === 'it' || before.includes(role))) return;
  throw anotherPerson({
    en: 'An administrator grants the roles that see contents; "it" alone is yours to grant.',
    vi: 'Vai trò được xem nội dung đánh giá do quản trị của Sở Nội vụ cấp; đồng chí chỉ cấp được vai trò quản trị kỹ thuật.',
  });
}

/**
 * Refuses a person who may not do this any more: their session ended, or their role was taken, while their request was under
 * way.
 */
export async function refuseFormer({ store }: Pick<Deps, 'store'>, { self }: Asker): Promise<void> {
  if (!self) return;
  const account = await store.accounts.get(self.account);
  const isStill = account?.epoch === self.epoch && account.closedAt === undefined;
  if (isStill && account.roles.some(isStanding)) return;
  throw conflict({
    en: 'Your own account changed while you asked: sign in again.',
    vi: 'Tài khoản của đồng chí vừa thay đổi: đề nghị đăng nhập lại.',
  });
}
