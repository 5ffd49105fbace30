import { fromMs } from '../../domain/time';
import type { SignInDeps } from './deps';

export const HOUR_MS = 3_600_000;
export const QUARTER_MS = HOUR_MS / 4;

/** One of so many things that may be done in a stretch of time; false if they are used up. Exact, however many come at once. */
export async function mayOnceMore(
  { store, now }: Pick<SignInDeps, 'store' | 'now'>,
  { what, everyMs, count }: { what: string; everyMs: number; count: number },
): Promise<boolean> {
  const period = Math.floor(now() / everyMs);
  const until = fromMs((period + 1) * everyMs);
  return (await store.signIn.takeSlot({ of: `${what}#${period}`, count, until })) !== undefined;
}

/** A person who works through decisions confirms every five minutes, and mistypes now and then. */
const PROOFS_PER_QUARTER = 10;

/** Whether somebody who has signed in may try once more to prove that it is they. */
export const mayProve = (deps: Pick<SignInDeps, 'store' | 'now'>, account: string): Promise<boolean> =>
  mayOnceMore(deps, { what: `proof ${account}`, everyMs: QUARTER_MS, count: PROOFS_PER_QUARTER });
