import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type RunningService, startService } from '../../commands/service';
import { anyFreePorts } from '../../commands/service-ports';
import { rehearse } from '../../rehearsal/rehearse';

let folder: string;
let service: RunningService;
const lines: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cong-vu-rehearsal-'));
  service = await startService({
    dataDir: folder,
    ports: anyFreePorts,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], LOG_LEVEL: 'warn' },
    onLine: (line) => lines.push(line),
  });
}, 600_000);

afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

/** The first line of the rehearsal's own that shows a day of the plan at or after one, «DD/MM/YYYY». */
const hasReached = (line: string, day: string): boolean => {
  const shown = /^(\d\d)\/(\d\d)\/(\d{4})/.exec(line);
  return shown !== null && `${shown[3]}-${shown[2]}-${shown[1]}` >= day;
};

test('a small year, with the worker killed in the middle, loses nothing and tells nothing twice', async () => {
  let killed: number | undefined;
  const report = await rehearse({
    apiUrl: service.apiUrl,
    key: (await readFile(service.adminKeyFile, 'utf8')).trim(),
    mailboxUrl: service.mailboxUrl,
    plan: 'dong-nai-2013',
    register: 'dong-nai-2013-small',
    minutes: 2,
    seed: 5,
    // A letter that the killed worker had in hand waits for the heartbeat that does not come, and its retry.
    longestDelayMs: 60_000,
    onLine: (line) => {
      const { worker } = service.pids();
      if (killed === undefined && worker !== undefined && hasReached(line, '2013-12-01')) {
        killed = worker;
        process.kill(worker, 'SIGKILL');
      }
    },
  });

  expect(killed).toBeDefined();
  expect(service.pids().worker).not.toBe(killed);
  expect(report.lost).toEqual([]);
  expect(report.check.differences).toEqual([]);
  // Not `report.ok`: letters that race a filing are limited there, and a killed worker makes many of them late.
  expect(report.units).toHaveLength(8);
}, 360_000);
