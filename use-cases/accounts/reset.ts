import { isStanding } from '../../domain/key-roles';
import { fromMs } from '../../domain/time';
import type { AccountDocument, ResetDocument } from '../../store/documents/account';
import { record } from '../audit';
import type { Deps } from '../deps';
import { anotherPerson, conflict } from '../refusals';
import { type Asker, refuseFormer } from './asker';
import { changeAccount, loadAccount, refuseClosed, targetOf } from './change';
import { ableStewards } from './stewards';
import { refuseWithoutPost, type TellingDeps, tellAccount } from './tell';

/** Over a weekend: whoever asks later asks anew. */
const RESET_FOR_MS = 3 * 86_400_000;

interface AskedReset {
  id: string;
  reason: string;
  asker: Asker;
}

/**
 * Asks that an account sets its password and second factor anew; nothing changes until a second person agrees. Where somebody has
 * asked already, theirs stands.
 */
export async function askReset(
  deps: Pick<Deps, 'store' | 'now'>,
  { id, reason, asker }: AskedReset,
): Promise<AccountDocument> {
  const account = await loadAccount(deps, id);
  refuseClosed(account);
  await refuseFormer(deps, asker);
  const standing = await livingReset(deps, id);
  if (standing) {
    await auditAsked(deps, account, standing);
    return account;
  }
  const reset: ResetDocument = {
    _id: id,
    by: idOf(asker),
    actor: asker.actor,
    reason,
    at: fromMs(deps.now()),
    expiresAt: fromMs(deps.now() + RESET_FOR_MS),
  };
  // Somebody else has asked in the meantime.
  if (!(await deps.store.accounts.insertReset(reset))) return askReset(deps, { id, reason, asker });
  await auditAsked(deps, account, reset, asker.from);
  return account;
}

const idOf = ({ self, actor }: Asker): string => self?.account ?? actor;

/** One that is over counts no more, whether or not the store has removed it. */
export async function livingReset(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  id: string,
): Promise<ResetDocument | undefined> {
  const reset = await store.accounts.reset(id);
  if (!reset || reset.expiresAt > fromMs(now())) return reset ?? undefined;
  await store.accounts.takeReset(reset);
  return undefined;
}

async function auditAsked(
  deps: Pick<Deps, 'store' | 'now'>,
  { _id, address }: AccountDocument,
  { actor, reason, at }: ResetDocument,
  from?: string,
): Promise<void> {
  const target = targetOf({ address, reason });
  await record(deps, { actor, action: 'reset-asked', target, from, once: `reset-asked ${_id} ${at}` });
}

/** Whether a person may agree to a reset: somebody who looks after the service, neither who asked nor whom it is about. */
export const mayConfirm = ({ _id, by }: ResetDocument, self: AccountDocument | null | undefined): boolean =>
  !!self && self._id !== by && self._id !== _id && self.closedAt === undefined && self.roles.some(isStanding);

/**
 * Agrees to a reset, as a second person who has signed in: password, second factor, recovery codes and the province's sign-in are
 * removed, the sessions end, and the person gets a setup link. Of two who agree at once one does it.
 */
export async function confirmReset(
  deps: TellingDeps,
  { id, asker }: { id: string; asker: Asker },
): Promise<AccountDocument> {
  const account = await loadAccount(deps, id);
  const reset = await livingReset(deps, id);
  if (!reset) {
    // Told again by who has confirmed it.
    const { action, actor } = account.lastChange ?? {};
    if (action === 'reset-confirmed' && actor === asker.actor) return account;
    throw notAsked();
  }
  await refuseFormer(deps, asker);
  const self = asker.self && (await deps.store.accounts.get(asker.self.account));
  if (!mayConfirm(reset, self)) throw secondPerson();
  refuseWithoutPost(deps);
  if (!(await deps.store.accounts.takeReset(reset))) throw notAsked();
  return carryOut(deps, { id, asker, reason: reset.reason });
}

/**
 * Resets an account without a second person, where there is none who could agree: whoever may run commands on the store, and the
 * audit says that they did it alone.
 */
export async function resetAlone(
  deps: TellingDeps,
  { id, reason, asker, byLetter = true }: AskedReset & { byLetter?: boolean },
): Promise<AccountDocument> {
  if (byLetter) refuseWithoutPost(deps);
  const account = await loadAccount(deps, id);
  refuseClosed(account);
  const other = (await ableStewards(deps)).find(({ _id }) => _id !== id);
  if (other) throw notAlone(other);
  const reset = await livingReset(deps, id);
  if (reset) await deps.store.accounts.takeReset(reset);
  return carryOut(deps, { id, asker, reason, what: 'alone', byLetter });
}

async function carryOut(
  deps: TellingDeps,
  { id, asker, reason, what, byLetter = true }: AskedReset & { what?: string; byLetter?: boolean },
): Promise<AccountDocument> {
  const { account } = await changeAccount(deps, {
    id,
    action: 'reset-confirmed',
    reason,
    asker,
    decide: () => ({ unset: ['password', 'totp', 'recoveryCodes'], ...(what !== undefined && { what }) }),
  });
  for (const { _id } of await deps.store.accounts.identitiesOf(id)) {
    await deps.store.accounts.removeIdentity(_id);
  }
  if (byLetter) await tellAccount(deps, account, 'reset');
  return account;
}

/** Takes back that a reset was asked for; whoever looks after the service may. The same again changes nothing. */
export async function withdrawReset(
  deps: Pick<Deps, 'store' | 'now'>,
  { id, asker }: { id: string; asker: Asker },
): Promise<AccountDocument> {
  const account = await loadAccount(deps, id);
  await refuseFormer(deps, asker);
  const reset = await livingReset(deps, id);
  if (reset && (await deps.store.accounts.takeReset(reset))) {
    const { actor, from } = asker;
    await record(deps, { actor, action: 'reset-withdrawn', target: account.address, from });
  }
  return account;
}

const notAlone = ({ name, address }: AccountDocument) =>
  conflict({
    en: `A second person can confirm the reset: ${name} (${address}). Ask for it instead.`,
    vi: `Có người thứ hai xác nhận được việc thiết lập lại: ${name} (${address}). Đề nghị gửi yêu cầu để người đó xác nhận.`,
  });

const notAsked = () =>
  conflict({
    en: 'No reset of this account is asked for; a request lasts three days.',
    vi: 'Không có đề nghị thiết lập lại tài khoản này; mỗi đề nghị có giá trị trong ba ngày.',
  });

const secondPerson = () =>
  anotherPerson({
    en: 'A reset is confirmed by a second person who has signed in with the role it or administrator: neither who asked nor whose account it is.',
    vi: 'Việc thiết lập lại do người thứ hai có vai trò it hoặc administrator đăng nhập để xác nhận: không phải người đề nghị, không phải chủ tài khoản.',
  });
