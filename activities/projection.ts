import { setTimeout as delay } from 'node:timers/promises';
import type { EvaluationDocument } from '../store/documents/evaluation';
import { evaluationKey } from '../store/ids';
import type { Store } from '../store/store';
import { isStoreAway } from '../use-cases/away';
import { inTurns } from '../use-cases/in-turns';
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

export function createProjectionActivities({ store }: Pick<ActivityDeps, 'store'>): ProjectionActivities {
  const write = writingTogether(store);
  return {
    /**
     * Notices first, so that a read model that shows an instant as settled has its notices in the store. Safe to run
     * twice, and late: notices are insert-only by id, an answer stands, and an older view does not replace a newer one.
     */
    projectEvaluation: (projection) => givingUp(write(projection)),
  };
}

/** Evaluations whose projections are told while another is being written are written together, in the calls of one. */
function writingTogether(store: Store): (projection: Projection) => Promise<void> {
  let waiting: Projection[] = [];
  const writeAll = inTurns(() => {
    const projections = waiting;
    waiting = [];
    return project(store, projections);
  });

  return async (projection) => {
    waiting.push(projection);
    try {
      await writeAll();
    } catch (error) {
      if (isStoreAway(error)) throw error;
      // What is wrong with one of them is not wrong with the others.
      await project(store, [projection]);
    }
  };
}

async function project(store: Store, projections: readonly Projection[]): Promise<void> {
  const notices = projections.flatMap((each) => each.notices);
  if (notices.length > 0) {
    await store.notices.insertMany(
      notices.map(({ id: _id, ...notice }) => ({ ...notice, _id, round: null })),
    );
  }
  const answers = projections.flatMap(({ view: { campaign, unit }, answers: told }) =>
    told.map(({ id, answer }) => ({ campaign, unit: unit.id, id, answer })),
  );
  if (answers.length > 0) await store.filings.setAnswers(answers);
  await store.evaluations.upsertAllIfNewer(projections.map(documentOf));
  for (const { view, state } of projections) {
    const { campaign, unit } = view;
    if (state.closed !== undefined) await store.drafts.closeOf({ campaign, unit: unit.id });
  }
}

const documentOf = ({ view, state }: Projection): EvaluationDocument => ({
  ...view,
  _id: evaluationKey({ campaign: view.campaign, unit: view.unit.id }),
  open: state.closed === undefined,
  ledger: state,
});
