import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type RunningService, startService } from '../../commands/service';
import { anyFreePorts } from '../../commands/service-ports';
import type { RehearsalReport } from '../../rehearsal/report/report';
import { startBusyLoops } from '../support/busy-loops';
import { comparable } from '../support/comparable-report';
import { killWorkerOn } from '../support/kill-worker';
import { tell } from '../support/size';
import { smallYear } from '../support/small-year';

/*
 * A rehearsal's clock cannot be outrun: the same seed and the same plan end in the same letters, to the item, on any machine
 * under any load.
 */

let folder: string;
let service: RunningService;
let key: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cong-vu-rehearsals-'));
  service = await startService({
    dataDir: folder,
    ports: anyFreePorts,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
    onLine: () => undefined,
  });
  key = (await readFile(service.adminKeyFile, 'utf8')).trim();
}, 600_000);

afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true, force: true });
});

const seconds = ({ tookMs }: RehearsalReport) => `${Math.round(tookMs / 1000)} s`;

describe('a small year that is opened after a deadline', () => {
  let report: RehearsalReport;
  beforeAll(async () => {
    report = await smallYear(service, { key, from: '2013-11-26' });
  }, 600_000);

  test('asks for what is past as that, and for the rest as in any year', () => {
    expect(report.check.differences).toEqual([]);
    expect(report.lost).toEqual([]);
    for (const kind of ['opening', 'reminder', 'overdue', 'escalation']) {
      expect([kind, report.letters.byKind[kind]]).toEqual([kind, expect.any(Number)]);
    }
  });

  test('has everything that a rehearsal plays out of the ordinary', () => {
    expect(report.happened).toMatchObject({ awaited: 1, voided: 3, waived: 2, lifted: 1, reopened: 1 });
    expect(report.happened.corrected).toBe(2);
    for (const kind of ['voided', 'waived', 'waiver-lifted', 'reopened', 'not-returned']) {
      expect([kind, report.letters.byKind[kind]]).toEqual([kind, expect.any(Number)]);
    }
  });
});

test('a small year with the worker killed in the middle is reported as a plain one, to the byte', async () => {
  const kill = killWorkerOn('2013-12-01', service);
  const killed = await smallYear(service, { key, onLine: kill.onLine });
  expect(kill.killed).toBeDefined();
  expect(killed.check.differences).toEqual([]);
  expect(comparable(await smallYear(service, { key }))).toBe(comparable(killed));
});

describe('the 36 units beside four busy loops', () => {
  let loops: ReturnType<typeof startBusyLoops>;
  beforeAll(() => {
    loops = startBusyLoops(4);
  });
  afterAll(() => loops.stop());

  test.each([2013, 7, 11])('with seed %i twice are reported the same, to the byte', async (seed) => {
    const reports = [
      await smallYear(service, { key, register: 'dong-nai-2013', seed }),
      await smallYear(service, { key, register: 'dong-nai-2013', seed }),
    ] as const;
    tell(`36 units beside four busy loops, seed ${seed}: ${reports.map(seconds).join(' and ')}`);
    const [first, again] = reports;
    expect(first.check.differences).toEqual([]);
    expect(comparable(again)).toBe(comparable(first));
  });
});
