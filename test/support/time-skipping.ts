import { TestWorkflowEnvironment } from '@temporalio/testing';
import { type Instant, toMs } from '../../domain/time';
import { timeSkippingServer } from './time-skipping-server';

/**
 * A server that skips time while nobody works, beginning `at` an instant of the plan, or at the present. The SDK gives it five
 * seconds to start, which a cold JVM on a busy machine can miss: so it is tried again.
 */
export async function createTimeSkipping({ at }: { at?: Instant } = {}): Promise<TestWorkflowEnvironment> {
  const file = await timeSkippingServer();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await TestWorkflowEnvironment.createTimeSkipping({
        server: {
          executable: { type: 'existing-path', path: file },
          extraArgs: at === undefined ? [] : [at],
        },
      });
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

/** Lets the server's time pass until an instant, unless that is past. */
export const skipTo = async (env: TestWorkflowEnvironment, at: Instant): Promise<void> =>
  env.sleep(Math.max(0, toMs(at) - (await env.currentTimeMs())));
