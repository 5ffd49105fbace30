import { activityInfo } from '@temporalio/activity';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import type { SendingActivities } from '../../workflows/contract';
import {
  type LettersAgainInput,
  lettersAgainWorkflowId,
  lettersReleased,
  TASK_QUEUES,
} from '../../workflows/contract';
import type { lettersAgain } from '../../workflows/letters-again';
import { recordHistory } from '../support/record-history';
import { createTimeSkipping } from '../support/time-skipping';
import { workflowBundle } from './world';

const AT = '2014-01-13T01:00:00.000Z';
const CAMPAIGN = 'thu-nghiem';

let env: TestWorkflowEnvironment;
beforeEach(async () => {
  env = await createTimeSkipping({ at: AT });
});
afterEach(() => env.teardown());

/** Runs it with a relay that puts off so many tries; resolves to how often it was asked, and in how long. */
async function run(puttingOff: number, change: Partial<LettersAgainInput> = {}, recordAs?: string) {
  const askedAtMs: number[] = [];
  const sendLetters: SendingActivities['sendLetters'] = () => {
    askedAtMs.push(activityInfo().scheduledTimestampMs);
    return Promise.resolve({ unsent: askedAtMs.length <= puttingOff ? 1 : 0 });
  };
  const connection = env.nativeConnection;
  const workers = await Promise.all([
    Worker.create({ connection, taskQueue: TASK_QUEUES.evaluations, workflowBundle: await workflowBundle() }),
    Worker.create({ connection, taskQueue: TASK_QUEUES.letters, activities: { sendLetters } }),
  ]);
  const running = workers.map((worker) => worker.run());
  try {
    const workflowId = lettersAgainWorkflowId(CAMPAIGN);
    const handle = await env.client.workflow.signalWithStart<typeof lettersAgain, []>('lettersAgain', {
      workflowId,
      taskQueue: TASK_QUEUES.evaluations,
      args: [{ campaign: CAMPAIGN, ...change }],
      signal: lettersReleased,
    });
    await env.client.workflow.getHandle(workflowId).result();
    const [first = 0, last = first] = [askedAtMs[0], askedAtMs.at(-1)];
    const minutes = Math.round((last - first) / 60_000);
    if (recordAs !== undefined) {
      await recordHistory(env.client, { workflowId, firstRunId: handle.signaledRunId, name: recordAs });
    }
    return { asked: askedAtMs.length, minutes };
  } finally {
    for (const worker of workers) worker.shutdown();
    await Promise.all(running);
  }
}

test('letters that go at once end it', async () => {
  expect(await run(0)).toEqual({ asked: 1, minutes: 0 });
});

test('what the relay puts off is tried every five minutes until it has gone, in new runs', async () => {
  expect(await run(12, { historyLimit: 20 }, 'letters-again-put-off')).toEqual({ asked: 13, minutes: 60 });
});
