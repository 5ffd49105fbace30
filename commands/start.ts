import path from 'node:path';
import { parseArgs } from 'node:util';
import { InvalidEnvironment, readEnvironment } from '../config/environment';
import { BinaryNotFound } from '../services/find/way';
import { LockedError } from '../services/process/lock';
import { NotReadyError } from '../services/process/recorded-process';
import { lineReporter, type Reporter } from '../services/reporter';
import { type RunningService, startService } from './service';
import { terminalReporter } from './terminal';

const usage = `npm start [-- --data-dir DIR]

Starts the whole service: Temporal, store and test mailbox where the environment names none, the worker, the API.
Ctrl-C ends it cleanly; a second Ctrl-C at once.

  --data-dir DIR   where everything is kept (default: DATA_DIR, else .data)
  --help           this text

In the environment: TEMPORAL_ADDRESS, MONGODB_URI, SMTP_URL name parts that run elsewhere; PORT is the API's (3000);
CONFIG_DIR is a folder with plans/ and registers/ of one's own.`;

const failure = 1;
const interrupted = 130;
/** One Ctrl-C arrives twice under `npm start`: from the terminal, and forwarded by npm. */
const sameKeystrokeMs = 500;

async function main(): Promise<number> {
  const flags = readFlags(process.argv.slice(2));
  if (flags.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const startedAt = Date.now();
  const reporter = createReporter();
  const interruption = new AbortController();
  let service: RunningService | undefined;
  let firstSignalAt = 0;
  const onSignal = () => {
    if (interruption.signal.aborted) {
      if (Date.now() - firstSignalAt < sameKeystrokeMs) return;
      service?.kill();
      process.exit(interrupted);
    }
    reporter.line('Ending … (Ctrl-C again to end at once)');
    firstSignalAt = Date.now();
    interruption.abort();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);

  const env = process.env;
  const dataDir = flags.dataDir ?? readEnvironment(env).DATA_DIR;
  try {
    service = await startService({
      dataDir,
      env,
      onLine: reporter.line,
      reporter,
      signal: interruption.signal,
    });
  } catch (error) {
    if (interruption.signal.aborted) return 0;
    throw error;
  }
  reporter.line(summary({ service, tookMs: Date.now() - startedAt }));
  await aborted(interruption.signal);
  await service.stop();
  reporter.line('Ended.');
  return 0;
}

function readFlags(args: string[]): { help: boolean; dataDir?: string } {
  try {
    const { values } = parseArgs({
      args,
      options: { help: { type: 'boolean' }, 'data-dir': { type: 'string' } },
    });
    return { help: values.help === true, dataDir: values['data-dir'] };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

class UsageError extends Error {
  override readonly name = 'UsageError';
}

function createReporter(): Reporter {
  const { stdout } = process;
  return stdout.isTTY
    ? terminalReporter({ stream: stdout })
    : lineReporter({ onLine: (text) => void stdout.write(`${text}\n`) });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function summary(options: { service: RunningService; tookMs: number }): string {
  const { service, tookMs } = options;
  const rows = [
    ['API', service.apiUrl],
    ['Administrator key', path.relative(process.cwd(), service.adminKeyFile)],
    ['Letters', service.mailboxUrl],
    ['Temporal', service.temporalUiUrl || service.temporalAddress],
  ];
  return [
    '',
    `Công vụ is ready after ${(tookMs / 1000).toFixed(1)} s.`,
    ...rows.map(([what, where]) => `  ${what?.padEnd(18)} ${where}`),
    ...(service.trialParts.length > 0
      ? [`  «chế độ thử nghiệm» (trial mode): embedded ${service.trialParts.join(', ')}`]
      : []),
    '',
  ].join('\n');
}

/** Expected failures are one line; anything else is a fault of ours and shows where it happened. */
function explain(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\n\n${usage}`;
  if (error instanceof LockedError)
    return `This data folder is in use: process ${error.ownerPid} runs on it (${error.file}).`;
  const messages = [InvalidEnvironment, BinaryNotFound, NotReadyError];
  if (messages.some((kind) => error instanceof kind)) return (error as Error).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(failure);
  },
);
