/**
 * `npm run bench`: what a unit's year costs against a bare workflow that takes as many updates, on one development
 * server in one run: bare, ours, bare again; the ratio is ours over the mean of the two.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { REAL_TIME } from '../../domain/clock';
import type { Decision } from '../../domain/ledger/facts';
import { evaluationSpecs } from '../../domain/schedule';
import type { TemporalPart } from '../../embedded/parts/temporal';
import type { ProjectionActivities } from '../../workflows/contract';
import { announceReview, decide, fileReview, type UnitEvaluationInput } from '../../workflows/contract';
import type { unitEvaluation } from '../../workflows/unit-evaluation';
import { runningPlan } from '../fixtures/running-year';
import { smallRegister } from '../fixtures/small-register';
import { startTestTemporal } from '../support/parts';
import { filing } from '../workflows/world';
import { type bare, touch } from './workflows';

const UNITS = 60;
const AT_ONCE = 8;
const taskQueue = 'bench';
const digest = 'd'.repeat(64);
/** An evaluation that runs now, so that lateness is counted over days and not over decades. */
const plan = runningPlan();

let temporal: TemporalPart;
let folder: string;
let client: Client;
let worker: Worker;
let running: Promise<void>;

const projection: ProjectionActivities = { projectEvaluation: () => Promise.resolve() };

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cong-vu-bench-'));
  temporal = await startTestTemporal(folder);
  client = new Client({ connection: await Connection.connect({ address: temporal.address }) });
  worker = await Worker.create({
    connection: await NativeConnection.connect({ address: temporal.address }),
    taskQueue,
    workflowsPath: require.resolve('./workflows'),
    activities: projection,
  });
  running = worker.run();
}, 600_000);

afterAll(async () => {
  worker.shutdown();
  await running;
  await client.connection.close();
  await temporal.stop();
  await rm(folder, { recursive: true, force: true });
});

async function yearOfOurs(n: number): Promise<void> {
  const now = new Date().toISOString();
  const spec = evaluationSpecs({ campaign: 'bench', plan, register: smallRegister, openedAt: now })[0];
  if (!spec) throw new Error('the fixture has a unit');
  const input: UnitEvaluationInput = { spec, clock: REAL_TIME, wakeSpreadMs: 0 };
  const handle = await client.workflow.start<typeof unitEvaluation>('unitEvaluation', {
    workflowId: `ours-${n}-${randomUUID()}`,
    taskQueue,
    args: [input],
  });
  let ledgerRevision = 0;
  for (const { step, party } of spec.owed) {
    await handle.executeUpdate(fileReview, { args: [filing({ step, party, receivedAt: now })] });
    ledgerRevision += 1;
    if (step !== 'agency-review') continue;
    await handle.executeUpdate(announceReview, {
      args: [{ id: `tb-${party}`, party, digest, receivedAt: now }],
    });
    ledgerRevision += 1;
  }
  const base = { digest, receivedAt: now };
  const decisions: Decision[] = [
    { ...base, id: 'th', kind: 'synthesis', ledgerRevision, confirmed: false },
    { ...base, id: 'nx', kind: 'remarks' },
    { ...base, id: 'dx', kind: 'proposal' },
    { ...base, id: 'cn', kind: 'recognition', level: 'good' },
  ];
  for (const decision of decisions) await handle.executeUpdate(decide, { args: [decision] });
  await handle.result();
}

/** As many updates as a year of ours: six filings and announcements, four decisions. */
const UPDATES = 10;

async function yearOfBare(n: number): Promise<void> {
  const handle = await client.workflow.start<typeof bare>('bare', {
    workflowId: `bare-${n}-${randomUUID()}`,
    taskQueue,
    args: [{ updates: UPDATES }],
  });
  for (let i = 0; i < UPDATES; i += 1) await handle.executeUpdate(touch, { args: [{ id: `${i}` }] });
  await handle.result();
}

async function measure(year: (n: number) => Promise<void>): Promise<{ wallMs: number; cpuMs: number }> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const numbers = Array.from({ length: UNITS }, (_, n) => n);
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let n = numbers.pop(); n !== undefined; n = numbers.pop()) await year(n);
    }),
  );
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs: performance.now() - start, cpuMs: (user + system) / 1000 };
}

test('a unit’s year against a bare workflow with as many updates', async () => {
  await measure(yearOfBare);
  const before = await measure(yearOfBare);
  const ours = await measure(yearOfOurs);
  const after = await measure(yearOfBare);
  const ratio = (of: 'wallMs' | 'cpuMs') => (ours[of] / ((before[of] + after[of]) / 2)).toFixed(2);
  const perYear = (ms: number) => `${(ms / UNITS).toFixed(1)} ms`;
  process.stdout.write(
    [
      `${UNITS} years of ${UPDATES} updates each, ${AT_ONCE} at once`,
      `bare    ${perYear(before.wallMs)} wall, ${perYear(before.cpuMs)} worker and client CPU a year`,
      `ours    ${perYear(ours.wallMs)} wall, ${perYear(ours.cpuMs)} CPU`,
      `bare    ${perYear(after.wallMs)} wall, ${perYear(after.cpuMs)} CPU`,
      `ratio   ${ratio('wallMs')} wall, ${ratio('cpuMs')} CPU`,
      '',
    ].join('\n'),
  );
}, 600_000);
