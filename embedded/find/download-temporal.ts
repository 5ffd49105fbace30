import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';

/**
 * Run as `node download-temporal.js FOLDER VERSION`: fetches the dev server by the SDK's own download and prints the file.
 * The SDK has no call that only downloads, so that the server is started once and ended again.
 */
async function main(folder: string, version: string): Promise<void> {
  const environment = await TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'cached-download', downloadDir: folder, version } },
  });
  await environment.teardown();
  const file = (await readdir(folder)).find((name) => name.startsWith('temporal'));
  if (file === undefined) throw new Error('the SDK left no file behind');
  process.stdout.write(`${path.join(folder, file)}\n`);
}

const [folder = '', version = ''] = process.argv.slice(2);
main(folder, version).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
