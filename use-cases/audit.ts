import { randomUUID } from 'node:crypto';
import { fromMs } from '../domain/time';
import type { Deps } from './deps';

export type AuditedAction =
  | 'key-created'
  | 'key-revoked'
  | 'campaign-opened'
  | 'campaign-cancelled'
  | 'clock-set'
  | 'filing-received'
  | 'announcement-received'
  | 'document-received'
  | 'waiver'
  | 'lifting'
  | 'voiding'
  | 'reopening'
  | 'letters-released'
  | 'letter-declined'
  | 'letters-sent-again'
  | 'address-mended'
  | 'sending-held'
  | 'sending-resumed'
  | 'sender-created'
  | 'sender-parties-changed'
  | 'sender-secret-added'
  | 'sender-secret-retired'
  | 'sender-revoked'
  | 'parked-assigned'
  | 'parked-dismissed'
  | 'webhook-replayed'
  | 'signed-in'
  | 'signed-out'
  | 'restored';

/** Records who did what, in real time, without contents; `once` is the id of an entry that may be told twice. */
export async function record(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  {
    once = randomUUID(),
    ...entry
  }: {
    actor: string;
    action: AuditedAction;
    campaign?: string;
    target?: string;
    once?: string;
  },
): Promise<void> {
  await store.audit.append({ _id: once, at: fromMs(now()), ...entry });
}
