import { isStanding, STANDING_ROLES } from '../../domain/key-roles';
import { fromMs } from '../../domain/time';
import type { AccountDocument } from '../../store/documents/account';
import type { Store } from '../../store/store';
import type { Deps } from '../deps';
import { conflict } from '../refusals';

/** Whether a person can sign in so that they have what their account was granted. */
export async function signsInStrongly(
  { store }: { store: Pick<Store, 'accounts'> },
  { _id, closedAt, password, totp }: AccountDocument,
): Promise<boolean> {
  if (closedAt !== undefined) return false;
  if (password !== undefined && totp !== undefined) return true;
  return (await store.accounts.identitiesOf(_id)).length > 0;
}

/** Accounts that look after the service, and whose people can sign in to do so. */
export async function ableStewards(
  deps: { store: Pick<Store, 'accounts'> },
  roles: readonly (typeof STANDING_ROLES)[number][] = STANDING_ROLES,
): Promise<AccountDocument[]> {
  const able: AccountDocument[] = [];
  for (const account of await deps.store.accounts.holding(roles)) {
    if (await signsInStrongly(deps, account)) able.push(account);
  }
  return able;
}

/** Refuses where an account is the last by which anybody could look after the service. */
export async function refuseLastSteward(
  deps: Pick<Deps, 'store' | 'now'>,
  account: AccountDocument,
): Promise<void> {
  const isAble = account.roles.some(isStanding) && (await signsInStrongly(deps, account));
  if (!isAble || (await hasAdministratorKey(deps))) return;
  const able = await ableStewards(deps);
  if (!able.some(({ _id }) => _id !== account._id)) throw last();
}

const hasAdministratorKey = async ({ store, now }: Pick<Deps, 'store' | 'now'>): Promise<boolean> =>
  (await store.keys.countAdministrators(fromMs(now()))) > 0;

const last = () =>
  conflict({
    en: 'Nobody else could look after the service: this is the last account with the role it or administrator that can sign in strongly, and no administrator key is valid.',
    vi: 'Không còn ai quản trị được hệ thống: đây là tài khoản cuối cùng có vai trò it hoặc administrator đăng nhập được bằng hai bước, và không có khóa quản trị nào còn hiệu lực.',
  });
