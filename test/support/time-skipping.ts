import { TestWorkflowEnvironment } from '@temporalio/testing';
import { timeSkippingServer } from './time-skipping-server';

/** A server that skips time while nobody works. Its start is tried again: a cold JVM can miss the SDK's five seconds. */
export async function createTimeSkipping(): Promise<TestWorkflowEnvironment> {
  const file = await timeSkippingServer();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await TestWorkflowEnvironment.createTimeSkipping({
        server: { executable: { type: 'existing-path', path: file } },
      });
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}
