import path from 'node:path';
import { onEndAsked } from '../config/end-signals';
import { readEnvironment } from '../config/environment';
import { noLinksNotice } from '../config/face-at';
import type { Language, Text } from '../domain/text';
import { LockedError } from '../embedded/process/lock';
import { lineReporter, type Reporter } from '../embedded/reporter';
import { firstNotices } from './first-notices';
import { Interrupted } from './interruption';
import { playOrders } from './play-orders';
import { type RunningService, startService } from './service';
import { terminalReporter } from './terminal';
import { EXIT, type ExitCode, UsageError } from './usage';

/** One Ctrl-C arrives twice under `npm start`: from the terminal, and forwarded by npm. */
const sameKeystrokeMs = 500;

/** Runs the whole service until it is asked to end; resolves to the exit code. */
export async function start({
  env,
  dataDir = readEnvironment(env).DATA_DIR,
  temporalUi,
  language,
}: {
  env: NodeJS.ProcessEnv;
  language: Language;
  dataDir?: string | undefined;
  temporalUi: boolean;
}): Promise<ExitCode> {
  const startedAt = Date.now();
  const reporter = createReporter(language);
  const ending = new AbortController();
  let killAll = (): void => undefined;
  let asked: { signal: NodeJS.Signals; atMs: number } | undefined;
  onEndAsked((signal) => {
    if (asked !== undefined) {
      if (Date.now() - asked.atMs < sameKeystrokeMs) return;
      killAll();
      process.exit(EXIT.interrupted);
    }
    reporter.line({
      en: 'Ending … (Ctrl-C again to end at once)',
      vi: 'Đang kết thúc … (Ctrl-C lần nữa để kết thúc ngay)',
    });
    asked = { signal, atMs: Date.now() };
    ending.abort();
  });

  const onHeld = (kill: () => void) => {
    killAll = kill;
  };
  const service = await startService({
    dataDir,
    env,
    temporalUi,
    onLine: () => undefined,
    reporter,
    signal: ending.signal,
    onHeld,
  }).catch((error: unknown) => {
    if (ending.signal.aborted) return undefined;
    throw inUse(error);
  });
  let player: ReturnType<typeof playOrders> | undefined;
  try {
    if (service !== undefined) {
      player = playOrders({ service, env });
      reporter.line(summary({ service, tookMs: Date.now() - startedAt }));
      if (service.publicUrl === undefined) reporter.line(noLinksNotice(['PUBLIC_URL']));
      for (const notice of await firstNotices(service)) reporter.line(notice);
      await aborted(ending.signal);
    }
  } finally {
    // What it plays it cancels, by the API.
    await player?.stop();
    await service?.stop();
  }
  reporter.line({ en: 'Ended.', vi: 'Đã kết thúc.' });
  if (asked?.signal === 'SIGHUP') throw new Interrupted('SIGHUP');
  return EXIT.done;
}

function createReporter(language: Language): Reporter {
  const { stdout } = process;
  return stdout.isTTY
    ? terminalReporter({ stream: stdout, language })
    : lineReporter({ onLine: (text) => void stdout.write(`${text}\n`), language });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function summary({ service, tookMs }: { service: RunningService; tookMs: number }): Text {
  const seconds = (tookMs / 1000).toFixed(1);
  const keyFile = path.relative(process.cwd(), service.adminKeyFile);
  const temporal = service.temporalUiUrl || service.temporalAddress;
  const parts = service.trialParts.join(', ');
  return {
    en: lines(
      `Công vụ is ready after ${seconds} s.`,
      [
        ['API', service.apiUrl],
        ['Administrator key', keyFile],
        ['Letters', service.mailboxUrl],
        ['Temporal', temporal],
      ],
      parts && `«chế độ thử nghiệm» (trial mode): embedded ${parts}`,
    ),
    vi: lines(
      `Công vụ đã sẵn sàng sau ${seconds.replace('.', ',')} giây.`,
      [
        ['API', service.apiUrl],
        ['Khóa quản trị', keyFile],
        ['Hộp thư thử', service.mailboxUrl],
        ['Temporal', temporal],
      ],
      parts && `Chế độ thử nghiệm: dùng các thành phần kèm theo (${parts})`,
    ),
  };
}

function lines(
  title: string,
  rows: readonly (readonly [what: string, where: string])[],
  note: string,
): string {
  const table = rows.map(([what, where]) => `  ${what.padEnd(18)} ${where}`);
  return ['', title, ...table, ...(note === '' ? [] : [`  ${note}`]), ''].join('\n');
}

const inUse = (error: unknown): unknown =>
  error instanceof LockedError
    ? new UsageError({
        en: `this data folder is in use: process ${error.ownerPid} runs on it (${error.file})`,
        vi: `thư mục dữ liệu này đang được dùng: tiến trình ${error.ownerPid} đang chạy trên đó (${error.file})`,
      })
    : error;
