import { randomBytes } from 'node:crypto';
import { fromMs } from '../../domain/time';
import type { AccountDocument } from '../../store/documents/account';
import type { Deps } from '../deps';

const ID_BYTES = 6;

/** An account as it begins: without password and roles. */
export const newAccount = (
  { address, name, nowMs }: { address: string; name: string; nowMs: number },
  more: Pick<AccountDocument, 'roles' | 'lastChange'> = { roles: [] },
): AccountDocument => ({
  _id: randomBytes(ID_BYTES).toString('hex'),
  address,
  name,
  epoch: 1,
  createdAt: fromMs(nowMs),
  ...more,
});

/** The account of an address; somebody whom only a register knows gets one when they first sign in. */
export async function accountOfPerson(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  { address, name }: { address: string; name: string },
): Promise<AccountDocument> {
  const found = await store.accounts.at(address);
  if (found) return found;
  const account = newAccount({ address, name, nowMs: now() });
  if (await store.accounts.insert(account)) return account;
  // Somebody signed in by the same address at the same time.
  return accountOfPerson({ store, now }, { address, name });
}

/** The person, as what they do names them. */
export const actorOfAccount = ({ name, address }: Pick<AccountDocument, 'name' | 'address'>): string =>
  `${name} (${address})`;
