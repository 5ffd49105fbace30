import { fromMs } from '../../domain/time';
import { actorOfAccount } from '../accounts/account-of';
import { record } from '../audit';
import { isSecret, storedAs } from '../secret';
import { isCode } from './code';
import type { SignInDeps } from './deps';
import { placesOf } from './places';
import { beginSession, type Came } from './session';

/** ASVS 5, 6.3.1: counted before the hash is computed, so that no number of tries at once is too many. */
const TRIES = 5;

export type Entered =
  | { session: string; returnTo: string }
  /** `wrong`: with so many tries left. `over`: this code opens nothing any more. */
  | { refused: 'wrong'; triesLeft: number }
  | { refused: 'over' };

/** What a browser has asked a code for, if it has and the code is still kept. Changes nothing. */
export async function askedBy(
  { store }: Pick<SignInDeps, 'store'>,
  ticket: string,
): Promise<{ account: string; returnTo: string } | undefined> {
  const asked = isSecret(ticket) ? await store.signIn.code(storedAs(ticket)) : null;
  return asked ? { account: asked.account, returnTo: asked.returnTo } : undefined;
}

/**
 * Begins a session for whoever holds both a code and what the browser kept when it asked for it. A code is taken by
 * removing it: of several who enter it at once, one is signed in.
 */
export async function enterCode(
  deps: SignInDeps,
  { ticket, code, came }: { ticket: string; code: string; came: Came },
): Promise<Entered> {
  const { store, now } = deps;
  if (!isSecret(ticket)) return { refused: 'over' };
  const id = storedAs(ticket);
  const asked = await store.signIn.code(id);
  if (!asked || asked.expiresAt <= fromMs(now())) return { refused: 'over' };
  const tried = await store.signIn.takeSlot({ of: `code ${id}`, count: TRIES, until: asked.expiresAt });
  if (tried === undefined) return { refused: 'over' };
  if (!(await isCode(code.replace(/\D/g, ''), asked))) {
    return tried < TRIES ? { refused: 'wrong', triesLeft: TRIES - tried } : { refused: 'over' };
  }
  const { account, realm, returnTo } = asked;
  const [place] = await placesOf(deps, { account, realm });
  if (!place || !(await store.signIn.takeCode(id))) return { refused: 'over' };
  const { name } = place.person;
  const session = await beginSession(deps, { account, name, realm, strength: 'code', method: 'code' }, came);
  return session === undefined ? { refused: 'over' } : { session, returnTo };
}

/**
 * For the owner of an address who looks at who tried; after the answer, which would tell by its time else. Of an address that no
 * register has nothing is kept, or forgers would fill the audit.
 */
export async function recordRefusedCode(
  deps: Pick<SignInDeps, 'store' | 'now'>,
  { account: address, from }: { account: string; from: string },
): Promise<void> {
  const [place] = await placesOf(deps, { account: address, realm: 'all' });
  if (!place) return;
  const actor = actorOfAccount({ name: place.person.name, address });
  await record(deps, { actor, action: 'sign-in-refused', target: 'code', from });
}
