import type { Client } from '@temporalio/client';

/** `TaskQueueType` of Temporal's API. */
const TYPES = { workflows: 1, activities: 2 };

const describe = ({ connection, options }: Client, taskQueue: string, type: keyof typeof TYPES) =>
  connection.workflowService.describeTaskQueue({
    namespace: options.namespace,
    taskQueue: { name: taskQueue },
    taskQueueType: TYPES[type],
    reportStats: type === 'workflows',
  });

/** How many workers have asked a task queue for work in the last minutes. */
export async function pollers(client: Client, taskQueue: string): Promise<number> {
  return (await describe(client, taskQueue, 'activities')).pollers?.length ?? 0;
}

/** Tasks of workflows that no worker has taken yet, as the server knew a few seconds ago. */
export async function tasksWaiting(client: Client, taskQueue: string): Promise<number> {
  return Number((await describe(client, taskQueue, 'workflows')).stats?.approximateBacklogCount ?? 0);
}
