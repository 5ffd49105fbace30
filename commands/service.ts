import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { configFolderOf } from '../config/config-folder';
import { readEnvironment, required } from '../config/environment';
import type { Language } from '../domain/text';
import { cacheDirOf } from '../embedded/find/cache-dir';
import type { FindContext } from '../embedded/find/way';
import { makeForOwnerAlone, narrowFolder } from '../embedded/narrow-folder';
import type { PartName } from '../embedded/parts/part';
import { killRecorded } from '../embedded/process/kill-recorded';
import { acquireLock } from '../embedded/process/lock';
import { lineReporter, type Reporter } from '../embedded/reporter';
import { apiAddress } from './api-address';
import { installationSecret } from './installation-secret';
import { publicUrlOf } from './public-url';
import { defaultPorts, type ServicePorts } from './service-ports';
import { startApi, startWorker } from './start-apps';
import { startParts } from './start-parts';

export interface ServiceOptions {
  dataDir: string;
  ports?: Partial<ServicePorts>;
  /** See `config/environment.ts`; handed on to worker and API, with the addresses of what was started. */
  env: NodeJS.ProcessEnv;
  onLine: (text: string) => void;
  /** Whether the embedded Temporal has its web UI; it has by default. */
  temporalUi?: boolean;
  /** Of the lines; English by default. */
  language?: Language;
  /** Instead of `onLine`, where progress can be shown in place. */
  reporter?: Reporter;
  /** Ends a start that is under way; what was started is stopped again. */
  signal?: AbortSignal;
  /** Called once the data folder is ours, with what kills all that runs on it, also in the middle of a start. */
  onHeld?: (kill: () => void) => void;
}

export interface RunningService {
  apiUrl: string;
  /** Where letters link to; undefined where they have no links. */
  publicUrl: string | undefined;
  mailboxUrl: string;
  temporalAddress: string;
  /** Empty when Temporal has none, or is external and `TEMPORAL_UI_URL` is not set. */
  temporalUiUrl: string;
  mongodbUri: string;
  /** Where letters of real campaigns go. */
  smtpUrl: string;
  /** Where letters of rehearsals go, whatever `smtpUrl` is. */
  capturedSmtpUrl: string;
  adminKeyFile: string;
  trialParts: PartName[];
  /** Names this run where no letter leaves it: its administrator comes in by a printed link. */
  trialRun: string | undefined;
  /** The processes of the moment, for tests that kill them. */
  pids(): Partial<Record<PartName | 'worker' | 'api', number>>;
  /** Ends API, worker, then parts. */
  stop(): Promise<void>;
  /** SIGKILL to everything, without waiting. */
  kill(): void;
}

/**
 * Brings up the whole service: parts, worker, API; resolves when the API is ready.
 * @throws LockedError when another supervisor runs on this data folder.
 * @throws InvalidEnvironment, BinaryNotFound, NotReadyError with a text for the person at the terminal.
 */
export async function startService(options: ServiceOptions): Promise<RunningService> {
  const dataDir = path.resolve(options.dataDir);
  makeForOwnerAlone();
  const lock = await acquireLock({ file: path.join(dataDir, 'lock') });
  options.onHeld?.(() => killRecorded(dataDir));
  const started: Started = { parts: [], apps: [] };
  try {
    const service = await bringUp({ ...options, dataDir, started });
    return {
      ...service,
      async stop() {
        await stopAll(started);
        await lock.release();
      },
      kill() {
        for (const process of [...started.parts, ...started.apps]) process.kill();
      },
    };
  } catch (error) {
    await stopAll(started);
    await lock.release();
    throw error;
  }
}

interface Started {
  parts: Stoppable[];
  apps: Stoppable[];
}

interface Stoppable {
  stop(): Promise<void>;
  kill(): void;
}

/** The apps in the reverse order of their starts, then the parts, which know nothing of each other, together. */
async function stopAll({ apps, parts }: Started): Promise<void> {
  for (const app of apps.toReversed()) await app.stop();
  await Promise.all(parts.map((part) => part.stop()));
}

async function bringUp(
  options: ServiceOptions & { started: Started },
): Promise<Omit<RunningService, 'stop' | 'kill'>> {
  const { dataDir, env, started, signal } = options;
  const reporter = options.reporter ?? lineReporter(options);
  const settings = readEnvironment(env);
  sayNarrowed({ dataDir, count: await narrowFolder(dataDir), reporter });
  const ports = { ...defaultPorts, api: settings.PORT, ...options.ports };
  const { temporalUi = true } = options;
  const context = { ...findContext(env, reporter, signal), dataDir, allPorts: ports, settings, temporalUi };

  const { temporal, store, mail } = await startParts(context, (part) => started.parts.push(part));
  const embedded = [temporal, store, settings.SMTP_URL === undefined ? mail : undefined];
  const addresses = {
    temporalAddress: temporal?.address ?? required(settings, 'TEMPORAL_ADDRESS'),
    temporalUiUrl: temporal?.uiUrl ?? settings.TEMPORAL_UI_URL ?? '',
    mongodbUri: store?.uri ?? required(settings, 'MONGODB_URI'),
    smtpUrl: settings.SMTP_URL ?? mail.smtpUrl,
    capturedSmtpUrl: mail.smtpUrl,
    mailboxUrl: mail.inboxUrl,
    trialParts: embedded.flatMap((part) => part?.name ?? []),
    trialRun: settings.SMTP_URL === undefined ? randomUUID() : undefined,
  };
  const appEnv: NodeJS.ProcessEnv = {
    ...env,
    TEMPORAL_ADDRESS: addresses.temporalAddress,
    TEMPORAL_UI_URL: addresses.temporalUiUrl,
    MONGODB_URI: addresses.mongodbUri,
    CAPTURED_SMTP_URL: addresses.capturedSmtpUrl,
    MAILBOX_URL: addresses.mailboxUrl,
    DATA_DIR: dataDir,
    CONFIG_DIR: configFolderOf(settings),
    TRIAL_PARTS: addresses.trialParts.join(','),
    INSTALLATION_SECRET: settings.INSTALLATION_SECRET ?? (await installationSecret(dataDir)),
  };
  // Each is given the account that it sends by, and of signing in the worker nothing.
  const ofApi = {
    SMTP_URL: undefined,
    SIGN_IN_SMTP_URL: settings.SIGN_IN_SMTP_URL ?? addresses.smtpUrl,
    TRIAL_RUN: addresses.trialRun,
  };
  const ofWorker = {
    SMTP_URL: addresses.smtpUrl,
    SIGN_IN_SMTP_URL: undefined,
    INSTALLATION_SECRET_BEFORE: undefined,
    TRIAL_RUN: undefined,
  };
  const urlOf = (port: number) => apiAddress({ host: settings.HOST, port });
  const envOf = (port: number) => ({ ...appEnv, PUBLIC_URL: publicUrlOf({ settings, apiUrl: urlOf(port) }) });
  // First, since the worker's letters link to the port that it gets.
  const api = await startApi({
    dataDir,
    reporter,
    signal,
    envOf: (port) => ({ ...envOf(port), ...ofApi }),
    urlOf,
    port: ports.api,
  });
  started.apps.push(api);
  const apiPort = api.ports.http;
  const worker = await startWorker({ dataDir, reporter, signal, env: { ...envOf(apiPort), ...ofWorker } });
  // It ends after the API, which hands it work.
  started.apps.unshift(worker);
  return {
    ...addresses,
    apiUrl: urlOf(apiPort),
    publicUrl: envOf(apiPort).PUBLIC_URL,
    adminKeyFile: path.join(dataDir, 'admin-key'),
    pids: () => ({
      temporal: temporal?.pid,
      store: store?.pid,
      mail: mail.pid,
      worker: worker.pid,
      api: api.pid,
    }),
  };
}

function sayNarrowed({
  dataDir,
  count,
  reporter,
}: {
  dataDir: string;
  count: number;
  reporter: Reporter;
}): void {
  if (count === 0) return;
  reporter.line({
    en: `${dataDir} was open to other users of this machine (files and folders: ${count}); now its owner alone can read it.`,
    vi: `Người dùng khác trên máy này đọc được ${dataDir} (số tệp và thư mục: ${count}); từ nay chỉ chủ sở hữu đọc được.`,
  });
}

function findContext(
  env: NodeJS.ProcessEnv,
  reporter: Reporter,
  signal: AbortSignal | undefined,
): FindContext {
  return { searchPath: env['PATH'] ?? '', cacheDir: cacheDirOf(env), reporter, signal };
}
