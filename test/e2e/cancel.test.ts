import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { pino } from 'pino';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { Store } from '../../store/store';
import { cancelCampaign } from '../../use-cases/campaigns/cancel-campaign';
import { dispatcherInputOf } from '../../use-cases/campaigns/dispatcher-input';
import { deliveryOf } from '../../use-cases/evaluations/delivery';
import type { campaign as campaignWorkflow } from '../../workflows/campaign';
import {
  campaignWorkflowId,
  dispatcherWorkflowId,
  evaluationWorkflowId,
  lettersReleased,
  TASK_QUEUES,
} from '../../workflows/contract';
import { ENDED_AT, storeTestCampaign } from '../fixtures/campaign';
import { runningPlan } from '../fixtures/running-year';
import { fullyStaffed } from '../fixtures/small-register';
import { type Engine, startEngine } from '../support/engine';
import { recordHistory } from '../support/record-history';
import { until } from '../support/until';

const plan = runningPlan();
const units = fullyStaffed.units.length;

let engine: Engine;
let store: Store;
let client: Client;
let stopWorkers: () => Promise<void>;

beforeAll(async () => {
  engine = await startEngine();
  ({ store, client } = engine);
  stopWorkers = await engine.work();
});

afterAll(async () => {
  await stopWorkers();
  await engine.stop();
});

let campaign: CampaignDocument;
beforeEach(async () => {
  ({ document: campaign } = await storeTestCampaign(store, { _id: `thu-nghiem-${randomUUID()}`, plan }));
});

/** With a dispatcher that goes on in a new run after a few looks. */
const open = () =>
  client.workflow.start<typeof campaignWorkflow>('campaign', {
    workflowId: campaignWorkflowId(campaign._id),
    taskQueue: TASK_QUEUES.evaluations,
    args: [
      {
        campaign: campaign._id,
        units,
        dispatcher: { ...dispatcherInputOf(campaign, new Date().toISOString()), historyLimit: 20 },
      },
    ],
  });

const cancel = () =>
  cancelCampaign(
    {
      store,
      client,
      delivery: deliveryOf({ store, client }),
      catalogue: { plan: () => plan, register: () => fullyStaffed },
      now: Date.now,
      logger: pino({ level: 'silent' }),
      metrics: { filings: { inc: () => undefined } },
    },
    { campaign: campaign._id, reason: 'mở nhầm', actor: 'thử nghiệm', seen: undefined },
  );

const statusOf = async (workflowId: string) =>
  (await client.workflow.getHandle(workflowId).describe()).status.name;

const openEvaluations = () => store.evaluations.countOpen(campaign._id);
const allStarted = () => until(async () => ((await openEvaluations()) === units ? true : undefined));
const allEnded = () => until(async () => ((await openEvaluations()) === 0 ? true : undefined));

async function dispatcherRun(): Promise<string | undefined> {
  const found = await client.workflow
    .getHandle(dispatcherWorkflowId(campaign._id))
    .describe()
    .catch(() => undefined);
  return found?.runId;
}

test('a cancel ends the dispatcher in whatever run it is, and every evaluation', async () => {
  const opened = await open();
  const first = await until(dispatcherRun);
  await allStarted();
  await until(async () => {
    await client.workflow.getHandle(dispatcherWorkflowId(campaign._id)).signal(lettersReleased);
    await pause(100);
    return (await dispatcherRun()) === first ? undefined : true;
  });
  // What waits and what is to go is no letter of a cancelled campaign any more.
  const of = { campaign: campaign._id, round: `${campaign._id}#x`, at: campaign.openedAt, person: 'y-te' };
  const letter = { ...of, items: [], alsoOwed: [], needsRelease: false, attempts: 0, possibleDuplicates: 0 };
  await store.letters.insertOnly(
    (['waiting', 'ready', 'sending', 'sent'] as const).map((state) => ({
      ...letter,
      _id: `${campaign._id}#${state}`,
      state,
    })),
  );
  expect(await cancel()).toEqual({ state: 'cancelling' });
  await expect(opened.result()).rejects.toThrow();
  await allEnded();
  const { letters } = await store.letters.page({ filter: { campaign: campaign._id }, limit: 100 });
  const named = letters.filter(({ round }) => round === of.round).map(({ state }) => state);
  expect(named.sort()).toEqual(['sent', 'withdrawn', 'withdrawn', 'withdrawn']);
  const dispatcher = dispatcherWorkflowId(campaign._id);
  await until(async () => ((await statusOf(dispatcher)) === 'RUNNING' ? undefined : true));
  expect(await statusOf(campaignWorkflowId(campaign._id))).toBe('CANCELLED');
  expect(await cancel()).toEqual({ state: 'cancelled' });
  await record(opened.workflowId, opened.firstExecutionRunId, 'campaign-cancelled');
  await record(dispatcher, first, 'letters-cancelled-in-a-later-run');
  const evaluation = client.workflow.getHandle(evaluationWorkflowId(campaign._id, 'so-y-te'));
  await record(evaluation.workflowId, (await evaluation.describe()).runId, 'unit-evaluation-cancelled');
});

const record = (workflowId: string, firstRunId: string, name: string) =>
  recordHistory(client, { workflowId, firstRunId, name });

test.each([0, 20, 60, 150])('a cancel %d ms after the opening leaves nothing running', async (ms) => {
  const opened = await open();
  await pause(ms);
  await cancel();
  await expect(opened.result()).rejects.toThrow();
  await allEnded();
  // The record says so a moment before the run ends.
  for (const { id: unit } of fullyStaffed.units) {
    const handle = client.workflow.getHandle(evaluationWorkflowId(campaign._id, unit));
    await until(async () => {
      const run = await handle.describe().catch(() => undefined);
      return run?.status.name === 'RUNNING' ? undefined : true;
    });
  }
  expect(await store.campaigns.get(campaign._id)).toMatchObject({ state: 'cancelled' });
});

test('asking again ends what outlived an earlier cancel', async () => {
  const opened = await open();
  await allStarted();
  await opened.terminate('the process of an administrator');
  await store.campaigns.setState({ campaign: campaign._id, state: 'cancelled', endedAtReal: ENDED_AT });
  expect(await cancel()).toEqual({ state: 'cancelling' });
  await allEnded();
  await until(async () => ((await cancel()).state === 'cancelled' ? true : undefined));
});

test('a cancel that only the store heard of is carried out by the campaign itself', async () => {
  const opened = await open();
  await allStarted();
  await store.campaigns.setState({ campaign: campaign._id, state: 'cancelled', endedAtReal: ENDED_AT });
  // It looks at the next instant, or when it is nudged.
  const dispatcher = client.workflow.getHandle(dispatcherWorkflowId(campaign._id));
  await until(async () =>
    dispatcher.terminate('by hand').then(
      () => true as const,
      () => undefined,
    ),
  );
  await opened.result();
  await allEnded();
});

test('an evaluation that was ended by hand is cancelled with the others', async () => {
  const opened = await open();
  await allStarted();
  const evaluation = client.workflow.getHandle(evaluationWorkflowId(campaign._id, 'so-y-te'));
  // It is shown a moment before it runs.
  await until(() =>
    evaluation.terminate('by hand').then(
      () => true as const,
      () => undefined,
    ),
  );
  await cancel();
  await expect(opened.result()).rejects.toThrow();
  await allEnded();
});
