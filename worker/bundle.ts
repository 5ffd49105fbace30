import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { BUNDLE_FILE, bundleWorkflows } from './workflow-bundle';

/** A step of `npm run build`: writes the workflows' code, so that a worker starts without a bundler. */
async function main(): Promise<void> {
  const code = await bundleWorkflows();
  await writeFile(BUNDLE_FILE, code);
  const [script = '', map = ''] = code.split('//# sourceMappingURL=');
  const inMegabytes = (text: string) => `${(Buffer.byteLength(text) / 1e6).toFixed(2)} MB`;
  // Not to standard output, which belongs to the command that is built before it runs.
  process.stderr.write(
    `${path.basename(BUNDLE_FILE)}: ${inMegabytes(script)}, and ${inMegabytes(map)} of source map\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
