import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { type RunningService, startService } from '../../commands/service';
import { anyFreePorts } from '../../commands/service-ports';
import { projectRoot } from '../../config/project-root';
import { scriptOf } from '../support/docs/page-script';
import { textOf } from '../support/project-file';
import { IS_FULL } from '../support/size';
import { temporaryFolder } from '../support/temporary-folder';

const pages = ['README.md', 'docs/api.md', 'docs/webhooks.md', 'docs/plans.md', 'docs/plans.vi.md'];

/** As a newcomer has it: a checkout with `config/`, and `.data/` beside a new `npm start`. */
let checkout: Awaited<ReturnType<typeof temporaryFolder>>;
let service: RunningService;
let env: NodeJS.ProcessEnv;
const inCheckout = (name: string) => path.join(checkout.folder, name);

beforeAll(async () => {
  checkout = await temporaryFolder();
  env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    LANG: 'C.UTF-8',
    DATA_DIR: inCheckout('.data'),
    CONFIG_DIR: inCheckout('config'),
  };
  await newConfig();
  service = await startService({
    dataDir: inCheckout('.data'),
    ports: anyFreePorts,
    env: { ...env, LOG_LEVEL: 'warn' },
    onLine: () => undefined,
  });
}, 300_000);

afterAll(async () => {
  await service.stop();
  await checkout.remove();
});

async function newConfig(): Promise<void> {
  await rm(inCheckout('config'), { recursive: true, force: true });
  for (const folder of ['plans', 'registers'])
    await cp(path.join(projectRoot, 'config', folder), inCheckout(`config/${folder}`), { recursive: true });
}

/** Runs all commands of a page in one shell, and resolves to what went wrong, by its lines. */
async function faultsOf(page: string): Promise<string> {
  await newConfig();
  const notes = inCheckout(`notes/${page}`);
  await mkdir(notes, { recursive: true });
  const script = path.join(notes, path.basename(page));
  await writeFile(script, scriptOf(textOf(page), { api: service.apiUrl, config: inCheckout('config') }));
  const ran = await promisify(execFile)('bash', [script], {
    cwd: checkout.folder,
    maxBuffer: 64 * 1024 ** 2,
    env: {
      ...env,
      PORT: new URL(service.apiUrl).port,
      BASH_ENV: path.join(projectRoot, 'test/support/docs/prelude.sh'),
      NOTES: notes,
      ROOT: projectRoot,
    },
  }).then(
    () => '',
    (error: { code?: unknown; stderr?: string }) =>
      `bash ended with ${String(error.code)}: ${error.stderr?.slice(-1000) ?? ''}`,
  );
  const noted = await readFile(path.join(notes, 'faults'), 'utf8').catch(() => '');
  return noted + ran;
}

test.each(pages)(
  'the commands of %s do what the page says, in the order in which they stand',
  async (page) => {
    expect(await faultsOf(page)).toBe('');
  },
  IS_FULL ? 1_200_000 : 300_000,
);
