import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { bundleWorkflowCode } from '@temporalio/worker';
import { temporaryFolder } from '../support/temporary-folder';
import { createTimeSkipping } from '../support/time-skipping';
import { rightAnswers } from './same-dates/table';
import type { sameDates } from './same-dates/workflow';

const HOST = path.join(__dirname, 'same-dates/host.cjs');
const quiet = () => undefined;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let env: TestWorkflowEnvironment;
let bundle: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  bundle = path.join(folder.folder, 'bundle.js');
  const { code } = await bundleWorkflowCode({
    workflowsPath: require.resolve('./same-dates/workflow'),
    logger: { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
  await writeFile(bundle, code);
  env = await createTimeSkipping();
}, 120_000);

afterAll(async () => {
  await env.teardown();
  await folder.remove();
});

/** The answers of a host in a time zone: outside a workflow, and inside one that its worker runs. */
async function answersOn(TZ: string) {
  const taskQueue = `same-dates-${TZ}`;
  const host = spawn(process.execPath, [HOST, env.address, taskQueue, bundle], {
    env: { ...process.env, TZ },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(host, 'exit');
  try {
    const ready = await Promise.race([once(createInterface(host.stdout), 'line'), exited]);
    const { outside, offsetMinutes } = JSON.parse(String(ready[0])) as {
      outside: unknown;
      offsetMinutes: number;
    };
    const inside = await env.client.workflow.execute<typeof sameDates>('sameDates', {
      workflowId: taskQueue,
      taskQueue,
    });
    return { outside, inside, offsetMinutes };
  } finally {
    host.stdin.end();
    await exited;
  }
}

test.each([
  ['UTC', 0],
  ['Asia/Ho_Chi_Minh', -420],
  ['America/Los_Angeles', 480],
  ['Pacific/Kiritimati', -840],
])('a host in %s has the right dates, inside a workflow and outside', async (TZ, offsetMinutes) => {
  const right = rightAnswers();
  expect(await answersOn(TZ)).toEqual({ inside: right, outside: right, offsetMinutes });
});
