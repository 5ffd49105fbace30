import { accountOf } from '../../domain/sign-in';
import { fromMs } from '../../domain/time';
import type { AccountDocument } from '../../store/documents/account';
import type { Deps } from '../deps';
import { sha256Of } from '../digest';
import { placesOf } from '../sign-in/places';
import { accountOfPerson } from './account-of';

/** A person of a provider, for ever: addresses change hands (OpenID Connect Core, section 5.7). */
export interface Subject {
  issuer: string;
  subject: string;
}

/** Why nobody is let in. `taken`: the account is linked with somebody else of the same provider. */
type NotLinked = 'unverified' | 'unknown' | 'taken' | 'closed';

export type Linked =
  | { account: AccountDocument; isNew: boolean }
  | { refused: NotLinked; account?: AccountDocument };

const identityOf = ({ issuer, subject }: Subject): string => sha256Of(`${issuer} ${subject}`).toString('hex');

/** Whether an account is linked with this very person. */
export async function isLinked(
  { store }: Pick<Deps, 'store'>,
  { account, who }: { account: string | undefined; who: Subject },
): Promise<boolean> {
  const identity = await store.accounts.identity(identityOf(who));
  return identity !== null && identity.account === account;
}

/**
 * The account of a person of the province's provider. The first time it is found by their verified address, from then on by who they
 * are, whatever address they have: who gets a colleague's address gets nothing of the colleague's.
 */
export async function linkedAccount(
  deps: Pick<Deps, 'store' | 'now'>,
  who: Subject & { verifiedEmail: () => Promise<string | undefined> },
): Promise<Linked> {
  const { store } = deps;
  const identity = await store.accounts.identity(identityOf(who));
  const account = identity && (await store.accounts.get(identity.account));
  if (account) return open(account, { isNew: false });
  if (identity) return { refused: 'unknown' };
  const email = await who.verifiedEmail();
  if (email === undefined || !isPlain(email)) return { refused: 'unverified' };
  const found = await accountAt(deps, accountOf(email));
  if (!found) return { refused: 'unknown' };
  if (found.closedAt !== undefined) return { refused: 'closed', account: found };
  return link(deps, found, who);
}

const open = (account: AccountDocument, { isNew }: { isNew: boolean }): Linked =>
  account.closedAt === undefined ? { account, isNew } : { refused: 'closed', account };

/** Characters that look alike, or become each other when they are compared, are not in any address of an office. */
const isPlain = (email: string): boolean => email.length <= 254 && /^[!-?A-~]+@[!-?A-~]+$/.test(email);

async function accountAt(
  deps: Pick<Deps, 'store' | 'now'>,
  address: string,
): Promise<AccountDocument | undefined> {
  const account = await deps.store.accounts.at(address);
  if (account) return account;
  const [place] = await placesOf(deps, { account: address, realm: 'all' });
  return place && accountOfPerson(deps, { address, name: place.person.name });
}

async function link(
  deps: Pick<Deps, 'store' | 'now'>,
  account: AccountDocument,
  who: Subject,
): Promise<Linked> {
  const isNew = await deps.store.accounts.insertIdentity({
    _id: identityOf(who),
    account: account._id,
    issuer: sha256Of(who.issuer).toString('hex'),
    linkedAt: fromMs(deps.now()),
  });
  // The same person may come by two browsers at once.
  if (isNew || (await isLinked(deps, { account: account._id, who }))) return { account, isNew };
  return { refused: 'taken', account };
}
