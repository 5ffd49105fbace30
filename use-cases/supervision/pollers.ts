import type { Client } from '@temporalio/client';

/** `TASK_QUEUE_TYPE_ACTIVITY` of Temporal's API. */
const ACTIVITIES = 2;

/** How many workers have asked a task queue for work in the last minutes. */
export async function pollers({ connection, options }: Client, taskQueue: string): Promise<number> {
  const answer = await connection.workflowService.describeTaskQueue({
    namespace: options.namespace,
    taskQueue: { name: taskQueue },
    taskQueueType: ACTIVITIES,
  });
  return answer.pollers?.length ?? 0;
}
