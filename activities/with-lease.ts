import { setTimeout as pause } from 'node:timers/promises';
import { activityInfo, cancellationSignal } from '@temporalio/activity';
import { fromMs } from '../domain/time';
import type { LeaseDocument } from '../store/documents/lease';
import type { Store } from '../store/store';

/** Whoever dies with it keeps the others waiting so long. */
const LEASE_MS = 20_000;
const PROLONG_EVERY_MS = 5_000;
const ASK_EVERY_MS = 1_000;

/**
 * Does `work` while this activity alone holds a lease, over all workers; waits for it first, unless it is cancelled. `signal` is
 * aborted when the lease could not be prolonged in time: then another may have it, and no more may be begun. What `leave` says in
 * the end is `left` to the next.
 */
export async function withLease<T>({
  store,
  lease,
  work,
  leave,
}: {
  store: Pick<Store, 'leases'>;
  lease: string;
  work: (signal: AbortSignal, left: LeaseDocument['left']) => Promise<T>;
  leave?: () => NonNullable<LeaseDocument['left']>;
}): Promise<T> {
  const { workflowExecution, activityId, attempt } = activityInfo();
  const holder = `${workflowExecution?.runId ?? ''}/${activityId}/${attempt}`;
  const take = async () => {
    const now = Date.now();
    return store.leases.take({ lease, holder, now: fromMs(now), until: fromMs(now + LEASE_MS) });
  };
  const cancelled = cancellationSignal();
  let taken = await take();
  while (!taken) {
    await pause(ASK_EVERY_MS, undefined, { signal: cancelled });
    taken = await take();
  }
  const lost = new AbortController();
  let heldUntil = Date.now() + LEASE_MS;
  const prolong = async () => {
    const at = Date.now();
    // A store that is away may answer the next time; the lease itself says how long that may take.
    const isMine = await take().catch(() => at < heldUntil - PROLONG_EVERY_MS);
    if (!isMine) lost.abort();
    else if (at + LEASE_MS > heldUntil) heldUntil = at + LEASE_MS;
  };
  let prolonging = Promise.resolve();
  const timer = setInterval(() => {
    prolonging = prolong();
  }, PROLONG_EVERY_MS);
  try {
    return await work(lost.signal, taken.before?.left);
  } finally {
    clearInterval(timer);
    // Or it would take again what is given back.
    await prolonging;
    const given = { lease, holder, now: fromMs(Date.now()), ...(leave && { left: leave() }) };
    await store.leases.giveBack(given).catch(() => undefined);
  }
}
