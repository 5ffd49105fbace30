import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { BUNDLE_FILE, bundleWorkflows } from './workflow-bundle';

/** A step of `npm run build`: writes the workflows' code, so that a worker starts without a bundler. */
async function main(): Promise<void> {
  const code = await bundleWorkflows();
  await writeFile(BUNDLE_FILE, code);
  const megabytes = (Buffer.byteLength(code) / 1e6).toFixed(2);
  process.stdout.write(`${path.basename(BUNDLE_FILE)}: ${megabytes} MB\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
