import { fromMs } from '../../domain/time';
import { isPassword } from '../accounts/password';
import { takeFactor } from '../accounts/second-factor';
import { record } from '../audit';
import type { Deps } from '../deps';
import type { SignInDeps } from './deps';
import { mayProve } from './limits';
import { actorOfSession, type LivingSession } from './session';

/** What a person proves it by; one of the two. */
export type Proof = { password: string } | { code: string };

/** Whether a strong session's person has just proved that it is they. */
export async function confirmSession(
  deps: Pick<SignInDeps, 'store' | 'now'> & Pick<Deps, 'seal'>,
  session: LivingSession,
  proof: Proof,
): Promise<'confirmed' | 'wrong' | 'limit'> {
  const { store, now } = deps;
  const account = session.accountId === undefined ? null : await store.accounts.get(session.accountId);
  if (!account || !(await mayProve(deps, account._id))) return 'limit';
  const isProved =
    'password' in proof
      ? await isPassword(proof.password, account.password)
      : await takeFactor(deps, account, proof.code);
  const isMarked = isProved && (await store.signIn.markConfirmed({ id: session._id, at: fromMs(now()) }));
  const action = isMarked ? 'confirmed' : 'sign-in-refused';
  await record(deps, { actor: actorOfSession(session), action, target: 'confirm' });
  return isMarked ? 'confirmed' : 'wrong';
}
