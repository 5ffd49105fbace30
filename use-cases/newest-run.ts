import { type Client, type WorkflowExecutionStatusName, WorkflowNotFoundError } from '@temporalio/client';

/** How the newest run of a workflow stands; undefined where there is none, or Temporal has forgotten it. */
export async function newestRun(
  client: Client,
  workflowId: string,
): Promise<{ runId: string; status: WorkflowExecutionStatusName } | undefined> {
  try {
    const { runId, status } = await client.workflow.getHandle(workflowId).describe();
    return { runId, status: status.name };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}

/** Whether a run with this status has not ended. */
export const isLive = (status: WorkflowExecutionStatusName | undefined): boolean =>
  status === 'RUNNING' || status === 'PAUSED';

/** Whether a workflow runs now. To cancel one that has ended is no error to Temporal, so that it has to be asked. */
export const isRunning = async (client: Client, workflowId: string): Promise<boolean> =>
  isLive((await newestRun(client, workflowId))?.status);
