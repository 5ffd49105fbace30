import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { createActivities } from '../../activities/create-activities';
import { projectRoot } from '../../config/project-root';
import type { DecisionAnswer, FilingAnswer } from '../../domain/ledger/facts';
import { type EvaluationSpec, evaluationSpecs, plannedOpening } from '../../domain/schedule';
import type { Instant } from '../../domain/time';
import type { TemporalPart } from '../../embedded/parts/temporal';
import { createMailer } from '../../mail/mailer';
import type { Store } from '../../store/store';
import { folderCatalogue } from '../../use-cases/campaigns/catalogue';
import { startEvaluation } from '../../use-cases/evaluations/start-evaluation';
import { createWorkers, type Workers } from '../../worker/create-workers';
import { announceReview, decide, evaluationWorkflowId, fileReview, timeCame } from '../../workflows/contract';
import type { unitEvaluation } from '../../workflows/unit-evaluation';
import { clockAt } from '../fixtures/campaign';
import { startTestTemporal } from '../support/parts';
import { between, type Counts, settledActions, total } from '../support/server-counts';
import { sized } from '../support/size';
import { startTestStores, type TestStores } from '../support/store';
import { filing, workflowBundle } from '../workflows/world';

/*
 * What a unit's year costs, in Actions, as the server itself counts them. Evaluations are started directly: neither a
 * campaign nor a dispatcher of letters runs, and nothing asks or lists, so that all that is counted is the unit's own. They
 * run as in a rehearsal, told the time of each reminder; in life a timer fires instead, so that the telling is not counted.
 */

const catalogue = folderCatalogue({ folder: path.join(projectRoot, 'config') });
const plan = shipped(catalogue.plan('dong-nai-2013'));
const register = shipped(catalogue.register('dong-nai-2013', plan));
const openedAt = plannedOpening(plan);
const specs = evaluationSpecs({ campaign: '', plan, register, openedAt });

function shipped<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('plan and register of 2013 are shipped');
  return found;
}

let folder: string;
let temporal: TemporalPart;
let stores: TestStores;
let store: Store;
let client: Client;
let connection: NativeConnection;
let workers: Workers;
let running: Promise<void>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cong-vu-cost-'));
  temporal = await startTestTemporal(folder);
  stores = await startTestStores();
  store = await stores.fresh();
  client = new Client({ connection: await Connection.connect({ address: temporal.address }) });
  connection = await NativeConnection.connect({ address: temporal.address });
  // No letters are made here, so that it is never called.
  const relay = createMailer({ url: 'smtp://127.0.0.1:1' });
  workers = await createWorkers({
    connection,
    namespace: 'default',
    activities: createActivities({ store, client, now: Date.now, relay }),
    workflowBundle: await workflowBundle(),
  });
  running = workers.run();
}, 600_000);

afterAll(async () => {
  workers.shutdown();
  await running;
  await connection.close();
  await client.connection.close();
  await Promise.all([temporal.stop(), stores.stop()]);
  await rm(folder, { recursive: true, force: true });
});

type Handle = WorkflowHandle<typeof unitEvaluation>;

/** What happens at one instant of the plan. Resolves to the ledger's newest revision. */
interface Deed {
  at: Instant;
  act: (handle: Handle, revision: number) => Promise<number>;
}

const digest = 'd'.repeat(64);
const accepted = (answer: FilingAnswer | DecisionAnswer): number => {
  if (answer.outcome !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(answer)}`);
  return answer.revision;
};

/** One after the other, as in life: nothing of one burst shares a projection with the next. */
const filings = (at: Instant, owed: EvaluationSpec['owed'], step: string): Deed => ({
  at,
  async act(handle, revision) {
    let newest = revision;
    for (const { step: its, party } of owed.filter((each) => each.step === step)) {
      newest = accepted(
        await handle.executeUpdate(fileReview, { args: [filing({ step: its, party, receivedAt: at })] }),
      );
      if (its !== 'agency-review') continue;
      const announcement = { id: `tb-${party}`, party, digest, receivedAt: at };
      newest = accepted(await handle.executeUpdate(announceReview, { args: [announcement] }));
    }
    return newest;
  },
});

const synthesis = (at: Instant): Deed => ({
  at,
  act: async (handle, ledgerRevision) =>
    accepted(
      await handle.executeUpdate(decide, {
        args: [{ id: 'th', kind: 'synthesis', digest, receivedAt: at, ledgerRevision, confirmed: false }],
      }),
    ),
});

const decision = (at: Instant, kind: 'remarks' | 'proposal' | 'adjustment'): Deed => ({
  at,
  act: async (handle) =>
    accepted(await handle.executeUpdate(decide, { args: [{ id: kind, kind, digest, receivedAt: at }] })),
});

const recognition = (at: Instant): Deed => ({
  at,
  act: async (handle) =>
    accepted(
      await handle.executeUpdate(decide, {
        args: [{ id: 'cn', kind: 'recognition', digest, receivedAt: at, level: 'hoan-thanh-tot' }],
      }),
    ),
});

/** In office hours of a day, after its letters. */
const on = (date: string, hour = 10): Instant => `${date}T${String(hour - 7).padStart(2, '0')}:00:00.000Z`;

/** Of the golden dates, those that come while something is still outstanding in {@link inTime}. */
const REMINDED = ['2013-10-22', '2013-10-31', '2013-11-20', '2013-12-20'].map((date) => on(date, 8));

/** Everybody files some days before the deadline: four reminders, five decisions. */
const inTime = ({ owed }: EvaluationSpec): Deed[] => [
  filings(on('2013-11-01'), owed, 'agency-review'),
  filings(on('2013-11-21'), owed, 'self-review'),
  filings(on('2013-11-22'), owed, 'member-opinion'),
  synthesis(on('2013-12-01')),
  decision(on('2013-12-05'), 'remarks'),
  decision(on('2013-12-21'), 'proposal'),
  decision(on('2013-12-22'), 'adjustment'),
  recognition(on('2013-12-23')),
];

/** Nobody files, and Sở Nội vụ and those above it let every one of their own reminders come, too. */
const silent: Deed[] = [
  synthesis(on('2014-01-10')),
  decision(on('2014-01-10', 11), 'remarks'),
  decision(on('2014-01-21'), 'proposal'),
  recognition(on('2014-01-21', 11)),
];

interface Year {
  actions: Counts;
  filings: number;
  decisions: number;
  /** Instants at which something outstanding was told, but for the opening's, which needs no timer. */
  wakes: Instant[];
}

/** The type of the Action by which an evaluation is told the time. */
const TELLING = 'grpc_SignalWorkflowExecution';

let years = 0;
/** When the last year ended, or at first. */
let counted: Counts | undefined;

async function runYear(spec: EvaluationSpec, deeds: Deed[]): Promise<Year> {
  years += 1;
  const campaign = `chi-phi-${years}`;
  const before = counted ?? (await settledActions(temporal.metricsUrl));
  const input = { spec: { ...spec, campaign }, clock: clockAt(openedAt), wakeSpreadMs: 0 };
  await startEvaluation({ client, input, reuse: 'REJECT_DUPLICATE', searchAttributes: true });
  const unit = spec.unit.id;
  const handle: Handle = client.workflow.getHandle(evaluationWorkflowId(campaign, unit));
  let revision = 0;
  for (const { at, act } of deeds) {
    await tellUpTo(at, handle, { campaign, unit, revision });
    revision = await act(handle, revision);
  }
  const { status } = await handle.result();
  expect(status).toBe('recognised');
  counted = await settledActions(temporal.metricsUrl);
  const { [TELLING]: _told, ...actions } = between(before, counted);
  const timeline = (await store.evaluations.get({ campaign, unit }))?.timeline ?? [];
  const told = timeline.filter(({ event, at }) => event === 'letter' && at > openedAt).map(({ at }) => at);
  const isFiling = ({ event }: { event: string }) => event === 'filed' || event === 'announced';
  const isDecision = ({ event }: { event: string }) =>
    ['synthesis', 'remarks', 'proposal', 'adjustment', 'recognition'].includes(event);
  return {
    actions,
    filings: timeline.filter(isFiling).length,
    decisions: timeline.filter(isDecision).length,
    wakes: [...new Set(told)].sort(),
  };
}

/** Each reminder before an instant comes at its own time. */
async function tellUpTo(
  at: Instant,
  handle: Handle,
  { revision, ...key }: { campaign: string; unit: string; revision: number },
): Promise<void> {
  let told = '';
  for (; ; await pause(20)) {
    const row = await store.evaluations.rowOf(key);
    // What it has answered is shown a moment later.
    if (row === null || row.revision < revision) continue;
    if (row.nextWakeAt === null || row.nextWakeAt > at) return;
    if (row.nextWakeAt === told) continue;
    told = row.nextWakeAt;
    await handle.signal(timeCame, { now: told });
  }
}

function specOf(unit: string): EvaluationSpec {
  return shipped(specs.find((spec) => spec.unit.id === unit));
}

/** With so many reviewers and members as the bound's own example: nine filings and announcements. */
function ofNineFilings(spec: EvaluationSpec): EvaluationSpec {
  const some = (step: string, n: number) => spec.owed.filter((owed) => owed.step === step).slice(0, n);
  return {
    ...spec,
    owed: [...some('agency-review', 3), ...some('self-review', 1), ...some('member-opinion', 2)],
  };
}

const allowed = ({ filings, decisions, wakes }: Year): number =>
  8 + 2 * (filings + decisions) + 2 * wakes.length;

function report(name: string, year: Year): void {
  const { actions, filings, decisions, wakes } = year;
  const byType = Object.entries(actions)
    .map(([type, n]) => `${n} ${type}`)
    .join(', ');
  process.stdout.write(
    `${name}: ${total(actions)} Actions of ${allowed(year)} allowed, ` +
      `${filings} filings, ${decisions} decisions, ${wakes.length} wakes (${byType})\n`,
  );
}

test('nine filings, five decisions and four reminders take at most 45 Actions', async () => {
  const spec = ofNineFilings(specOf('so-y-te'));
  const year = await runYear(spec, inTime(spec));
  report('nine filings', year);
  expect(year).toMatchObject({ filings: 9, decisions: 5 });
  expect(year.wakes).toEqual(REMINDED);
  expect(total(year.actions)).toBeLessThanOrEqual(allowed(year));
  expect(total(year.actions)).toBeLessThanOrEqual(45);
}, 180_000);

test('a year in which nobody files takes at most 80, and each deadline at most eight wakes', async () => {
  const spec = specOf('so-y-te');
  const year = await runYear(spec, silent);
  report('nobody files', year);
  expect(year).toMatchObject({ filings: 0, decisions: 4 });
  for (const step of Object.values(spec.steps)) {
    const woken = step.stages.filter(({ at }) => year.wakes.includes(at));
    expect(woken.length).toBeLessThanOrEqual(8);
  }
  expect(total(year.actions)).toBeLessThanOrEqual(allowed(year));
  expect(total(year.actions)).toBeLessThanOrEqual(80);
}, 300_000);

/** Of the kinds of unit the one that most is owed for, and the others where there is time for it. */
const KINDS: [string, string][] = [
  ['district', 'tp-bien-hoa'],
  ['department', 'so-y-te'],
  ['public-service-unit', 'truong-cao-dang-y-te'],
];

test.each(KINDS.slice(0, sized(KINDS.length, 1)))(
  'a %s of the register, with all that is owed for it, keeps to the bound',
  async (kind, unit) => {
    const spec = specOf(unit);
    expect(spec.unit.kind).toBe(kind);
    const year = await runYear(spec, inTime(spec));
    report(`${kind} ${unit}`, year);
    expect(year.filings).toBeGreaterThan(9);
    expect(total(year.actions)).toBeLessThanOrEqual(allowed(year));
  },
  180_000,
);
