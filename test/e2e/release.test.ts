import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker';
import { createActivities } from '../../activities/create-activities';
import { projectRoot } from '../../config/project-root';
import type { Decision } from '../../domain/ledger/facts';
import { evaluationSpecs, plannedOpening } from '../../domain/schedule';
import type { Instant } from '../../domain/time';
import type { TemporalPart } from '../../embedded/parts/temporal';
import type { Store } from '../../store/store';
import { startEvaluation } from '../../use-cases/evaluations/start-evaluation';
import { replayRunning, UnfitRelease } from '../../worker/replay-running';
import { decide, evaluationWorkflowId, fileReview, TASK_QUEUES, timeCame } from '../../workflows/contract';
import type { unitEvaluation } from '../../workflows/unit-evaluation';
import { clockAt } from '../fixtures/campaign';
import { plan2013 } from '../fixtures/plans';
import { smallRegister } from '../fixtures/small-register';
import { nobody } from '../support/nobody';
import { startTestTemporal } from '../support/parts';
import { startTestStores, type TestStores } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';
import { until } from '../support/until';
import { filing } from '../workflows/world';

/*
 * A year that begins on one release and ends on another: as docs/architecture.md, «Changing a workflow», has it. A release is the
 * workflows' code of this checkout, with an edit.
 */

const UNIT = 'so-y-te';
const CAMPAIGN = 'hai-ban';
const openedAt = plannedOpening(plan2013);
const digest = 'd'.repeat(64);
const logger = { info: () => undefined };

type Edit = (source: string) => string;
/** Behaves otherwise from the deploy on: an evaluation rests before it ends. */
const PATCHED: Edit = (source) =>
  source
    .replace('import { CancellationScope,', 'import { CancellationScope, patched, sleep,')
    .replace(
      'if (closed) return',
      "if (closed && patched('rest')) await sleep('1 second');\n    if (closed) return",
    );
/** The same for all, and so for those that began without it. */
const UNPATCHED: Edit = (source) =>
  source
    .replace('import { CancellationScope,', 'import { CancellationScope, sleep,')
    .replace('  const ledger = new', "  await sleep('1 second');\n  const ledger = new");

let folder: string;
let remove: () => Promise<void>;
let temporal: TemporalPart;
let stores: TestStores;
let store: Store;
let client: Client;
let connection: NativeConnection;

beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  temporal = await startTestTemporal(folder);
  stores = await startTestStores();
  store = await stores.fresh();
  client = new Client({ connection: await Connection.connect({ address: temporal.address }) });
  connection = await NativeConnection.connect({ address: temporal.address });
}, 600_000);

afterAll(async () => {
  await connection.close();
  await client.connection.close();
  await Promise.all([temporal.stop(), stores.stop()]);
  await remove();
});

/** The workflows' code as a release with this edit has it. */
async function release(edit: Edit): Promise<{ code: string }> {
  // Within the project, or its packages would not be found.
  const root = await mkdtemp(path.join(projectRoot, 'dist', 'release-'));
  try {
    for (const room of ['workflows', 'domain']) {
      await cp(path.join(projectRoot, room), path.join(root, room), { recursive: true });
    }
    const file = path.join(root, 'workflows', 'unit-evaluation.ts');
    const before = await readFile(file, 'utf8');
    const after = edit(before);
    if (edit !== AS_IT_IS) expect(after).not.toBe(before);
    await writeFile(file, after);
    const { code } = await bundleWorkflowCode({
      workflowsPath: path.join(root, 'workflows', 'index.ts'),
      logger: new DefaultLogger('ERROR'),
    });
    return { code };
  } finally {
    await rm(root, { recursive: true });
  }
}
const AS_IT_IS: Edit = (source) => source;

/** As a worker's process does: it replays what runs, and polls only then. Resolves to how it is stopped. */
async function deploy(workflowBundle: { code: string }): Promise<() => Promise<void>> {
  await replayRunning({ client, workflowBundle, logger });
  const activities = createActivities({ store, client, now: Date.now, relay: nobody });
  const worker = await Worker.create({
    connection,
    taskQueue: TASK_QUEUES.evaluations,
    workflowBundle,
    activities: activities.evaluations,
  });
  const running = worker.run();
  return async () => {
    worker.shutdown();
    await running;
  };
}

type Handle = WorkflowHandle<typeof unitEvaluation>;

async function begin(): Promise<Handle> {
  const specs = evaluationSpecs({ campaign: CAMPAIGN, plan: plan2013, register: smallRegister, openedAt });
  const spec = specs.find(({ unit }) => unit.id === UNIT);
  if (!spec) throw new Error('the register has it');
  const input = { spec, clock: clockAt(openedAt), wakeSpreadMs: 0 };
  await startEvaluation({ client, input, reuse: 'REJECT_DUPLICATE', searchAttributes: true });
  return client.workflow.getHandle<typeof unitEvaluation>(evaluationWorkflowId(CAMPAIGN, UNIT));
}

async function tell(handle: Handle, now: Instant): Promise<void> {
  await handle.signal(timeCame, { now });
  await until(async () => {
    const row = await store.evaluations.rowOf({ campaign: CAMPAIGN, unit: UNIT });
    return row && (row.nextWakeAt === null || row.nextWakeAt > now) ? true : undefined;
  });
}

const eventsOf = async (handle: Handle) => (await handle.fetchHistory()).events ?? [];
const timersOf = async (handle: Handle) =>
  (await eventsOf(handle)).filter((event) => event.timerStartedEventAttributes).length;
const patchesOf = async (handle: Handle) =>
  (await eventsOf(handle)).filter(
    ({ markerRecordedEventAttributes: marker }) => marker?.markerName === 'core_patch',
  ).length;

test('a release that behaves otherwise takes over in November, one that could not go on is refused, and the way back is open', async () => {
  const stopFirst = await deploy(await release(AS_IT_IS));
  const handle = await begin();
  for (const at of ['2013-10-22T01:00:00.000Z', '2013-10-31T01:00:00.000Z']) await tell(handle, at);
  await handle.executeUpdate(fileReview, {
    args: [filing({ step: 'self-review', party: UNIT, receivedAt: '2013-11-04T02:00:00.000Z' })],
  });
  await stopFirst();

  const unfit = await deploy(await release(UNPATCHED)).catch((error: unknown) => error);
  expect(unfit).toBeInstanceOf(UnfitRelease);
  expect((unfit as UnfitRelease).text.en).toContain(handle.workflowId);

  const second = await release(PATCHED);
  let stop = await deploy(second);
  const timers = await timersOf(handle);
  await tell(handle, '2013-12-11T01:00:00.000Z');
  const receivedAt = '2013-12-11T03:00:00.000Z';
  const { revision } = (await store.evaluations.rowOf({ campaign: CAMPAIGN, unit: UNIT })) ?? { revision: 0 };
  const base = { digest, receivedAt };
  const decisions: Decision[] = [
    { ...base, id: 'th', kind: 'synthesis', ledgerRevision: revision, confirmed: true },
    { ...base, id: 'nx', kind: 'remarks' },
  ];
  for (const each of decisions) {
    expect(await handle.executeUpdate(decide, { args: [each] })).toMatchObject({ outcome: 'accepted' });
  }
  // Somebody goes back and forth: what the new one has not touched yet runs on either.
  await stop();
  await (await deploy(await release(AS_IT_IS)))();
  stop = await deploy(second);
  for (const each of [
    { ...base, id: 'dx', kind: 'proposal' },
    { ...base, id: 'cn', kind: 'recognition', level: 'good' },
  ] as Decision[]) {
    expect(await handle.executeUpdate(decide, { args: [each] })).toMatchObject({ outcome: 'accepted' });
  }
  expect(await handle.result()).toMatchObject({ status: 'recognised' });
  await stop();
  // It rested, as those do that end on the second.
  expect(await timersOf(handle)).toBeGreaterThan(timers);
  expect(await patchesOf(handle)).toBe(1);
}, 300_000);
