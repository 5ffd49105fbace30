import { Away, Refused, SignedOut } from '../../web/src/api/ask';
import type { Upload } from '../../web/src/api/contract';
import { type UploadCalls, Uploads } from '../../web/src/parts/files/uploads';
import { until } from '../support/until';

const PART = 4;

/** A service that knows a file by what is said of it, and keeps its parts. */
function service() {
  const files = new Map<string, { upload: Upload; parts: Map<number, string> }>();
  /** What the next calls throw instead. */
  const failures: Error[] = [];
  const calls: string[] = [];
  const answer = (call: string) => {
    calls.push(call);
    const failure = failures.shift();
    if (failure) throw failure;
  };
  const shown = (id: string): Upload => {
    const file = files.get(id);
    if (!file) throw new Refused(404);
    return { ...file.upload, arrived: [...file.parts.keys()] };
  };
  const made: UploadCalls = {
    async start({ name, size, sha256 }) {
      answer(`start ${name}`);
      const id = `${name}#${sha256.slice(0, 8)}`;
      const upload: Upload = {
        id,
        channel: 'person',
        name,
        size,
        sha256,
        state: 'open',
        partBytes: PART,
        parts: Math.ceil(size / PART),
        arrived: [],
        by: 'x',
        startedAt: '2013-11-01T00:00:00.000Z',
      };
      if (!files.has(id)) files.set(id, { upload, parts: new Map() });
      return shown(id);
    },
    async put(id, n, bytes) {
      answer(`part ${n}`);
      files.get(id)?.parts.set(n, new TextDecoder().decode(bytes));
    },
    async complete(id) {
      answer('complete');
      return { ...shown(id), state: 'complete' };
    },
  };
  const textOf = (id: string) =>
    [...(files.get(id)?.parts ?? [])]
      .toSorted(([a], [b]) => a - b)
      .map(([, text]) => text)
      .join('');
  return { calls, failures, made, textOf };
}

const file = (name: string, text = name) => {
  const bytes = new TextEncoder().encode(text);
  return { name, size: bytes.length, arrayBuffer: async () => bytes.buffer };
};

const away = new Away();
const states = (uploads: Uploads) => uploads.read().map(({ state }) => state);

test('files are sent in parts, one after the other, and are out of hand then', async () => {
  const { made, calls, textOf } = service();
  const done: Upload[] = [];
  const uploads = new Uploads(made, (upload) => void done.push(upload));
  uploads.add([file('a.pdf', '123456789'), file('b.pdf', 'xyz')]);
  expect(states(uploads)).toEqual(['reading', 'reading']);
  expect(uploads.isPending).toBe(true);
  await until(async () => (done.length === 2 ? true : undefined));
  expect(calls).toEqual([
    'start a.pdf',
    'part 1',
    'part 2',
    'part 3',
    'complete',
    'start b.pdf',
    'part 1',
    'complete',
  ]);
  expect(done.map(({ id }) => textOf(id))).toEqual(['123456789', 'xyz']);
  expect([uploads.read(), uploads.isPending]).toEqual([[], false]);
});

test('what fails on the way is tried again, and no part that has arrived is sent twice', async () => {
  const { made, calls, failures, textOf } = service();
  failures.push(away);
  const done: string[] = [];
  const uploads = new Uploads(made, ({ id }) => void done.push(id), [1]);
  const seen = new Set<string>();
  uploads.subscribe(() => {
    for (const state of states(uploads)) seen.add(state);
    if (calls.at(-1) === 'part 2' && failures.length === 0 && !seen.has('signed-out'))
      failures.push(new SignedOut());
  });
  uploads.add([file('a.pdf', '123456789')]);
  await until(async () => done[0]);
  expect(calls.filter((call) => call === 'part 1')).toHaveLength(1);
  expect([...seen]).toEqual(expect.arrayContaining(['waiting', 'sending', 'signed-out', 'checking']));
  expect(textOf(done[0] ?? '')).toBe('123456789');
});

test('the same file, chosen again on another page, goes on with what is missing', async () => {
  const { made, calls } = service();
  const first = new Uploads(
    { ...made, put: (id, n, bytes) => (n === 2 ? new Promise(() => undefined) : made.put(id, n, bytes)) },
    () => undefined,
  );
  first.add([file('a.pdf', '123456789')]);
  await until(async () => first.read()[0]?.arrived || undefined);
  calls.length = 0;
  const done: string[] = [];
  new Uploads(made, ({ id }) => void done.push(id)).add([file('a.pdf', '123456789')]);
  await until(async () => done[0]);
  expect(calls).toEqual(['start a.pdf', 'part 2', 'part 3', 'complete']);
});

test('a file that is refused says why, and the next one goes', async () => {
  const { made, failures } = service();
  failures.push(
    new Refused(422, {
      type: 'x',
      title: 'x',
      status: 422,
      requestId: 'x',
      errors: [{ field: 'name', rule: 'file-kind', message: 'Chỉ nhận tệp PDF.' }],
    }),
  );
  const done: string[] = [];
  const uploads = new Uploads(made, ({ name }) => void done.push(name));
  uploads.add([
    file('a.exe'),
    { ...file('hong.pdf'), arrayBuffer: () => Promise.reject(new Error()) },
    file('b.pdf'),
  ]);
  await until(async () => done[0]);
  expect(done).toEqual(['b.pdf']);
  expect(uploads.read()).toMatchObject([
    { name: 'a.exe', state: 'refused', why: 'Chỉ nhận tệp PDF.' },
    { name: 'hong.pdf', state: 'unreadable' },
  ]);
  expect(uploads.isPending).toBe(false);
});

test('a scanner that is away is told of by itself; a file that is taken out is not waited for', async () => {
  const { made } = service();
  const problem = { type: 'x', title: 'x', status: 503, requestId: 'x' };
  const uploads = new Uploads(
    { ...made, complete: () => Promise.reject(new Away(undefined, problem)) },
    () => undefined,
    [60_000],
  );
  const done: string[] = [];
  uploads.add([file('a.pdf')]);
  await until(async () => states(uploads)[0] === 'scanner-away' || undefined);
  uploads.add([file('b.pdf')]);
  uploads.remove(uploads.read()[0]?.key ?? 0);
  await until(async () => states(uploads)[0] === 'scanner-away' || undefined);
  expect(uploads.read().map(({ name }) => name)).toEqual(['b.pdf']);
  uploads.stop();
  expect(done).toEqual([]);
});
