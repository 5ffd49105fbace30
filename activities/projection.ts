import { setTimeout as delay } from 'node:timers/promises';
import { evaluationKey } from '../store/ids';
import type { Store } from '../store/store';
import type { Projection, ProjectionActivities } from '../workflows/contract';
import type { ActivityDeps } from './deps';

/**
 * Below the local activity's own two seconds. A store that hangs instead of failing would keep one of the worker's
 * hundred places for local activities until its socket times out; a write that comes through later does no harm.
 */
const GIVE_UP_MS = 1_500;

async function givingUp<T>(work: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const tooLong = delay(GIVE_UP_MS, undefined, { signal: timer.signal, ref: false }).then(() => {
    throw new Error(`the store did not answer within ${GIVE_UP_MS} ms`);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    tooLong.catch(() => undefined);
    timer.abort();
  }
}

export const createProjectionActivities = ({ store }: Pick<ActivityDeps, 'store'>): ProjectionActivities => ({
  /**
   * Notices first, so that a read model that shows an instant as settled has its notices in the store. Safe to run
   * twice, and late: notices are insert-only by id, an answer stands, and an older view does not replace a newer one.
   */
  projectEvaluation: (projection) => givingUp(project(store, projection)),
});

async function project(store: Store, { view, state, notices, answers }: Projection): Promise<void> {
  const { campaign, unit } = view;
  await store.notices.insertMany(notices.map(({ id: _id, ...notice }) => ({ ...notice, _id, round: null })));
  await store.filings.setAnswers({ campaign, unit: unit.id, answers });
  const _id = evaluationKey({ campaign, unit: unit.id });
  await store.evaluations.upsertIfNewer({ ...view, _id, open: state.closed === undefined, ledger: state });
  if (state.closed !== undefined) await store.drafts.closeOf({ campaign, unit: unit.id });
}
