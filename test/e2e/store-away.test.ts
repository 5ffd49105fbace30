import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { createProjectionActivities } from '../../activities/projection';
import { evaluationSpecs, plannedOpening } from '../../domain/schedule';
import type { StorePart } from '../../embedded/parts/store';
import type { TemporalPart } from '../../embedded/parts/temporal';
import { openStore, type Store } from '../../store/store';
import {
  evaluationState,
  fileReview,
  TASK_QUEUES,
  timeCame,
  type UnitEvaluationInput,
} from '../../workflows/contract';
import type { unitEvaluation } from '../../workflows/unit-evaluation';
import { plan2013 } from '../fixtures/plans';
import { smallRegister } from '../fixtures/small-register';
import { startTestStorePart, startTestTemporal } from '../support/parts';
import { filing, workflowBundle } from '../workflows/world';

/** A worker's places for calls of the store, and more evaluations than these. */
const PLACES = 24;
const EVALUATIONS = 2 * PLACES;
const openedAt = plannedOpening(plan2013);
const wake = '2013-10-22T01:00:00.000Z';

let folder: string;
let temporal: TemporalPart;
let storePart: StorePart;
let store: Store;
let client: Client;
let worker: Worker;
let running: Promise<void>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cong-vu-store-away-'));
  temporal = await startTestTemporal(folder);
  storePart = await startTestStorePart(folder);
  store = await openStore({ uri: storePart.uri });
  client = new Client({ connection: await Connection.connect({ address: temporal.address }) });
  worker = await Worker.create({
    connection: await NativeConnection.connect({ address: temporal.address }),
    taskQueue: TASK_QUEUES.evaluations,
    workflowBundle: await workflowBundle(),
    activities: createProjectionActivities({ store }),
    maxConcurrentLocalActivityExecutions: PLACES,
  });
  running = worker.run();
}, 600_000);

afterAll(async () => {
  worker.shutdown();
  await running;
  await store.close();
  await client.connection.close();
  await Promise.all([temporal.stop(), storePart.stop()]);
  await rm(folder, { recursive: true, force: true });
});

/** An evaluation of a unit of its own, in a rehearsal. */
async function start(unit: string): Promise<WorkflowHandle<typeof unitEvaluation>> {
  const [spec] = evaluationSpecs({
    campaign: 'thu-nghiem',
    plan: plan2013,
    register: smallRegister,
    openedAt,
  });
  if (!spec) throw new Error('the fixture has a unit');
  const input: UnitEvaluationInput = {
    spec: { ...spec, unit: { ...spec.unit, id: unit } },
    clock: { kind: 'rehearsal', now: openedAt },
    wakeSpreadMs: 0,
  };
  return client.workflow.start<typeof unitEvaluation>('unitEvaluation', {
    workflowId: `evaluation/thu-nghiem/${unit}`,
    taskQueue: TASK_QUEUES.evaluations,
    args: [input],
  });
}

async function until<T>(what: () => Promise<T | undefined>): Promise<T> {
  while (true) {
    const found = await what();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const settled = async (unit: string) => {
  const row = await store.evaluations.rowOf({ campaign: 'thu-nghiem', unit });
  return row && row.nextWakeAt !== null && row.nextWakeAt > wake ? row : undefined;
};

test(`while the store hangs under ${EVALUATIONS} waking evaluations, an unrelated one still answers; nothing is lost`, async () => {
  const units = Array.from({ length: EVALUATIONS }, (_, i) => `don-vi-${i}`);
  const handles: WorkflowHandle[] = [];
  for (let i = 0; i < units.length; i += 20) {
    handles.push(...(await Promise.all(units.slice(i, i + 20).map((unit) => start(unit)))));
  }
  const unrelated = await start('don-vi-khac');
  await unrelated.executeUpdate(fileReview, {
    args: [filing({ id: 'first', step: 'member-opinion', party: 'pct-van-xa', receivedAt: openedAt })],
  });

  // Stopped, not ended: a store that accepts and never answers is the worse case.
  process.kill(storePart.pid, 'SIGSTOP');
  // The next reminder comes for all but the unrelated one.
  await Promise.all(handles.map((handle) => handle.signal(timeCame, { now: wake })));
  const last = handles.at(-1) as WorkflowHandle;
  await until(async () => {
    const { nextWakeAt } = await last.query(evaluationState, { now: wake });
    return nextWakeAt !== null && nextWakeAt > wake ? nextWakeAt : undefined;
  });
  const answer = await unrelated.executeUpdate(fileReview, {
    args: [filing({ id: 'second', step: 'self-review', party: 'don-vi-khac', receivedAt: openedAt })],
  });
  expect(answer).toMatchObject({ outcome: 'refused', refusal: 'not-assigned' });
  const accepted = await unrelated.executeUpdate(fileReview, {
    args: [filing({ id: 'third', step: 'agency-review', party: 'so-noi-vu', receivedAt: openedAt })],
  });
  expect(accepted).toMatchObject({ outcome: 'accepted', timeliness: 'on-time' });
  await expect(store.ping()).rejects.toThrow();

  process.kill(storePart.pid, 'SIGCONT');
  for (const unit of units) await until(() => settled(unit));
  expect(await store.notices.countPending('thu-nghiem')).toBeGreaterThanOrEqual(EVALUATIONS);
}, 240_000);
