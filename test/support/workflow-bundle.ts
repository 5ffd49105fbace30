import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { bundleWorkflows } from '../../worker/workflow-bundle';

/** Names the file that `prepare-parts.ts` wants the run's bundle in. */
export const TEST_BUNDLE = 'CONG_VU_TEST_BUNDLE';

/** The workflows' code as it is now; the first test file of a run that asks for it makes it, which takes seconds. */
export async function workflowBundle(): Promise<{ codePath: string }> {
  const codePath = process.env[TEST_BUNDLE];
  if (codePath === undefined)
    throw new Error('the run has no bundle: is it started by jest, with its globalSetup?');
  if (!existsSync(codePath)) {
    // Two files may make it at once; neither reads a half of it.
    const whole = `${codePath}.${randomUUID()}`;
    await writeFile(whole, await bundleWorkflows());
    await rename(whole, codePath);
  }
  return { codePath };
}
