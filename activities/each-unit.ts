import { activityInfo, heartbeat } from '@temporalio/activity';
import type { UnitDocument } from '../store/documents/register';
import type { Store } from '../store/store';

/** Enough to keep a small server busy without a queue of requests that outlives the activity. */
const AT_ONCE = 16;

/**
 * Does the same to every unit of a slice, some at once, and heartbeats how many are behind it: a retry goes on from
 * there. What was under way when it failed is done again, so `work` has to be safe to repeat.
 */
export async function eachUnit({
  store,
  slice,
  before = () => Promise.resolve(true),
  work,
}: {
  store: Store;
  slice: { campaign: string; offset: number; limit: number };
  /** Asked before each handful, and how many of the slice are behind it; false ends it. */
  before?: (done: number) => Promise<boolean>;
  work: (unit: UnitDocument) => Promise<void>;
}): Promise<void> {
  const units = await store.register.unitsSlice(slice);
  const from = Number(activityInfo().heartbeatDetails ?? 0);
  for (let done = from; done < units.length && (await before(done)); done += AT_ONCE) {
    const results = await Promise.allSettled(units.slice(done, done + AT_ONCE).map(work));
    // Only then: a failed attempt leaves nothing running beside the one that follows it.
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
    heartbeat(done + AT_ONCE);
  }
}
