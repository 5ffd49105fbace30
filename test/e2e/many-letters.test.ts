import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { fromMs, toMs } from '../../domain/time';
import type { Mailer } from '../../mail/mailer';
import { messageIdOf } from '../../mail/message-id';
import { letterId, roundId } from '../../store/ids';
import type { Store } from '../../store/store';
import { dispatcherInputOf } from '../../use-cases/campaigns/dispatcher-input';
import type { campaign as campaignWorkflow } from '../../workflows/campaign';
import { campaignWorkflowId, dispatcherWorkflowId, TASK_QUEUES } from '../../workflows/contract';
import { storeTestCampaign } from '../fixtures/campaign';
import { manyClerks } from '../fixtures/many-clerks';
import { openedThisMinute } from '../fixtures/running-year';
import { type Engine, startEngine } from '../support/engine';
import { most, report, runsOf } from '../support/runs';
import { MOST_EVENTS, MOST_HANDED_ON, sized } from '../support/size';

/** Three pages of them in small: as many events as are the limit of a run there. */
const LETTERS = sized(20_000, 300);
const LIMIT = sized(2_000, 12);
const MOST = sized(MOST_EVENTS, LIMIT * 4);

const register = manyClerks(LETTERS);

let engine: Engine;
let store: Store;
let client: Client;
let stopWorkers: () => Promise<void>;

/** Takes everything. */
const taken: string[] = [];
const relay: Mailer = {
  send({ letterKey, from }) {
    taken.push(letterKey);
    return Promise.resolve({ messageId: messageIdOf({ letterKey, sender: from.email }) });
  },
  verify: () => Promise.resolve(),
  close: () => undefined,
};

beforeAll(async () => {
  engine = await startEngine();
  ({ store, client } = engine);
  stopWorkers = await engine.work({ relay });
});

afterAll(async () => {
  await stopWorkers();
  await engine.stop();
});

test(`${LETTERS} letters at one instant are sent once each, and the history of their dispatcher stays short`, async () => {
  const { document: campaign } = await storeTestCampaign(store, {
    ...openedThisMinute(),
    register,
  });
  const { _id: id, openedAt: at } = campaign;
  const sinceMs = performance.now();
  const dispatcher = { ...dispatcherInputOf(campaign, fromMs(toMs(at) - 1)), historyLimit: LIMIT };
  await client.workflow.start<typeof campaignWorkflow>('campaign', {
    workflowId: campaignWorkflowId(id),
    taskQueue: TASK_QUEUES.evaluations,
    args: [{ campaign: id, units: register.units.length, dispatcher }],
  });
  // Counting them all reads them all: not while they are being sent.
  while (taken.length < LETTERS) await pause(200);
  while ((await store.letters.countByState(id)).sent < LETTERS) await pause(200);

  const round = roundId({ campaign: id, at, supplement: false });
  expect(taken.toSorted()).toEqual(
    register.people.map((person) => letterId({ round, person: person.id })).sort(),
  );
  let doubtful = 0;
  for await (const { possibleDuplicates } of store.letters.each({ campaign: id }))
    doubtful += possibleDuplicates;
  expect(doubtful).toBe(0);

  const { raw } = await client.workflow.getHandle(dispatcherWorkflowId(id)).describe();
  const runs = await runsOf(client, dispatcherWorkflowId(id), raw.workflowExecutionInfo?.firstRunId ?? '');
  report(`${LETTERS} letters at one instant`, { runs, sinceMs });
  expect(most(runs, 'events')).toBeLessThan(MOST);
  expect(most(runs, 'handedOn')).toBeLessThan(MOST_HANDED_ON);
}, 3_600_000);
