import { accountOf } from '../../domain/sign-in';
import { fromMs, type Instant } from '../../domain/time';
import type { AccountDocument, ResetDocument } from '../../store/documents/account';
import type { Deps } from '../deps';
import { openUntil } from './open-setup';
import { mayConfirm } from './reset';

/** An account as those see it who look after the service. */
export interface ShownAccount {
  account: AccountDocument;
  hasProvinceSignIn: boolean;
  /** Until when its setup link opens. */
  setupUntil: Instant | undefined;
  reset: (ResetDocument & { mayConfirm: boolean }) | undefined;
}

/** Accounts by address, after one; `address` is the only one asked for. */
export async function listAccounts(
  { store }: Pick<Deps, 'store'>,
  {
    granted,
    address,
    after,
    limit,
  }: { granted: boolean; address?: string | undefined; after: string; limit: number },
): Promise<{ accounts: AccountDocument[]; next: string | null }> {
  if (address !== undefined) {
    const found = await store.accounts.at(accountOf(address));
    const isAsked = found && (!granted || found.roles.length > 0);
    return { accounts: isAsked ? [found] : [], next: null };
  }
  const page = { after, limit: limit + 1 };
  const found = await (granted ? store.accounts.granted(page) : store.accounts.list(page));
  const accounts = found.slice(0, limit);
  return { accounts, next: found.length > limit ? (accounts.at(-1)?.address ?? null) : null };
}

/** With what belongs to each; `self` is the account of whoever looks. */
export async function shownAccounts(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  accounts: readonly AccountDocument[],
  self: string | undefined,
): Promise<ShownAccount[]> {
  const ids = accounts.map(({ _id }) => _id);
  const found = await store.accounts.withBelongings(self === undefined ? ids : [...ids, self]);
  const belongings = new Map(found.map((each) => [each._id, each]));
  const looking = (self !== undefined && belongings.get(self)) || null;
  const at = fromMs(now());
  return accounts.map((account) => {
    const { identities = [], setups = [], resets = [] } = belongings.get(account._id) ?? {};
    const reset = resets.find(({ expiresAt }) => expiresAt > at);
    return {
      account,
      hasProvinceSignIn: identities.length > 0,
      setupUntil: openUntil(account, setups, at),
      reset: reset && { ...reset, mayConfirm: mayConfirm(reset, looking) },
    };
  });
}
