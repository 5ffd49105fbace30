/**
 * `npm run bench`: what a unit's year costs against a bare workflow of the same shape (`bare.ts`), on one development server
 * in one run: bare, ours, bare again; the ratio is ours over the mean of the two. Both get the same messages and tell a local
 * activity the same, which only answers; then ours once more, with the store. `BENCH_PROFILE=folder` leaves V8's profiles of
 * the worker's threads there; it makes all slower.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { type EvaluationSpec, evaluationSpecs } from '../../domain/schedule';
import type { StorePart } from '../../embedded/parts/store';
import type { TemporalPart } from '../../embedded/parts/temporal';
import { folderCatalogue } from '../../use-cases/campaigns/catalogue';
import { writeRunningYear } from '../fixtures/running-year';
import { startTestStorePart, startTestTemporal } from '../support/parts';
import { runsOf } from '../support/runs';
import { temporaryFolder } from '../support/temporary-folder';
import { bundleBeside } from './bundle';
import { type CallCounter, countCalls } from './calls';
import { inFlight } from './in-flight';
import { type Measurement, measure } from './measure';
import { recordYear } from './record-year';
import { say, tell } from './table';
import { type Handle, type Kind, startYear, tellYear } from './year';

const YEARS = 30;
const AT_ONCE = 8;
/** A department whose step 1 six agencies have. */
const UNIT = 'so-y-te';
const taskQueue = 'bench';

let folder: string;
let spec: EvaluationSpec;
let temporal: TemporalPart;
let store: StorePart;
let client: Client;
let worker: ChildProcess;
let calls: CallCounter;

/** Ends what was started, the last one first, also where not all was: what is left would slow down all that comes after it. */
const closers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const made = await temporaryFolder();
  closers.unshift(made.remove);
  folder = made.folder;
  spec = specOfRunningYear();
  temporal = await startTestTemporal(folder);
  closers.unshift(() => temporal.stop());
  store = await startTestStorePart(folder);
  closers.unshift(() => store.stop());
  const { address, metricsUrl } = temporal;
  client = new Client({ connection: await Connection.connect({ address }) });
  closers.unshift(() => client.connection.close());
  const bundle = path.join(folder, 'bundle.js');
  await bundleBeside(await recordYear(client, address, spec), bundle);
  worker = await startWorker([address, taskQueue, bundle, store.uri]);
  calls = await countCalls({ storeUri: store.uri, metricsUrl });
  closers.unshift(() => calls.close());
}, 600_000);

afterAll(async () => {
  for (const close of closers) await close();
}, 60_000);

async function startWorker(args: readonly string[]): Promise<ChildProcess> {
  const profile = process.env['BENCH_PROFILE'];
  const child = fork(path.join(__dirname, 'worker.cjs'), args, {
    execArgv: profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [],
  });
  const ended = once(child, 'exit');
  closers.unshift(() => {
    child.kill('SIGTERM');
    return ended;
  });
  await once(child, 'message');
  return child;
}

/** The unit's evaluation in a campaign that opened yesterday, so that all of its deadlines are ahead. */
function specOfRunningYear(): EvaluationSpec {
  const config = path.join(folder, 'config');
  const id = writeRunningYear(config);
  const catalogue = folderCatalogue({ folder: config });
  const plan = catalogue.plan(id);
  const register = plan && catalogue.register(id, plan);
  if (!plan || !register) throw new Error('it was just written');
  const openedAt = new Date().toISOString();
  const found = evaluationSpecs({ campaign: 'answered-0000', plan, register, openedAt }).find(
    ({ unit }) => unit.id === UNIT,
  );
  if (!found) throw new Error(`the register has no ${UNIT}`);
  return found;
}

let campaigns = 0;

/** Starts many, one after the other as a campaign's opening does, and then tells each its year. */
async function years(kind: Kind, campaign: string): Promise<Handle[]> {
  const started: Handle[] = [];
  while (started.length < YEARS) {
    campaigns += 1;
    const its = { ...spec, campaign: `${campaign}-${String(campaigns).padStart(4, '0')}` };
    started.push(await startYear(client, { kind, taskQueue, spec: its }));
  }
  await inFlight(AT_ONCE, started, (handle) => tellYear(handle, spec));
  return started;
}

/** Of the histories of so many years. */
interface Shape {
  /** How often each type of event is in them. */
  events: Record<string, number>;
  bytes: number;
}

async function shapeOf(handles: readonly Handle[]): Promise<Shape> {
  const events: Record<string, number> = {};
  let bytes = 0;
  for (const { workflowId, firstExecutionRunId } of handles) {
    for (const run of await runsOf(client, workflowId, firstExecutionRunId)) {
      bytes += run.bytes;
      for (const [type, n] of run.counts) events[type] = (events[type] ?? 0) + n;
    }
  }
  return { events, bytes };
}

function shapeInWords({ events, bytes }: Shape): string {
  const all = Object.entries(events).map(
    ([type, n]) => `${n / YEARS} ${type.replace('EVENT_TYPE_', '').replaceAll('_', ' ').toLowerCase()}`,
  );
  return `${all.join(', ')}; ${(bytes / YEARS / 1000).toFixed(1)} kB`;
}

async function measured(kind: Kind, campaign = 'answered') {
  const processes = {
    worker: worker.pid ?? 0,
    Temporal: temporal.pid ?? 0,
    store: store.pid ?? 0,
    client: process.pid,
  };
  let handles: Handle[] = [];
  const measurement = await measure({ processes, calls }, YEARS, async () => {
    handles = await years(kind, campaign);
  });
  return { measurement, shape: await shapeOf(handles) };
}

test('a unit’s year against a bare workflow of the same shape', async () => {
  await years('bare', 'answered');
  await years('unitEvaluation', 'stored');
  const before = await measured('bare');
  const ours = await measured('unitEvaluation');
  const after = await measured('bare');
  const stored = await measured('unitEvaluation', 'stored');

  expect(before.shape.events).toEqual(ours.shape.events);
  expect(after.shape.events).toEqual(ours.shape.events);
  expect(Math.abs(before.shape.bytes / ours.shape.bytes - 1)).toBeLessThan(0.01);
  say(`a year's history, of either: ${shapeInWords(ours.shape)}`);

  tell('a unit’s year', 'year', [
    ['bare', before.measurement],
    ['ours', ours.measurement],
    ['bare again', after.measurement],
    ['ours, with the store', stored.measurement],
  ]);
  const ratio = (of: (measurement: Measurement) => number) =>
    (of(ours.measurement) / ((of(before.measurement) + of(after.measurement)) / 2)).toFixed(2);
  const ofWorker = ratio(({ cpuMs }) => cpuMs['worker'] ?? 0);
  const ofWall = ratio(({ wallMs }) => wallMs);
  say(`ours over bare: ${ofWorker} of the worker's CPU time, ${ofWall} of the wall's`);
}, 600_000);
