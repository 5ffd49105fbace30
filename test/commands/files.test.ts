import { partsOf } from '../../domain/files/file-limits';
import type { FileDocument } from '../../store/documents/file';
import { linesOfCli, runCli } from '../support/run-cli';
import { startTestStore, type TestStore } from '../support/store';

let server: TestStore;

beforeAll(async () => {
  server = await startTestStore();
});
afterAll(() => server.stop());

const nowMs = Date.parse('2036-11-24T01:00:00.000Z');
const files = (args: string[] = [], language: 'en' | 'vi' = 'en') =>
  linesOfCli(['files', ...args], { store: server.store, nowMs, language });

async function stored(_id: string, campaign: string, at: string, size: number): Promise<void> {
  const file: FileDocument = {
    _id,
    campaign,
    unit: 'so-y-te',
    step: 'self-review',
    party: 'so-y-te',
    channel: 'person',
    name: 'BI-MAT.pdf',
    size,
    sha256: 'x',
    parts: partsOf(size),
    state: 'open',
    by: 'x',
    startedAt: at,
  };
  await server.store.files.insert(file);
  for (let n = 1; n <= file.parts; n += 1) {
    await server.store.files.insertPart(file, { n, sha256: 'x', bytes: new Uint8Array(1) });
  }
  await server.store.files.complete({ _id, kind: 'pdf', scan: 'none', completedAt: at });
  await server.store.files.keep(file);
}

it('lists what room files take, and removes old ones once that is meant', async () => {
  expect(await files()).toEqual(['there are no files']);
  await stored('a', 'dong-nai-2026', '2026-11-20T01:00:00.000Z', 1024 * 1024 * 2.5);
  await stored('b', 'dong-nai-2026', '2026-11-25T01:00:00.000Z', 1024 * 1024);
  await stored('c', 'dong-nai-2013', '2033-01-01T01:00:00.000Z', 1024 * 100);
  expect(await files()).toEqual([
    'dong-nai-2013  files 1  0.1 MB  oldest 2033-01-01',
    'dong-nai-2026  files 2  3.5 MB  oldest 2026-11-20',
  ]);
  expect(await files([], 'vi')).toContain('dong-nai-2026  2 tệp  3,5 MB  cũ nhất 20/11/2026');
  const old = ['--remove-older-than', '10'];
  expect(await files(old)).toEqual([
    'would be removed: dong-nai-2026  files 1  2.5 MB  oldest 2026-11-20',
    'nothing was removed: add --yes to remove them',
  ]);
  expect(await server.store.files.get('a')).not.toBeNull();
  expect(await files([...old, '--yes'], 'vi')).toEqual([
    'đã xóa: dong-nai-2026  1 tệp  2,5 MB  cũ nhất 20/11/2026',
  ]);
  expect([await server.store.files.get('a'), await server.store.files.partsOf(['a'])]).toEqual([null, []]);
  expect((await server.store.files.partsOf(['b'])).map(({ n }) => n)).toEqual([1]);
  expect(await files([...old, '--yes'])).toEqual(['no file is so old']);
  const audited = await server.store.audit.list({ campaign: 'dong-nai-2026', limit: 10 });
  expect(audited.map(({ action }) => action)).toEqual(['files-removed']);
});

it.each([
  [['--remove-older-than', '0'], '--remove-older-than takes a whole number of years, 1 to 99'],
  [['--remove-older-than', 'x'], '--remove-older-than takes a whole number of years, 1 to 99'],
  [['--yes'], '--yes goes with --remove-older-than alone'],
])('refuses %j', async (args, error) => {
  expect(await runCli(['files', ...args])).toMatchObject({ code: 1, errors: [`error: ${error}`] });
});
