import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Language } from '../domain/text';
import { chooseFreePorts, loopback } from '../embedded/process/ports';
import { openStore } from '../store/store';
import { newKey } from '../use-cases/keys/keys';
import { fuzzRaw } from './fuzz/raw/fuzz-raw';
import { fuzz } from './fuzz/run-schemathesis';
import { schemathesis } from './fuzz/schemathesis';
import { interruption } from './interruption';
import type { FuzzOptions } from './options';
import { startService } from './service';
import { anyFreePorts } from './service-ports';
import type { Print } from './store-command';
import { EXIT, type ExitCode, UsageError } from './usage';

const COLLECTS_GARBAGE = path.join(__dirname, 'fuzz', 'raw', 'collect-garbage.js');

interface FuzzAsked {
  cases: number;
  raw: number;
  seed: number;
}

/** The options as numbers; throws {@link UsageError} for what is none. */
export function fuzzAsked({ cases = '2000', raw = '10000', seed = '2013' }: FuzzOptions): FuzzAsked {
  const wholeNumber = (name: string, value: string): number => {
    if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
    throw new UsageError({
      en: `--${name} takes a whole number of 1 or more`,
      vi: `--${name} là số nguyên từ 1 trở lên`,
    });
  };
  return {
    cases: wholeNumber('cases', cases),
    raw: wholeNumber('raw', raw),
    seed: wholeNumber('seed', seed),
  };
}

/** Fuzzes a service of its own, and takes it down again however it ends; resolves to the exit code. */
export async function runFuzz({
  cases,
  raw,
  seed,
  env,
  print,
  language,
}: FuzzAsked & { env: NodeJS.ProcessEnv; print: Print; language: Language }): Promise<ExitCode> {
  const { signal } = interruption();
  const executable = await schemathesis({ env, print, signal });
  const { metrics } = await chooseFreePorts({ asked: { metrics: 0 } });
  const dataDir = await mkdtemp(path.join(tmpdir(), 'cong-vu-fuzz-'));
  try {
    const service = await startService({
      dataDir,
      ports: anyFreePorts,
      // Generated requests come faster than people's, many of them without a key.
      env: {
        ...env,
        HOST: loopback,
        API_METRICS_PORT: String(metrics),
        NODE_OPTIONS: `--require ${COLLECTS_GARBAGE}`,
        LOG_LEVEL: 'warn',
        REQUESTS_PER_MINUTE: '1000000',
        REFUSALS_PER_MINUTE: '1000000',
        OPEN_REQUESTS_PER_MINUTE: '1000000',
      },
      onLine: print,
      language,
      signal,
    });
    try {
      const key = await keyOfAllTrades(service.mongodbUri);
      const { apiUrl } = service;
      const passed = await fuzz({ executable, apiUrl, key, dataDir, cases, seed, print, signal });
      const metricsUrl = `http://${loopback}:${metrics}/metrics`;
      const isUnmoved = await fuzzRaw({ apiUrl, metricsUrl, key, cases: raw, seed, print, signal });
      return passed && isUnmoved ? EXIT.done : EXIT.failed;
    } finally {
      await service.stop();
    }
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** What no key of a real service may be: everything at once, so that no request ends at its roles. */
async function keyOfAllTrades(uri: string): Promise<string> {
  const store = await openStore({ uri });
  try {
    const roles = ['administrator', 'committee', 'party-body', 'reviewer'] as const;
    const { key, document } = newKey({ label: 'fuzz', roles, party: 'so-tai-chinh', nowMs: Date.now() });
    await store.keys.create(document);
    return key;
  } finally {
    await store.close();
  }
}
