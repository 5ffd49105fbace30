import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type RunningService, startService } from '../../commands/service';
import { anyFreePorts } from '../../commands/service-ports';
import { rehearse } from '../../rehearsal/rehearse';
import type { RehearsalReport } from '../../rehearsal/report/report';

let folder: string;
let service: RunningService;
let report: RehearsalReport;

/** Step 1 is past by then, and the others are ahead. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cong-vu-rehearsal-late-'));
  service = await startService({
    dataDir: folder,
    ports: anyFreePorts,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
    onLine: () => undefined,
  });
  report = await rehearse({
    apiUrl: service.apiUrl,
    key: (await readFile(service.adminKeyFile, 'utf8')).trim(),
    mailboxUrl: service.mailboxUrl,
    plan: 'dong-nai-2013',
    register: 'dong-nai-2013-small',
    minutes: 2,
    seed: 5,
    from: '2013-11-26',
    onLine: () => undefined,
  });
}, 600_000);

afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a small year that is opened after a deadline asks for what is past as that, and for the rest as in any year', () => {
  expect(report.check.differences).toEqual([]);
  expect(report.lost).toEqual([]);
  for (const kind of ['opening', 'reminder', 'overdue', 'escalation']) {
    expect([kind, report.letters.byKind[kind]]).toEqual([kind, expect.any(Number)]);
  }
});

test('it has everything that a rehearsal plays out of the ordinary', () => {
  expect(report.happened).toMatchObject({ awaited: 1, voided: 3, waived: 2, lifted: 1, reopened: 1 });
  expect(report.happened.corrected).toBe(2);
  for (const kind of ['voided', 'waived', 'waiver-lifted', 'reopened', 'not-returned']) {
    expect([kind, report.letters.byKind[kind]]).toEqual([kind, expect.any(Number)]);
  }
});
