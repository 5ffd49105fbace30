import { writeFile } from 'node:fs/promises';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import type { RecordedYear } from './bare';

/** Writes the code of our workflows, and of a bare one that plays a recorded year. */
export async function bundleBeside(year: RecordedYear, file: string): Promise<void> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: require.resolve('./workflows.cjs'),
    logger: new DefaultLogger('ERROR'),
  });
  await writeFile(file, `const RECORDED_YEAR = ${JSON.stringify(year)};\n${code}`);
}
