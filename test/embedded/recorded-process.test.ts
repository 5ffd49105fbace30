import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { keepRunning } from '../../embedded/process/keep-running';
import { knock } from '../../embedded/process/ports';
import { isAlive, readRecord, recordFileOf, recordsOf, writeRecord } from '../../embedded/process/record';
import { NotReadyError, type ProcessSpec, startRecorded } from '../../embedded/process/recorded-process';
import { lineReporter } from '../../embedded/reporter';
import { temporaryFolder } from '../support/temporary-folder';

// Between two starts the system may give the port to a connection of another test: then it is another port, rightly.
jest.retryTimes(2);

const program = path.join(__dirname, 'programs/talker.cjs');
let dataDir: string;
let cleanUp: (() => unknown)[];

beforeEach(async () => {
  const temporary = await temporaryFolder();
  dataDir = temporary.folder;
  cleanUp = [temporary.remove];
});
afterEach(async () => {
  for (const step of cleanUp.toReversed()) await step();
});

function talker(overrides: Partial<ProcessSpec<'talk'>> = {}): ProcessSpec<'talk'> {
  return {
    name: 'talker',
    dataDir,
    ports: { talk: 0 },
    command: (ports) => ({ executable: process.execPath, args: [program, String(ports.talk)] }),
    probe: (ports) => hear(ports.talk),
    orphan: 'adopt',
    readyTimeoutMs: 10_000,
    ...overrides,
  };
}

async function hear(port: number): Promise<void> {
  const socket = net.connect(port, '127.0.0.1');
  await once(socket, 'data', { signal: AbortSignal.timeout(2000) });
  socket.destroy();
}

async function started(spec = talker()) {
  const running = await startRecorded(spec);
  cleanUp.push(() => running.kill());
  return running;
}

test('a process is recorded with its identity and ports, and is gone after stop', async () => {
  const running = await started();
  const record = readRecord(recordFileOf(talker()));
  expect(record).toMatchObject({ pid: running.pid, ports: running.ports, dataDir });
  expect(record && isAlive(record)).toBe(true);
  await running.stop();
  expect(record && isAlive(record)).toBe(false);
});

test('an orphan that answers is adopted, with its ports', async () => {
  const first = await started();
  const second = await started();
  expect(second).toMatchObject({ pid: first.pid, ports: first.ports, adopted: true });
  await second.stop();
  await expect(first.exited).resolves.toMatchObject({
    en: 'ended with exit code 0',
    vi: 'đã kết thúc với mã 0',
  });
});

test('a port stays at the next start, unless it is to be drawn anew each time', async () => {
  const portOf = async (spec: ProcessSpec<'talk'>) => {
    const running = await started(spec);
    await running.stop();
    return running.ports.talk;
  };
  const first = await portOf(talker());
  expect(await portOf(talker())).toBe(first);
  expect(await portOf(talker({ drawn: ['talk'] }))).not.toBe(first);
});

test('an orphan that does not answer is ended before another one is started', async () => {
  const deaf = await started();
  let probes = 0;
  const spec = talker({
    probe: (ports) =>
      probes++ === 0 || isAliveNow(deaf.pid) ? Promise.reject(new Error('deaf')) : hear(ports.talk),
  });
  const next = await started(spec);
  expect(next.adopted).toBe(false);
  await expect(deaf.exited).resolves.toMatchObject({
    en: 'ended with exit code 0',
    vi: 'đã kết thúc với mã 0',
  });
});

test('an orphan that was started in another way is not adopted', async () => {
  const old = await started();
  const command: ProcessSpec<'talk'>['command'] = (ports) => ({
    executable: process.execPath,
    args: [program, String(ports.talk), 'newer'],
  });
  const next = await started(talker({ command }));
  expect(next.pid).not.toBe(old.pid);
  await expect(old.exited).resolves.toMatchObject({
    en: 'ended with exit code 0',
    vi: 'đã kết thúc với mã 0',
  });
});

test('an orphan that must not live on is ended, and its port is used again', async () => {
  const old = await started();
  const next = await started(talker({ orphan: 'end' }));
  expect(next.adopted).toBe(false);
  expect(next.ports).toEqual(old.ports);
  await expect(old.exited).resolves.toMatchObject({
    en: 'ended with exit code 0',
    vi: 'đã kết thúc với mã 0',
  });
});

test('a process that merely has the pid of the record is left alone', async () => {
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  cleanUp.push(() => stranger.kill('SIGKILL'));
  await writeRecord(recordFileOf(talker()), {
    pid: stranger.pid ?? 0,
    identity: 'of another boot',
    askedPorts: { talk: 0 },
    ports: { talk: 1 },
    dataDir,
    command: [],
  });
  const running = await started();
  expect(running.adopted).toBe(false);
  expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  await running.stop();
});

test('a process that ignores SIGTERM is killed after the grace', async () => {
  const running = await started(
    talker({
      graceMs: 200,
      command: (ports) => ({ executable: process.execPath, args: [program, String(ports.talk), 'stubborn'] }),
    }),
  );
  await running.stop();
  await expect(running.exited).resolves.toMatchObject({ en: expect.stringMatching(/SIGKILL/) });
});

test('a process that sees that it should end only when somebody connects is woken, and ends by itself', async () => {
  const running = await started(
    talker({
      command: (ports) => ({ executable: process.execPath, args: [program, String(ports.talk), 'drowsy'] }),
      wakeToEnd: ({ talk }) => knock(talk),
    }),
  );
  await running.stop();
  await expect(running.exited).resolves.toMatchObject({ en: 'ended with exit code 0' });
});

test('a process that ends at once is an error that names its log', async () => {
  const start = startRecorded(
    talker({ command: () => ({ executable: process.execPath, args: ['-e', 'process.exit(3)'] }) }),
  );
  await expect(start).rejects.toThrow(NotReadyError);
  await expect(start).rejects.toThrow(/exit code 3.*talker\.log/);
  await expect(start).rejects.toMatchObject({
    text: { vi: expect.stringMatching(/^talker đã kết thúc với mã 3; xem .*talker\.log$/) },
  });
});

test('a process that fails is told of with the last line that it wrote for people', async () => {
  const failing = (said: string) =>
    startRecorded(
      talker({
        command: () => ({
          executable: process.execPath,
          args: ['-e', `console.error(${JSON.stringify(said)}); process.exit(3)`],
        }),
      }),
    );
  await expect(failing('first\nthe port is taken')).rejects.toThrow(/exit code 3 \(the port is taken\); see/);
  await expect(failing('{"level":50}')).rejects.toThrow(/exit code 3; see/);
});

test('a program that does not exist is an error, not a crash', async () => {
  const start = startRecorded(talker({ command: () => ({ executable: '/nowhere/program', args: [] }) }));
  await expect(start).rejects.toThrow(/could not be started.*ENOENT/);
});

test('another port is taken and said when the wished one is not free', async () => {
  const holder = net.createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  cleanUp.push(() => holder.close());
  const wish = (holder.address() as net.AddressInfo).port;
  const lines: string[] = [];
  const reporter = lineReporter({ onLine: (text) => lines.push(text) });
  const kept = await keepRunning({ spec: talker({ ports: { talk: wish } }), reporter });
  cleanUp.push(() => kept.stop());
  expect(kept.ports.talk).not.toBe(wish);
  expect(lines).toEqual([`talker uses port ${kept.ports.talk}: ${wish} was taken (talk)`]);
});

test('a kept process that is killed comes back on its port, one line each', async () => {
  const lines: string[] = [];
  const news = new EventEmitter();
  const back = once(news, 'talker runs again');
  const onLine = (text: string) => {
    lines.push(text);
    news.emit(text);
  };
  const kept = await keepRunning({ spec: talker(), reporter: lineReporter({ onLine }) });
  cleanUp.push(() => kept.stop());
  const { ports, pid } = kept;
  process.kill(pid, 'SIGKILL');
  await back;
  await hear(ports.talk);
  expect(kept.pid).not.toBe(pid);
  expect(lines[0]).toMatch(/^talker was ended by SIGKILL; starting it again in/);
  expect(lines).toHaveLength(2);
});

function isAliveNow(pid: number): boolean {
  const record = readRecord(recordFileOf(talker()));
  return record !== undefined && record.pid === pid && isAlive(record);
}

test('a data folder on which nothing was started has no records', () => {
  expect(recordsOf(dataDir)).toEqual([]);
});
