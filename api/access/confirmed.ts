import { CONFIRMED_FOR_MS } from '../../domain/sign-in';
import { toMs } from '../../domain/time';
import { ConfirmationNeeded } from '../http/session-problems';
import { accessOf, type Operation } from './table';
import type { Viewer } from './viewer';

/** Whether an operation asks a person to prove once more who they are. */
export function asksToConfirm(operation: Operation, body: unknown): boolean {
  const { confirmed } = accessOf(operation);
  if (confirmed === undefined || confirmed === true) return confirmed === true;
  const said = new Map(Object.entries(body ?? {}));
  return Object.entries(confirmed).some(([field, words]) => words.includes(String(said.get(field))));
}

/**
 * Throws {@link ConfirmationNeeded} for what a person may do only if they have just proved who they are (ASVS 5, 7.5.3). A key
 * proves itself each time, and the administrator of a trial has nothing to prove it by.
 */
export function refuseUnconfirmed(
  operation: Operation,
  body: unknown,
  { session }: Viewer,
  nowMs: number,
): void {
  if (!session || session.trial !== undefined || !asksToConfirm(operation, body)) return;
  const isFresh = session.confirmedAt !== undefined && nowMs - toMs(session.confirmedAt) <= CONFIRMED_FOR_MS;
  if (!isFresh) throw new ConfirmationNeeded(session.method);
}
