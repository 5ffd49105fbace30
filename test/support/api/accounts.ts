import type { GrantedRole } from '../../../domain/key-roles';
import { accountOf } from '../../../domain/sign-in';
import type { AccountDocument } from '../../../store/documents/account';
import { newAccount } from '../../../use-cases/accounts/account-of';
import type { TestApi } from './api';

/** An account as the API shows it. */
export interface ShownAccount {
  id: string;
  address: string;
  roles: GrantedRole[];
  setupUntil?: string;
  closedAt?: string;
  hasPassword: boolean;
  hasSecondFactor: boolean;
  hasProvinceSignIn: boolean;
  reset?: { by: string; reason: string; mayConfirm: boolean };
}

/** The account of an address, as the store has it. */
export async function accountAt({ store }: Pick<TestApi, 'store'>, email: string): Promise<AccountDocument> {
  const found = await store.accounts.at(accountOf(email));
  if (!found) throw new Error(`no account: ${email}`);
  return found;
}

/** Gives somebody an account by which they can sign in strongly. */
export async function settled(
  { store, deps }: Pick<TestApi, 'store' | 'deps'>,
  email: string,
  roles: GrantedRole[] = [],
): Promise<AccountDocument> {
  const account = {
    ...newAccount({ address: accountOf(email), name: 'Lương Gia Bảo', nowMs: deps.now() }, { roles }),
    password: 'argon2id',
    totp: 'sealed',
    recoveryCodes: ['h1', 'h2'],
  };
  if (await store.accounts.insert(account)) return account;
  const { _id, epoch } = await accountAt({ store }, email);
  const { password, totp, recoveryCodes } = account;
  await store.accounts.change({ _id, epoch }, { password, totp, recoveryCodes });
  return accountAt({ store }, email);
}
