import { type NativeConnection, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import type { createActivities } from '../activities/create-activities';
import { TASK_QUEUES } from '../workflows/contract';

/**
 * Then what still runs is told to end: waiting is given up, and no more letters are begun. Letters in hand go first: the
 * service's supervisor waits 30 s, and one whose answer has not come by then is sent again, and counted.
 */
const GRACE = '2 s';

export interface Workers {
  /** Resolves once all have ended, by a signal to the process or by `shutdown`; rejects if one of them fails. */
  run(): Promise<void>;
  shutdown(): void;
}

/** The workers of a process: for workflows and their activities, for letters, for rehearsals' letters. */
export async function createWorkers({
  connection,
  namespace,
  activities,
  workflowBundle,
}: {
  connection: NativeConnection;
  namespace: string;
  activities: ReturnType<typeof createActivities>;
  workflowBundle: WorkflowBundleOption;
}): Promise<Workers> {
  const common = { connection, namespace, shutdownGraceTime: GRACE };
  const letters = { ...common, activities: activities.letters };
  const workers = [
    await Worker.create({
      ...common,
      taskQueue: TASK_QUEUES.evaluations,
      workflowBundle,
      activities: activities.evaluations,
      // More projections at once make the embedded store slower for each, until all of them miss their two seconds.
      maxConcurrentLocalActivityExecutions: 24,
    }),
    await Worker.create({ ...letters, taskQueue: TASK_QUEUES.letters }),
    await Worker.create({ ...letters, taskQueue: TASK_QUEUES.capturedLetters }),
  ];
  const shutdown = () => {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  return {
    shutdown,
    async run() {
      const runs = workers.map((worker) => worker.run());
      try {
        await Promise.all(runs);
      } finally {
        // One that has failed must not leave the others at work as if all were well.
        shutdown();
        await Promise.allSettled(runs);
      }
    },
  };
}
