import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { configFolderOf } from '../config/config-folder';
import { readEnvironment } from '../config/environment';
import type { Language } from '../domain/text';
import { LockedError } from '../embedded/process/lock';
import { rehearse } from '../rehearsal/rehearse';
import { padded } from '../rehearsal/report/layout';
import { reportText } from '../rehearsal/report/report-text';
import { lineScreen, type Screen, terminalScreen } from '../rehearsal/report/screen';
import type { LineWords } from '../rehearsal/report/words';
import { wordsIn } from '../rehearsal/report/words-in';
import { plainDate } from '../use-cases/input/fields';
import { findService } from './find-service';
import { interruption } from './interruption';
import type { RehearseOptions } from './options';
import { readKeys } from './read-keys';
import { startService } from './service';
import { EXIT, type ExitCode, UsageError } from './usage';

interface Wanted {
  seed: number;
  plan: string;
  register: string;
  minutes?: number;
  from?: string;
}

/** What the options ask for; throws {@link UsageError}. */
export function rehearsalAsked(options: RehearseOptions): Wanted {
  const { plan = 'dong-nai-2013', register = plan, seed = '2013', minutes, from } = options;
  if (!/^\d{1,9}$/.test(seed)) {
    throw new UsageError({ en: '--seed takes a whole number', vi: '--seed là số nguyên' });
  }
  if (minutes !== undefined && !(Number(minutes) > 0)) {
    throw new UsageError({ en: '--minutes takes a number above 0', vi: '--minutes là số lớn hơn 0' });
  }
  if (from !== undefined && !plainDate.safeParse(from).success) {
    throw new UsageError({
      en: '--from takes a day, such as 2013-11-26',
      vi: '--from là một ngày, ví dụ 2013-11-26',
    });
  }
  const day = from !== undefined && { from };
  const pace = minutes !== undefined && { minutes: Number(minutes) };
  return { plan, register, seed: Number(seed), ...pace, ...day };
}

/** Rehearses; resolves to the exit code, and throws `Interrupted` once it has cancelled. */
export async function runRehearsal({
  wanted,
  env,
  language,
}: {
  wanted: Wanted;
  env: NodeJS.ProcessEnv;
  language: Language;
}): Promise<ExitCode> {
  const environment = readEnvironment(env);
  const { DATA_DIR: dataDir, HOST: host, PORT: port, TEMPORAL_NAMESPACE: namespace } = environment;
  const configFolder = configFolderOf(environment);
  const { signal, interrupt } = interruption();
  const { stdout } = process;
  const onLine = (text: string) => void stdout.write(`${text}\n`);
  const { lines } = wordsIn(language);
  const screen = stdout.isTTY ? terminalScreen(stdout) : lineScreen(onLine);

  let giveBack = () => {};
  const service = await serviceFor({ dataDir, host, port, env, screen, lines, language, signal });
  try {
    const report = await rehearse({
      ...service,
      ...wanted,
      language,
      configFolder,
      namespace,
      onLine,
      screen,
      signal,
      onOpened: (controls) => {
        if (!process.stdin.isTTY || !stdout.isTTY) return;
        screen.line(lines.keys);
        giveBack = readKeys(process.stdin, (key) => {
          if (key === 'space') void controls.pauseOrResume();
          else if (key === 'n') void controls.step();
          else if (key === 'q' || key === 'ctrl-c') interrupt();
        });
      },
    });
    const text = reportText(report, language);
    const file = path.join(dataDir, 'rehearsals', `${report.campaign}.txt`);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
    onLine(`\n${text}  ${padded(lines.reportFile, 9)} ${file}`);
    return report.ok ? EXIT.done : EXIT.failed;
  } finally {
    giveBack();
    await service.stop();
  }
}

interface UsedService {
  apiUrl: string;
  key: string;
  stop(): Promise<void>;
}

/** The running service, which is left running, or one of our own. */
async function serviceFor({
  dataDir,
  host,
  port,
  env,
  screen,
  lines,
  language,
  signal,
}: {
  dataDir: string;
  host: string;
  port: number;
  env: NodeJS.ProcessEnv;
  screen: Screen;
  lines: LineWords;
  language: Language;
  signal: AbortSignal;
}): Promise<UsedService> {
  const found = await findService({ dataDir, host, port });
  if (found) {
    screen.line(lines.usingService(found.apiUrl));
    return { ...found, stop: () => Promise.resolve() };
  }
  screen.line(lines.startingService);
  const own = await startService({
    dataDir,
    env,
    onLine: (text) => screen.line(text),
    language,
    signal,
  }).catch((error: unknown) => {
    throw signal.aborted ? signal.reason : inUse(error);
  });
  const key = readFileSync(own.adminKeyFile, 'utf8').trim();
  return { apiUrl: own.apiUrl, key, stop: () => own.stop() };
}

const inUse = (error: unknown): unknown =>
  error instanceof LockedError
    ? new UsageError({
        en: `a service runs on this data folder (process ${error.ownerPid}), but its API does not answer: ${error.file}`,
        vi: `một dịch vụ đang chạy trên thư mục dữ liệu này (tiến trình ${error.ownerPid}) nhưng API không trả lời: ${error.file}`,
      })
    : error;
