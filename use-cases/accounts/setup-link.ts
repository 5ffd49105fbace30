import { fromMs } from '../../domain/time';
import type { AccountDocument } from '../../store/documents/account';
import type { Deps } from '../deps';
import { isSecret, newSecret, storedAs } from '../secret';

/** Over a weekend; whoever comes later asks for another. */
export const SETUP_FOR_MS = 3 * 86_400_000;

/**
 * Makes the link by which a person sets their password and second factor, once: it ends when it is used, with its account's
 * sessions, and after three days. Resolves to its secret part, which goes to the person's address alone.
 */
export async function newSetupLink(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  { _id: account, epoch }: Pick<AccountDocument, '_id' | 'epoch'>,
): Promise<string> {
  for (const { _id } of await store.accounts.setupsOf(account)) await store.accounts.takeSetup(_id);
  const secret = newSecret();
  await store.accounts.insertSetup({
    _id: storedAs(secret),
    account,
    epoch,
    expiresAt: fromMs(now() + SETUP_FOR_MS),
  });
  return secret;
}

/** The account whose link a secret is of; undefined unless the link still opens. Changes nothing. */
export async function accountOfSetup(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  secret: string,
): Promise<AccountDocument | undefined> {
  const setup = isSecret(secret) ? await store.accounts.setup(storedAs(secret)) : null;
  if (!setup || setup.expiresAt <= fromMs(now())) return undefined;
  const account = await store.accounts.get(setup.account);
  return account && account.epoch === setup.epoch && account.closedAt === undefined ? account : undefined;
}
