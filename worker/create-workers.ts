import { type NativeConnection, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import type { createActivities } from '../activities/create-activities';
import { TASK_QUEUES } from '../workflows/contract';

/** The service's supervisor waits 30 s; a letter whose answer has not come by then is sent again, and counted. */
const LETTERS_GRACE = '25 s';
/** What still runs then may be repeated, or waits for something that this worker itself would have to do. */
const EVALUATIONS_GRACE = '3 s';

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
  const common = { connection, namespace };
  const letters = { ...common, shutdownGraceTime: LETTERS_GRACE, activities: activities.letters };
  const workers = [
    await Worker.create({
      ...common,
      shutdownGraceTime: EVALUATIONS_GRACE,
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
