import type { AccountDocument } from '../../store/documents/account';
import { record } from '../audit';
import type { Deps } from '../deps';
import { storedAs } from '../secret';
import type { Seal } from '../senders/seal';
import { mayProve } from '../sign-in/limits';
import { actorOfAccount } from './account-of';
import { changeAndEndSessions } from './end-sessions';
import { hashPassword, isPassword, type PasswordFault, passwordFault } from './password';
import {
  newRecoveryCodes,
  pendingSecret,
  recoveryHash,
  sealTotp,
  takeFactor,
  takeFirstCode,
} from './second-factor';
import { accountOfSetup } from './setup-link';

type AccountDeps = Pick<Deps, 'store' | 'now'>;

/** What somebody typed who sets their password. */
export interface ChosenPassword {
  password: string;
  /** The same once more. */
  repeated: string;
}

export type SetUpFault =
  | PasswordFault
  | 'differs'
  /** The code of the authenticator that is being set up. */
  | 'wrong-code'
  /** The password or the code by which the person proves who they are. */
  | 'wrong-proof'
  /** Too many tries to prove it. */
  | 'limit'
  /** The account has changed since the page was opened, or the link opens nothing any more. */
  | 'over';

/** An account that was changed, which ended all its sessions. */
export interface ChangedAccount {
  account: AccountDocument;
  /** Shown this once. */
  recoveryCodes: string[];
}

type Result<T> = T | { fault: SetUpFault };

const chosenFault = (
  { password, repeated }: ChosenPassword,
  account: AccountDocument,
): SetUpFault | undefined => (password === repeated ? passwordFault(password, account) : 'differs');

const newCodes = () => {
  const recoveryCodes = newRecoveryCodes();
  return { recoveryCodes, hashes: recoveryCodes.map(recoveryHash) };
};

/**
 * Sets password and second factor of the account whose link it is; the link opens nothing afterwards. What was set before, and
 * every session, ends.
 */
export async function setUp(
  deps: AccountDeps & { seal: Seal },
  { link, code, ...chosen }: { link: string; code: string } & ChosenPassword,
): Promise<Result<ChangedAccount>> {
  const account = await accountOfSetup(deps, link);
  if (!account) return { fault: 'over' };
  const fault = chosenFault(chosen, account);
  if (fault) return { fault };
  const secret = pendingSecret(link);
  const id = account._id;
  if (!(await takeFirstCode(deps, { secret, typed: code }))) return { fault: 'wrong-code' };
  const { recoveryCodes, hashes } = newCodes();
  const changed = await changeAndEndSessions(deps, account, {
    password: await hashPassword(chosen.password),
    totp: sealTotp(deps.seal, secret, id),
    recoveryCodes: hashes,
  });
  // Of two who have the page open, one was first: the link was of the account before that.
  if (!changed) return { fault: 'over' };
  await deps.store.accounts.takeSetup(storedAs(link));
  await record(deps, { actor: actorOfAccount(account), action: 'account-set-up', target: id });
  return { account: changed, recoveryCodes };
}

/** Of somebody who has signed in by password and proves it once more. */
export async function changePassword(
  deps: AccountDeps,
  account: AccountDocument,
  { current, ...chosen }: { current: string } & ChosenPassword,
): Promise<Result<{ account: AccountDocument }>> {
  if (!(await mayProve(deps, account._id))) return { fault: 'limit' };
  if (!(await isPassword(current, account.password))) return { fault: 'wrong-proof' };
  const fault = chosenFault(chosen, account);
  if (fault) return { fault };
  const password = await hashPassword(chosen.password);
  const changed = await changeAndEndSessions(deps, account, { password });
  if (!changed) return { fault: 'over' };
  await record(deps, { actor: actorOfAccount(account), action: 'password-changed', target: account._id });
  return { account: changed };
}

/** Another authenticator in place of the one before, with recovery codes of its own. */
export async function changeFactor(
  deps: AccountDeps & { seal: Seal },
  account: AccountDocument,
  { current, secret, code }: { current: string; secret: string; code: string },
): Promise<Result<ChangedAccount>> {
  if (!(await mayProve(deps, account._id))) return { fault: 'limit' };
  if (!(await isPassword(current, account.password))) return { fault: 'wrong-proof' };
  const id = account._id;
  if (!(await takeFirstCode(deps, { secret, typed: code }))) return { fault: 'wrong-code' };
  const { recoveryCodes, hashes } = newCodes();
  const totp = sealTotp(deps.seal, secret, id);
  const changed = await changeAndEndSessions(deps, account, { totp, recoveryCodes: hashes });
  if (!changed) return { fault: 'over' };
  await record(deps, { actor: actorOfAccount(account), action: 'second-factor-changed', target: id });
  return { account: changed, recoveryCodes };
}

/** Ten new recovery codes; the old ones open nothing any more. */
export async function changeRecoveryCodes(
  deps: AccountDeps & Pick<Deps, 'seal'>,
  account: AccountDocument,
  { code }: { code: string },
): Promise<Result<ChangedAccount>> {
  if (!(await mayProve(deps, account._id))) return { fault: 'limit' };
  if (!(await takeFactor(deps, account, code))) return { fault: 'wrong-proof' };
  const { recoveryCodes, hashes } = newCodes();
  const changed = await changeAndEndSessions(deps, account, { recoveryCodes: hashes });
  if (!changed) return { fault: 'over' };
  await record(deps, {
    actor: actorOfAccount(account),
    action: 'recovery-codes-changed',
    target: account._id,
  });
  return { account: changed, recoveryCodes };
}
