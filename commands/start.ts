import path from 'node:path';
import { readEnvironment } from '../config/environment';
import { LockedError } from '../embedded/process/lock';
import { lineReporter, type Reporter } from '../embedded/reporter';
import { firstKeyNotice, livingFirstKeys } from './first-key-notice';
import { type RunningService, startService } from './service';
import { terminalReporter } from './terminal';
import { EXIT, explain, readCommandLine } from './usage';

const usage = `npm start [-- --data-dir DIR]

Starts the whole service: Temporal, store and test mailbox where the environment names none, the worker, the API.
Ctrl-C ends it cleanly; a second Ctrl-C at once.

  --data-dir DIR   where everything is kept (default: DATA_DIR, else .data)
  --help           this text

In the environment: TEMPORAL_ADDRESS, MONGODB_URI, SMTP_URL name parts that run elsewhere; PORT is the API's (3000);
CONFIG_DIR is a folder with plans/ and registers/ of one's own.`;

/** One Ctrl-C arrives twice under `npm start`: from the terminal, and forwarded by npm. */
const sameKeystrokeMs = 500;

async function main(): Promise<number> {
  const flags = readFlags(process.argv.slice(2));
  if (flags.help) {
    process.stdout.write(`${usage}\n`);
    return EXIT.done;
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
      process.exit(EXIT.interrupted);
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
    if (interruption.signal.aborted) return EXIT.done;
    throw error;
  }
  reporter.line(summary({ service, tookMs: Date.now() - startedAt }));
  for (const id of await livingFirstKeys(service.mongodbUri)) reporter.line(firstKeyNotice(id));
  await aborted(interruption.signal);
  await service.stop();
  reporter.line('Ended.');
  return EXIT.done;
}

function readFlags(args: string[]): { help: boolean; dataDir?: string } {
  const { values } = readCommandLine({
    args,
    options: { help: { type: 'boolean' }, 'data-dir': { type: 'string' } },
  });
  return { help: values.help === true, dataDir: values['data-dir'] };
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

const inWords = (error: unknown): string =>
  error instanceof LockedError
    ? `This data folder is in use: process ${error.ownerPid} runs on it (${error.file}).`
    : explain(error, usage);

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${inWords(error)}\n`);
    process.exit(EXIT.failed);
  },
);
