import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { createRehearsalActivities } from '../../activities/rehearsal-legs';
import type { Store } from '../../store/store';
import { CAMPAIGN, clockAt, openTestCampaign } from '../fixtures/campaign';
import { runActivity } from '../support/run-activity';
import { startTestStores, type TestStores } from '../support/store';

const OPENING = '2013-10-01T01:00:00.000Z';
const UNITS = 150;

let stores: TestStores;
let store: Store;

beforeAll(async () => {
  stores = await startTestStores();
  store = await stores.fresh();
});
afterAll(() => stores.stop());

it('tells each evaluation of a large campaign once what time it is, a handful before the next', async () => {
  const { ledgers } = await openTestCampaign(store, { clock: clockAt(OPENING) });
  const [first] = ledgers.keys();
  const row = first === undefined ? null : await store.evaluations.get({ campaign: CAMPAIGN, unit: first });
  if (!row?.nextWakeAt) throw new Error('nothing to wake for');
  const at = row.nextWakeAt;
  const units = Array.from({ length: UNITS }, (_, i) => `nhieu-${i}`);
  for (const id of units) {
    await store.evaluations.insertFirst({ ...row, _id: `${CAMPAIGN}/${id}`, unit: { ...row.unit, id } });
  }
  const told: string[] = [];
  const underWay = new Set<string>();
  let most = 0;
  /** An evaluation that takes a while, as among many. */
  const client = {
    workflow: {
      getHandle: (workflowId: string) => ({
        async signal() {
          told.push(workflowId);
          underWay.add(workflowId);
          most = Math.max(most, underWay.size);
          void pause(100).then(async () => {
            const unit = workflowId.split('/').at(-1) ?? '';
            const found = await store.evaluations.get({ campaign: CAMPAIGN, unit });
            if (!found) return;
            await store.evaluations.upsertIfNewer({ ...found, nextWakeAt: null, changes: found.changes + 1 });
            underWay.delete(workflowId);
          });
        },
      }),
    },
  } as unknown as Client;
  const activities = createRehearsalActivities({ store, client });
  expect(await runActivity((leg) => activities.bringTo(leg), { campaign: CAMPAIGN, at })).toBe(true);
  expect(new Set(told).size).toBe(UNITS + ledgers.size);
  expect(told).toHaveLength(UNITS + ledgers.size);
  expect(most).toBeLessThanOrEqual(60);
});
