import type { Client } from '@temporalio/client';
import { untilWorkersFollow } from '../../activities/workers-behind';

/** A server that says one after the other how many tasks wait, the last again and again. */
function serverWith(waiting: number[]) {
  let looks = 0;
  const describeTaskQueue = () => {
    const approximateBacklogCount = waiting[Math.min(looks, waiting.length - 1)];
    looks += 1;
    return Promise.resolve({ stats: { approximateBacklogCount } });
  };
  const client = { connection: { workflowService: { describeTaskQueue } }, options: { namespace: 'n' } };
  return { client: client as unknown as Client, looks: () => looks };
}

it('the workers are waited for until few tasks wait', async () => {
  const server = serverWith([5_000, 101, 100]);
  await untilWorkersFollow(server.client);
  expect(server.looks()).toBe(3);
});

it('they are not waited for where few wait, or nobody knows', async () => {
  for (const waiting of [[0], [100], []]) {
    const server = serverWith(waiting);
    await untilWorkersFollow(server.client);
    expect(server.looks()).toBe(1);
  }
});

it('an opening goes on where no worker takes anything', async () => {
  let nowMs = 0;
  const now = jest.spyOn(Date, 'now').mockImplementation(() => (nowMs += 4_000));
  const server = serverWith([5_000]);
  await untilWorkersFollow(server.client);
  now.mockRestore();
  expect(server.looks()).toBe(3);
});
