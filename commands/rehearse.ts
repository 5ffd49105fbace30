import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { configFolderOf } from '../config/config-folder';
import { readEnvironment } from '../config/environment';
import { LockedError } from '../embedded/process/lock';
import { NothingToRehearse } from '../rehearsal/files';
import { DocumentRefused } from '../rehearsal/play/submit-document';
import { rehearse } from '../rehearsal/rehearse';
import { languageOf } from '../rehearsal/report/language';
import { padded } from '../rehearsal/report/layout';
import { reportText } from '../rehearsal/report/report-text';
import { lineScreen, type Screen, terminalScreen } from '../rehearsal/report/screen';
import type { LineWords } from '../rehearsal/report/words';
import { wordsIn } from '../rehearsal/report/words-in';
import { CallFailed } from '../rehearsal/service/http';
import { DidNotClose } from '../rehearsal/watch';
import { plainDate } from '../use-cases/input/fields';
import { findService } from './find-service';
import { readKeys } from './read-keys';
import { startService } from './service';
import { EXIT, explain, readCommandLine, UsageError } from './usage';

const usage = `npm run rehearse [-- OPTIONS]

Takes a whole year through the running service in a few minutes, and checks that exactly the letters were sent that
the plan asks for. Without a running service it brings up its own and takes it down again. Its clock waits for the
service: a busy machine makes it slower, and never wrong.

While it runs: Space pauses and resumes it, n steps to the next instant at which letters may go, q or Ctrl-C cancels it.

  --seed N        who files when is drawn from this number (default: 2013)
  --plan ID       plans/ID.yaml of the config folder (default: dong-nai-2013)
  --register ID   its registers/ID (default: the plan's id)
  --minutes M     about how long the year takes, for watching (default: as fast as it goes)
  --from DAY      a day of the plan, such as 2013-11-26: the campaign opens only then, late (default: as the plan says)
  --help          this text

In the environment: PORT, HOST and DATA_DIR say where the running service is, as for "npm start"; CONFIG_DIR is the
config folder, the same as the service's. It speaks Vietnamese where LC_ALL, LC_MESSAGES or LANG, the first of them that is
set, begins with "vi"; else English.
Exit code: 0 all is as the plan asks, 1 it is not, 2 it could not be rehearsed, 130 cancelled.`;

type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ctrl-C, the end of the terminal, or «q». */
class Interrupted extends Error {
  override readonly name = 'Interrupted';
  constructor(readonly isHangUp = false) {
    super('cancelled');
  }
}

/** What was asked for on the command line; undefined for help. Throws {@link UsageError}. */
export function readArguments(
  args: readonly string[],
): { seed: number; plan: string; register: string; minutes?: number; from?: string } | undefined {
  const text = { type: 'string' } as const;
  const { values } = readCommandLine({
    args: [...args],
    options: { seed: text, plan: text, register: text, minutes: text, from: text, help: { type: 'boolean' } },
  });
  if (values.help) return undefined;
  const { plan = 'dong-nai-2013', register = plan, seed = '2013', minutes, from } = values;
  if (!/^\d{1,9}$/.test(seed)) throw new UsageError('--seed takes a whole number');
  if (minutes !== undefined && !(Number(minutes) > 0))
    throw new UsageError('--minutes takes a number above 0');
  if (from !== undefined && !plainDate.safeParse(from).success)
    throw new UsageError('--from takes a day, such as 2013-11-26');
  const day = from !== undefined && { from };
  const pace = minutes !== undefined && { minutes: Number(minutes) };
  return { plan, register, seed: Number(seed), ...pace, ...day };
}

async function main(): Promise<ExitCode> {
  const wanted = readArguments(process.argv.slice(2));
  if (!wanted) {
    process.stdout.write(`${usage}\n`);
    return EXIT.done;
  }
  const environment = readEnvironment(process.env);
  const { DATA_DIR: dataDir, HOST: host, PORT: port, TEMPORAL_NAMESPACE: namespace } = environment;
  const configFolder = configFolderOf(environment);
  const interruption = new AbortController();
  const interrupt = () => interruption.abort(new Interrupted());
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  process.on('SIGHUP', () => interruption.abort(new Interrupted(true)));
  const { signal } = interruption;
  const { stdout } = process;
  // A terminal that was closed takes no more lines; the campaign is cancelled all the same.
  stdout.on('error', () => undefined);
  const onLine = (text: string) => void stdout.write(`${text}\n`);
  const language = languageOf(process.env);
  const { lines } = wordsIn(language);
  const screen = stdout.isTTY ? terminalScreen(stdout) : lineScreen(onLine);

  let giveBack = () => {};
  const service = await serviceFor({ dataDir, host, port, screen, lines, signal });
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
  screen,
  lines,
  signal,
}: {
  dataDir: string;
  host: string;
  port: number;
  screen: Screen;
  lines: LineWords;
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
    env: process.env,
    onLine: (text) => screen.line(text),
    signal,
  }).catch((error: unknown) => {
    throw signal.aborted ? signal.reason : error;
  });
  const key = readFileSync(own.adminKeyFile, 'utf8').trim();
  return { apiUrl: own.apiUrl, key, stop: () => own.stop() };
}

function inWords(error: unknown): string {
  if (error instanceof LockedError) {
    return `A service runs on this data folder (process ${error.ownerPid}), but its API does not answer: ${error.file}`;
  }
  return explain(error, usage, [CallFailed, DocumentRefused, NothingToRehearse, DidNotClose]);
}

if (require.main === module) {
  main().then(
    (code) => process.exit(code),
    (error: unknown) => {
      if (error instanceof Interrupted) {
        // Node's own exit breaks on a terminal that is gone: it ends by the signal, as if nobody had caught it.
        if (error.isHangUp) {
          process.removeAllListeners('SIGHUP');
          process.kill(process.pid, 'SIGHUP');
        } else process.exit(EXIT.interrupted);
        return;
      }
      process.stderr.write(`${inWords(error)}\n`);
      process.exit(EXIT.notMade);
    },
  );
}
