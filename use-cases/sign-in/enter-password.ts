import type { AccountDocument } from '../../store/documents/account';
import { actorOfAccount } from '../accounts/account-of';
import { isPassword } from '../accounts/password';
import { takeFactor } from '../accounts/second-factor';
import { record } from '../audit';
import type { Deps } from '../deps';
import { storedAs } from '../secret';
import type { SignInDeps } from './deps';
import { HOUR_MS, mayOnceMore, QUARTER_MS } from './limits';
import { beginSession, type Came } from './session';

/** Of one account from one network: somebody who mistypes, and nobody who guesses. */
const TRIES_PER_QUARTER = 5;
/** Of one account from everywhere (ASVS 5, 6.3.1). From another network its owner still comes in, until this is used up. */
const TRIES_PER_HOUR = 30;

export interface EnteredPassword {
  /** As `accountOf` writes it. */
  address: string;
  password: string;
  /** Of the authenticator, or a recovery code. */
  code: string;
  came: Came;
  /** Network of the caller; an office behind one address shares its limit. */
  network: string;
}

interface EnteredSession {
  session: string;
}

type WithPassword = SignInDeps & Pick<Deps, 'seal'>;

/**
 * Begins a strong session for who knows the password and holds the second factor. What was wrong, or whether there is such an
 * account, is told to nobody, and takes the same calls and the same time.
 */
export async function enterPassword(
  deps: WithPassword,
  { address, password, code, came, network }: EnteredPassword,
): Promise<EnteredSession | { refused: 'wrong' | 'limit'; account?: AccountDocument }> {
  const { store, codesPerClientAndHour } = deps;
  const who = storedAs(address);
  const limits = [
    { what: `password client ${network}`, everyMs: HOUR_MS, count: codesPerClientAndHour },
    { what: `password ${who} ${network}`, everyMs: QUARTER_MS, count: TRIES_PER_QUARTER },
    { what: `password ${who}`, everyMs: HOUR_MS, count: TRIES_PER_HOUR },
  ];
  for (const limit of limits) if (!(await mayOnceMore(deps, limit))) return { refused: 'limit' };
  const account = await store.accounts.at(address);
  // Both are always asked, and a code is taken only under the right password.
  const isRight = await isPassword(password, account?.password);
  const isTaken = await takeFactor(deps, isRight ? account : null, code);
  if (account && isRight && isTaken) {
    const person = { account: address, name: account.name, realm: 'all' } as const;
    const session = await beginSession(deps, { ...person, strength: 'strong', method: 'password' }, came);
    if (session !== undefined) return { session };
  }
  return { refused: 'wrong', ...(account && { account }) };
}

/** For the owner of an account who looks at who tried; after the answer, which would tell by its time else. */
export const recordRefusedSignIn = (
  deps: Pick<SignInDeps, 'store' | 'now'>,
  account: AccountDocument,
  from: string,
): Promise<void> => record(deps, { actor: actorOfAccount(account), action: 'sign-in-refused', from });
