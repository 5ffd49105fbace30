import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openMailbox } from './mailbox';

const port = z.coerce.number().int().min(0).max(65_535);
const settings = z.object({ 'smtp-port': port, 'http-port': port, folder: z.string().min(1) });

/** The test mailbox as its own process: `node main.js --smtp-port 1025 --http-port 8025 --folder FOLDER`. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { 'smtp-port': { type: 'string' }, 'http-port': { type: 'string' }, folder: { type: 'string' } },
  });
  const { 'smtp-port': smtpPort, 'http-port': httpPort, folder } = settings.parse(values);
  const stop = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  const mailbox = await openMailbox({ smtpPort, httpPort, folder });
  await stop;
  await mailbox.close();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
