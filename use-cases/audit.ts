import { randomUUID } from 'node:crypto';
import { fromMs } from '../domain/time';
import type { AuditDocument } from '../store/documents/audit';
import type { Deps } from './deps';

/** What an entry says beside who did what, and when. */
export type Audited = Pick<AuditDocument, 'actor' | 'action' | 'campaign' | 'units' | 'target' | 'from'>;

/** Records who did what, in real time, without contents; `once` is the id of an entry that may be told twice. */
export async function record(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  { once = randomUUID(), ...entry }: Audited & { once?: string },
): Promise<void> {
  await store.audit.append({ _id: once, at: fromMs(now()), ...entry });
}

const MINUTE_MS = 60_000;

/**
 * Records that somebody reads what is confidential, before they get it. The same again within a minute is the same entry, so
 * that a page that is loaded anew does not fill the record.
 */
export async function recordReading(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  entry: Audited,
): Promise<void> {
  const { actor, action, target = '', campaign = '', units = [], from = '' } = entry;
  const nowMs = now();
  const minute = Math.floor(nowMs / MINUTE_MS);
  const _id = `${action}#${minute}#${[actor, campaign, units.join(' '), target, from].join('#')}`;
  await store.audit.append({ _id, at: fromMs(nowMs), ...entry });
}
