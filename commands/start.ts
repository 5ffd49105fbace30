import path from 'node:path';
import { onEndAsked } from '../config/end-signals';
import { readEnvironment } from '../config/environment';
import { noLinksNotice } from '../config/face-at';
import { LockedError } from '../embedded/process/lock';
import { lineReporter, type Reporter } from '../embedded/reporter';
import { firstKeyNotice, livingFirstKeys } from './first-key-notice';
import { Interrupted } from './interruption';
import { type RunningService, startService } from './service';
import { terminalReporter } from './terminal';
import { EXIT, type ExitCode, UsageError } from './usage';

/** One Ctrl-C arrives twice under `npm start`: from the terminal, and forwarded by npm. */
const sameKeystrokeMs = 500;

/** Runs the whole service until it is asked to end; resolves to the exit code. */
export async function start({
  env,
  dataDir = readEnvironment(env).DATA_DIR,
}: {
  env: NodeJS.ProcessEnv;
  dataDir?: string | undefined;
}): Promise<ExitCode> {
  const startedAt = Date.now();
  const reporter = createReporter();
  const ending = new AbortController();
  let killAll = (): void => undefined;
  let asked: { signal: NodeJS.Signals; atMs: number } | undefined;
  onEndAsked((signal) => {
    if (asked !== undefined) {
      if (Date.now() - asked.atMs < sameKeystrokeMs) return;
      killAll();
      process.exit(EXIT.interrupted);
    }
    reporter.line('Ending … (Ctrl-C again to end at once)');
    asked = { signal, atMs: Date.now() };
    ending.abort();
  });

  const onHeld = (kill: () => void) => {
    killAll = kill;
  };
  const service = await startService({
    dataDir,
    env,
    onLine: reporter.line,
    reporter,
    signal: ending.signal,
    onHeld,
  }).catch((error: unknown) => {
    if (ending.signal.aborted) return undefined;
    throw inUse(error);
  });
  try {
    if (service !== undefined) {
      reporter.line(summary({ service, tookMs: Date.now() - startedAt }));
      if (service.publicUrl === undefined) reporter.line(noLinksNotice(['PUBLIC_URL']));
      for (const id of await livingFirstKeys(service.mongodbUri)) reporter.line(firstKeyNotice(id));
      await aborted(ending.signal);
    }
  } finally {
    await service?.stop();
  }
  reporter.line('Ended.');
  if (asked?.signal === 'SIGHUP') throw new Interrupted('SIGHUP');
  return EXIT.done;
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

const inUse = (error: unknown): unknown =>
  error instanceof LockedError
    ? new UsageError({
        en: `this data folder is in use: process ${error.ownerPid} runs on it (${error.file})`,
        vi: `thư mục dữ liệu này đang được dùng: tiến trình ${error.ownerPid} đang chạy trên đó (${error.file})`,
      })
    : error;
