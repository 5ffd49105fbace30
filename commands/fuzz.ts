import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore } from '../store/store';
import { newKey } from '../use-cases/keys/keys';
import { fuzz } from './fuzz/run-schemathesis';
import { schemathesis } from './fuzz/schemathesis';
import { startService } from './service';
import { anyFreePorts } from './service-ports';
import { EXIT, explain, readCommandLine, UsageError } from './usage';

const usage = `npm run fuzz -- [--cases N] [--seed N]

Sends generated requests to a service of its own, by the description that it publishes at /openapi.json: no answer may be
a 5xx, a status that is not described, or of another shape than described. Needs python3; schemathesis is installed from
PyPI on the first run, into the user's cache folder.

  --cases N   at least so many requests (2000)
  --seed N    the same seed sends the same requests (2013)
  --help      this text`;

function readArguments(args: string[]): { help: boolean; cases: number; seed: number } {
  const wholeNumber = (name: string, value: string): number => {
    if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
    throw new UsageError(`--${name} takes a whole number of 1 or more`);
  };
  const { values } = readCommandLine({
    args,
    options: {
      help: { type: 'boolean', default: false },
      cases: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '2013' },
    },
  });
  return {
    help: values.help,
    cases: wholeNumber('cases', values.cases),
    seed: wholeNumber('seed', values.seed),
  };
}

async function main(args: string[]): Promise<void> {
  const { help, cases, seed } = readArguments(args);
  if (help) {
    console.log(usage);
    return;
  }
  const onLine = (line: string) => console.log(line);
  const executable = await schemathesis({ env: process.env, onLine });
  const dataDir = await mkdtemp(path.join(tmpdir(), 'cong-vu-fuzz-'));
  const service = await startService({
    dataDir,
    ports: anyFreePorts,
    // Generated requests come faster than people's, many of them without a key.
    env: {
      ...process.env,
      LOG_LEVEL: 'warn',
      REQUESTS_PER_MINUTE: '1000000',
      REFUSALS_PER_MINUTE: '1000000',
    },
    onLine,
  });
  try {
    const key = await keyOfAllTrades(service.mongodbUri);
    const passed = await fuzz({ executable, apiUrl: service.apiUrl, key, dataDir, cases, seed, onLine });
    if (!passed) process.exitCode = EXIT.failed;
  } finally {
    await service.stop();
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

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(explain(error, usage));
  process.exitCode = EXIT.failed;
});
