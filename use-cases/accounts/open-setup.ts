import { fromMs, type Instant } from '../../domain/time';
import type { AccountDocument, SetupDocument } from '../../store/documents/account';
import type { Deps } from '../deps';

/** Until when the newest of an account's setup links opens; undefined if none does. */
export function openUntil(
  { _id, epoch, closedAt }: AccountDocument,
  setups: readonly SetupDocument[],
  now: Instant,
): Instant | undefined {
  if (closedAt !== undefined) return undefined;
  return setups
    .filter((setup) => setup.account === _id && setup.epoch === epoch && setup.expiresAt > now)
    .map(({ expiresAt }) => expiresAt)
    .sort()
    .at(-1);
}

/** Whether a setup link of an account opens. */
export const hasSetup = async (
  { store, now }: Pick<Deps, 'store' | 'now'>,
  account: AccountDocument,
): Promise<boolean> =>
  openUntil(account, await store.accounts.setupsOf(account._id), fromMs(now())) !== undefined;

/** Ends every setup link of an account. */
export async function endSetups({ store }: Pick<Deps, 'store'>, account: string): Promise<void> {
  for (const { _id } of await store.accounts.setupsOf(account)) await store.accounts.takeSetup(_id);
}
