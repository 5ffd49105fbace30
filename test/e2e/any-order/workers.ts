import { Worker } from '@temporalio/worker';
import type { createActivities } from '../../../activities/create-activities';
import { TASK_QUEUES } from '../../../workflows/contract';
import { workflowBundle } from '../../workflows/world';
import { giveBack } from './line';
import { type FakeRelay, watched } from './parts';
import type { TestServer } from './server';

type Activities = ReturnType<typeof createActivities>;

/** Those of the evaluations and of the letters, which come and go together. */
export class Workers {
  private workers: Worker[] = [];
  private running: Promise<unknown> = Promise.resolve();
  private readonly gone: { stop(): void }[] = [];

  constructor(
    private readonly server: TestServer,
    private readonly watching: { before: () => Promise<void>; relay: FakeRelay },
  ) {}

  get areAway(): boolean {
    return this.workers.length === 0;
  }

  async start({ evaluations, letters }: Activities): Promise<void> {
    const shared = { connection: this.server.native, shutdownGraceTime: '25 s' };
    this.workers = await Promise.all([
      Worker.create({
        ...shared,
        identity: this.server.nextIdentity(),
        taskQueue: TASK_QUEUES.evaluations,
        workflowBundle: await workflowBundle(),
        activities: watched(evaluations, this.watching),
      }),
      Worker.create({
        ...shared,
        taskQueue: TASK_QUEUES.letters,
        activities: watched(letters, this.watching),
      }),
    ]);
    this.running = Promise.all(this.workers.map((worker) => worker.run()));
  }

  async stop(): Promise<void> {
    for (const worker of this.workers) worker.shutdown();
    await this.running;
    this.workers = [];
    const { ownQueues } = this.server.line;
    this.gone.push(...[...ownQueues].map((queue) => giveBack(this.server.env.client, queue)));
    ownQueues.clear();
  }

  async close(): Promise<void> {
    await this.stop();
    for (const each of this.gone) each.stop();
  }
}
