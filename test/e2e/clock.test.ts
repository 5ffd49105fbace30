import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import * as fc from 'fast-check';
import type { TemporalPart } from '../../embedded/parts/temporal';
import type { Store } from '../../store/store';
import { Refusal } from '../../use-cases/refusals';
import { campaignWorkflowId, dispatcherWorkflowId, evaluationWorkflowId } from '../../workflows/contract';
import { fullyStaffed } from '../fixtures/small-register';
import { startTestTemporal } from '../support/parts';
import { recordHistory } from '../support/record-history';
import { sized, tell, testAtLength } from '../support/size';
import { startTestStores, type TestStores } from '../support/store';
import { until } from '../support/until';
import { type Filed, OPENED, TestRehearsal, within } from './clock/rehearsal';

/*
 * Whatever is done to a rehearsal while its clock goes, and in whatever order: plan time goes forward, each instant is settled
 * once, and what was told in the end is what is told in a calm one with the same filings.
 */

let folder: string;
let temporal: TemporalPart;
let stores: TestStores;
let store: Store;
let client: Client;
let native: NativeConnection;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cong-vu-clock-'));
  temporal = await startTestTemporal(folder);
  stores = await startTestStores();
  store = await stores.fresh();
  client = new Client({ connection: await Connection.connect({ address: temporal.address }) });
  native = await NativeConnection.connect({ address: temporal.address });
}, 600_000);

afterAll(async () => {
  await native.close();
  await client.connection.close();
  await temporal.stop();
  await stores.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Everything that can be filed, once. */
const OWED: Omit<Filed, 'at'>[] = [
  ...fullyStaffed.units.map(({ id: unit }) => ({ unit, step: 'self-review' as const, party: unit })),
  ...fullyStaffed.reviews.map(({ unit, reviewer }) => ({
    unit,
    step: 'agency-review' as const,
    party: reviewer,
  })),
  ...fullyStaffed.opinions.map(({ unit, member }) => ({
    unit,
    step: 'member-opinion' as const,
    party: member,
  })),
].map((each, i) => ({ ...each, id: `van-ban-${i}` }));

/** The letter time of the opening's day. */
const FIRST_LETTERS = '2013-11-01T01:00:00.000Z';
/** Where all that is tried ends: after some overdue days of step 1. */
const UP_TO = '2013-11-16T00:00:00.000Z';

type Command =
  | { do: 'leg' | 'pause' | 'resume' | 'rest' | 'restart' | 'wake late' }
  | { do: 'go'; days: number }
  | { do: 'file'; which: number; share: number };

const commands = fc.array(
  fc.oneof<fc.Arbitrary<Command>[]>(
    fc.record({ do: fc.constantFrom('leg', 'pause', 'resume', 'rest', 'restart', 'wake late') }),
    fc.record({ do: fc.constant('go'), days: fc.integer({ min: 1, max: 4 }) }),
    fc.record({
      do: fc.constant('file'),
      which: fc.nat({ max: OWED.length - 1 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  ),
  // In small enough to meet each of them.
  { minLength: sized(12, 8), maxLength: sized(25, 12) },
);

const newRehearsal = (how?: ConstructorParameters<typeof TestRehearsal>[1]) =>
  new TestRehearsal({ store, client, native }, how);

/** Has it go there, unless it has passed there: it goes on while somebody says how far. */
async function goTo(tried: TestRehearsal, to: string): Promise<void> {
  try {
    await tried.set({ action: 'go', to });
  } catch (error) {
    if (!(error instanceof Refusal && error.type === 'invalid')) throw error;
  }
}

/** Resolves to what was filed in it, how far it went, and what was told. */
async function disturbed(
  given: Command[],
  historyLimit: number,
): Promise<{ filed: Filed[]; now: string; letters: string[] }> {
  const tried = newRehearsal({ historyLimit });
  const filed: Filed[] = [];
  try {
    await tried.open();
    await tried.comesToRest();
    for (const command of given) {
      switch (command.do) {
        case 'leg':
          await tried.set({ action: 'step' });
          break;
        case 'go': {
          const to = new Date(
            Date.parse((await tried.clock()).now) + command.days * 86_400_000,
          ).toISOString();
          if (to < UP_TO) await goTo(tried, to);
          break;
        }
        case 'resume':
          // Not to its end: that would leave nothing to be tried.
          await goTo(tried, UP_TO);
          break;
        case 'pause':
          await tried.set({ action: 'pause' });
          break;
        case 'rest':
          await tried.comesToRest();
          break;
        case 'restart':
          await tried.stopWorker();
          await tried.startWorker();
          break;
        case 'wake late':
          tried.setProjecting(false);
          setTimeout(() => tried.setProjecting(true), 700);
          break;
        case 'file': {
          // Only who plays a rehearsal knows in which leg it files: nobody has it go meanwhile.
          await tried.set({ action: 'pause' });
          const clock = await tried.comesToRest();
          const owed = OWED[command.which] as Omit<Filed, 'at'>;
          if (clock.now >= UP_TO || filed.some(({ id }) => id === owed.id)) break;
          const at = within(clock, command.share);
          filed.push({ ...owed, at });
          await tried.file({ ...owed, at });
          break;
        }
      }
    }
    if ((await tried.comesToRest()).now < UP_TO) await tried.set({ action: 'go', to: UP_TO });
    const { now } = await tried.comesToRest();
    expect(tried.moves).toEqual([...new Set(tried.moves)].sort());
    expect(tried.settled).toEqual([...new Set(tried.settled)].sort());
    // The opening was settled where the clock stood.
    expect(tried.settled).toEqual([OPENED, ...tried.moves]);
    return { filed, now, letters: await tried.letters() };
  } finally {
    await tried.close();
  }
}

/** The letters of a rehearsal in which the same is filed and nothing else happens. */
async function calmly(filed: readonly Filed[], upTo: string): Promise<string[]> {
  const calm = newRehearsal();
  try {
    await calm.open();
    let clock = await calm.comesToRest();
    for (const each of [...filed].sort((a, b) => (a.at < b.at ? -1 : 1))) {
      while (clock.next !== undefined && clock.next < each.at) {
        await calm.set({ action: 'step' });
        clock = await calm.comesToRest();
      }
      await calm.file(each);
    }
    if (clock.now < upTo) await calm.set({ action: 'go', to: upTo });
    await calm.comesToRest();
    return await calm.letters();
  } finally {
    await calm.close();
  }
}

test(
  'in any order of legs, pauses, filings, late wakes, restarts and new runs the same is told as in a calm year',
  async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(commands, fc.constantFrom(60, 150, 2_000), async (given, historyLimit) => {
        const { filed, now, letters } = await disturbed(given, historyLimit);
        expect(letters).toEqual(await calmly(filed, now));
        runs += 1;
      }),
      { numRuns: sized(40, 1), endOnFailure: true },
    );
    tell(`the clock of a rehearsal: ${runs} runs`);
  },
  sized(3_600_000, 300_000),
);

const statusOf = async (workflowId: string) =>
  (await client.workflow.getHandle(workflowId).describe()).status.name;

testAtLength(
  'a rehearsal that nobody plays ends with its last instant, and nothing of it goes on',
  async () => {
    const left = newRehearsal({ from: '2014-01-09T17:00:00.000Z' });
    try {
      await left.open();
      await left.set({ action: 'resume' });
      const { now, endsAt, state } = await left.comesToRest();
      expect([state, now]).toEqual(['ended', endsAt]);
      const ids = [campaignWorkflowId(left.id), dispatcherWorkflowId(left.id)];
      for (const { id } of fullyStaffed.units) ids.push(evaluationWorkflowId(left.id, id));
      for (const id of ids) await client.workflow.getHandle(id).result();
      expect(await Promise.all(ids.map(statusOf))).toEqual(ids.map(() => 'COMPLETED'));
      expect((await left.campaign)?.state).toBe('cancelled');
      const { waiting, ready, sending, sent } = await store.letters.countByState(left.id);
      expect([waiting, ready, sending]).toEqual([0, 0, 0]);
      expect(sent).toBeGreaterThan(0);
      await record(dispatcherWorkflowId(left.id), 'letters-of-a-rehearsal');
      await record(evaluationWorkflowId(left.id, 'so-y-te'), 'unit-evaluation-in-a-rehearsal');
      await record(campaignWorkflowId(left.id), 'campaign-rehearsed');
    } finally {
      await left.close();
    }
  },
  120_000,
);

const record = async (workflowId: string, name: string) => {
  const { raw, runId } = await client.workflow.getHandle(workflowId).describe();
  const firstRunId = raw.workflowExecutionInfo?.firstRunId ?? runId;
  await recordHistory(client, { workflowId, firstRunId, name });
};

test('a clock that is paused when a leg has been chosen, and has not moved yet, stays where it was', async () => {
  const paused = newRehearsal();
  try {
    await paused.open();
    await paused.comesToRest();
    paused.beforeItMoves = () => paused.set({ action: 'pause' });
    await paused.set({ action: 'resume' });
    await until(async () => ((await paused.clock()).standsAt === OPENED ? true : undefined));
    await pause(500);
    expect(await paused.comesToRest()).toMatchObject({
      state: 'stands',
      now: OPENED,
      settledThrough: OPENED,
    });
    expect(paused.moves).toEqual([]);
    paused.beforeItMoves = undefined;
    await paused.set({ action: 'step' });
    expect((await paused.comesToRest()).settledThrough).toBe(FIRST_LETTERS);
    await record(dispatcherWorkflowId(paused.id), 'letters-of-a-paused-rehearsal');
  } finally {
    await paused.close();
  }
}, 120_000);

test('a worker that shuts down in the middle of a leg does not wait for what it would have to do itself', async () => {
  const stopped = newRehearsal();
  try {
    await stopped.open();
    await stopped.comesToRest();
    stopped.waitsFor = 'so-y-te';
    await stopped.set({ action: 'step' });
    await until(async () => ((await stopped.clock()).now === FIRST_LETTERS ? true : undefined));
    await stopped.stopWorker();
    expect((await stopped.clock()).settledThrough).toBe(OPENED);
    stopped.waitsFor = undefined;
    await stopped.startWorker();
    expect((await stopped.comesToRest()).settledThrough).toBe(FIRST_LETTERS);
  } finally {
    await stopped.close();
  }
}, 120_000);

test('a mailbox that is away stops the clock, and when it is back the letters go at their own instant', async () => {
  const waiting = newRehearsal();
  try {
    await waiting.open();
    await waiting.comesToRest();
    waiting.mailbox.isAway = true;
    await waiting.set({ action: 'step' });
    await until(async () => ((await waiting.clock()).now === FIRST_LETTERS ? true : undefined));
    await until(async () => ((await store.letters.countByState(waiting.id)).ready > 0 ? true : undefined));
    // Long enough for more than one try.
    await pause(2_500);
    expect((await waiting.clock()).settledThrough).toBe(OPENED);
    waiting.mailbox.isAway = false;
    expect((await waiting.comesToRest()).settledThrough).toBe(FIRST_LETTERS);
    for (const line of await waiting.letters()) {
      expect(line).toMatch(new RegExp(`^${FIRST_LETTERS} \\S+ (sent ${FIRST_LETTERS}|waiting -):`));
    }
  } finally {
    await waiting.close();
  }
}, 120_000);
