import type { Client } from '@temporalio/client';
import { pino } from 'pino';
import { toMs } from '../../domain/time';
import type { Store } from '../../store/store';
import { cancelCampaign } from '../../use-cases/campaigns/cancel-campaign';
import { loadUnit } from '../../use-cases/campaigns/load-campaign';
import { openCampaign } from '../../use-cases/campaigns/open-campaign';
import type { Deps } from '../../use-cases/deps';
import { deliveryOf } from '../../use-cases/evaluations/delivery';
import { tasksWaiting } from '../../use-cases/supervision/task-queue';
import { campaignWorkflowId, evaluationWorkflowId, TASK_QUEUES } from '../../workflows/contract';
import { manyClerks } from '../fixtures/many-clerks';
import { runningPlan } from '../fixtures/running-year';
import { type Engine, startEngine } from '../support/engine';
import { recordHistory } from '../support/record-history';
import { until } from '../support/until';

const plan = runningPlan();
/** Few units, whose evaluations are soon started, and so many people that they are stored in three pages. */
const register = manyClerks(1_100);
const units = register.units.map(({ id }) => id);

let engine: Engine;
let store: Store;
let client: Client;
let deps: Deps;

beforeAll(async () => {
  engine = await startEngine();
  ({ store, client } = engine);
  deps = {
    store,
    client,
    delivery: deliveryOf({ store, client }),
    catalogue: { plan: () => plan, register: () => register },
    now: Date.now,
    logger: pino({ level: 'silent' }),
    metrics: { filings: { inc: () => undefined } },
  };
});

afterAll(() => engine.stop());

const open = (id: string) => openCampaign(deps, { id, plan: plan.id, clock: { kind: 'real' } });
const openingOf = async (id: string) => (await store.campaigns.get(id))?.opening;
const isOpened = (id: string) => until(async () => ((await openingOf(id)) === undefined ? true : undefined));

it('answers before a large register is stored, and says so to whoever asks about a unit', async () => {
  const { campaign, created } = await open('dot-lon');
  expect(created).toBe(true);
  expect(campaign.opening).toEqual({ pages: 3, stored: 0, started: 0 });
  expect(await store.register.peopleOf('dot-lon')).toEqual([]);
  await expect(loadUnit(deps, { campaign: 'dot-lon', unit: 'so-y-te' })).rejects.toMatchObject({
    type: 'unavailable',
  });
});

it('is opened by its workflow, whatever comes between, and is then as any other', async () => {
  const again: boolean[] = [];
  const failing: Store = {
    ...store,
    registerPages: {
      ...store.registerPages,
      async get(key) {
        if (key.page !== 1 || again.length > 0) return store.registerPages.get(key);
        // In the middle of it somebody asks for the same again, and then the store is away.
        again.push((await open('dot-lon')).created);
        // Its history is recorded, and names no folder of a machine.
        throw Object.assign(new Error('the store is away'), { stack: '' });
      },
    },
  };
  const stop = await engine.work({ store: failing });
  try {
    await isOpened('dot-lon');
  } finally {
    await stop();
  }
  expect(again).toEqual([false]);
  expect(await store.register.peopleOf('dot-lon')).toHaveLength(register.people.length);
  expect((await store.register.partiesOf('dot-lon')).length).toBeGreaterThan(units.length);
  for (const unit of units) {
    const handle = client.workflow.getHandle(evaluationWorkflowId('dot-lon', unit));
    expect((await handle.describe()).status.name).toBe('RUNNING');
    const { unit: known } = await loadUnit(deps, { campaign: 'dot-lon', unit });
    expect(known.unit.id).toBe(unit);
  }
  expect(await store.registerPages.get({ campaign: 'dot-lon', page: 0 })).toBeNull();
  const workflowId = campaignWorkflowId('dot-lon');
  const { runId } = await client.workflow.getHandle(workflowId).describe();
  await recordHistory(client, { workflowId, firstRunId: runId, name: 'campaign-opened-in-pages' });
  const afterwards = await open('dot-lon');
  expect(afterwards.created).toBe(false);
  expect(afterwards.campaign.opening).toBeUndefined();
});

it('leaves no page behind where it is cancelled before it is opened', async () => {
  await open('dot-huy');
  expect(await store.registerPages.get({ campaign: 'dot-huy', page: 2 })).not.toBeNull();
  await cancelCampaign(deps, {
    campaign: 'dot-huy',
    reason: 'mở nhầm',
    actor: 'thử nghiệm',
    seen: undefined,
  });
  const stop = await engine.work();
  try {
    await isOpened('dot-huy');
  } finally {
    await stop();
  }
  expect(await store.registerPages.get({ campaign: 'dot-huy', page: 2 })).toBeNull();
  expect(await store.evaluations.countOpen('dot-huy')).toBe(0);
  expect(toMs((await store.campaigns.get('dot-huy'))?.endedAtReal ?? '')).toBeLessThanOrEqual(Date.now());
});

it('goes on only when the workers follow, of which the server tells how much waits for them', async () => {
  const started = ['a', 'b', 'c'].map((id) =>
    client.workflow.start('unitEvaluation', { workflowId: id, taskQueue: TASK_QUEUES.evaluations }),
  );
  const handles = await Promise.all(started);
  await until(
    async () => (await tasksWaiting(client, TASK_QUEUES.evaluations)) === handles.length || undefined,
  );
  for (const handle of handles) await handle.terminate();
});
