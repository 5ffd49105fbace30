import { compiledEntry } from '../config/project-root';
import { type KeptProcess, keepRunning } from '../embedded/process/keep-running';
import type { Reporter } from '../embedded/reporter';

/** The worker finishes the activities that run; a letter in DATA takes longest. */
const workerGraceMs = 30_000;
/** The worker's first connection and the API's indexes on a slow disk. */
const appReadyTimeoutMs = 120_000;

interface AppOptions {
  dataDir: string;
  reporter: Reporter;
  signal?: AbortSignal;
  env: NodeJS.ProcessEnv;
}

/** Runs the worker; one that an earlier supervisor left is ended first, since its code may be older. */
export async function startWorker(options: AppOptions): Promise<KeptProcess<never>> {
  const { dataDir, reporter, signal, env } = options;
  return await keepRunning({
    reporter,
    signal,
    spec: {
      name: 'worker',
      dataDir,
      ports: {},
      command: () => ({
        executable: process.execPath,
        args: [compiledEntry('commands/cong-vu'), 'worker'],
        env,
      }),
      // The API's readiness tells whether work gets done; a worker that cannot start ends, and is started again.
      probe: () => Promise.resolve(),
      orphan: 'end',
      readyTimeoutMs: appReadyTimeoutMs,
      graceMs: workerGraceMs,
    },
  });
}

/** Runs the API, and resolves when it is ready. */
export async function startApi(
  options: Omit<AppOptions, 'env'> & {
    port: number;
    /** Where it can be called on a port. */
    urlOf: (port: number) => string;
    envOf: (port: number) => NodeJS.ProcessEnv;
  },
): Promise<KeptProcess<'http'>> {
  const { dataDir, reporter, signal, envOf, urlOf, port } = options;
  return await keepRunning({
    reporter,
    signal,
    spec: {
      name: 'api',
      dataDir,
      ports: { http: port },
      command: (ports) => ({
        executable: process.execPath,
        args: [compiledEntry('commands/cong-vu'), 'api'],
        env: { ...envOf(ports.http), PORT: String(ports.http) },
      }),
      probe: (ports) => probeReady({ url: `${urlOf(ports.http)}/readyz` }),
      orphan: 'end',
      readyTimeoutMs: appReadyTimeoutMs,
    },
  });
}

async function probeReady(options: { url: string }): Promise<void> {
  const response = await fetch(options.url, { signal: AbortSignal.timeout(5000) });
  const body = await response.text();
  if (!response.ok) throw new Error(`${options.url} answers ${response.status}: ${body.slice(0, 200)}`);
}
