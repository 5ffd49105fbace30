import { type Client, WorkflowNotFoundError } from '@temporalio/client';

/** Whether a workflow runs now. To cancel one that has ended is no error to Temporal, so that it has to be asked. */
export async function isRunning(client: Client, workflowId: string): Promise<boolean> {
  try {
    const { status } = await client.workflow.getHandle(workflowId).describe();
    return status.name === 'RUNNING' || status.name === 'PAUSED';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
