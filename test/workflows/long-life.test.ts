import type { WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { realMsAt } from '../../domain/clock';
import { plannedOpening } from '../../domain/schedule';
import type { Instant } from '../../domain/time';
import { decide, evaluationState, fileReview } from '../../workflows/contract';
import type { unitEvaluation } from '../../workflows/unit-evaluation';
import { plan2013 } from '../fixtures/plans';
import { most, type Run, report, runsOf } from '../support/runs';
import { MOST_EVENTS, MOST_HANDED_ON, sized } from '../support/size';
import { createTimeSkipping } from '../support/time-skipping';
import { filing, newWorld, runEvaluation, type World } from './world';

type Handle = WorkflowHandleWithFirstExecutionRunId<typeof unitEvaluation>;

const LIMIT = sized(2_000, 40);
const MESSAGES = sized(10_000, 100);
const DAYS_AWAY = sized(14, 1);
/** At full size what holds for the service; in small what holds for its limit, with a burst beyond it. */
const MOST = sized(MOST_EVENTS, LIMIT * 3);

const openedAt = plannedOpening(plan2013);
const digest = 'd'.repeat(64);
/** After all reminders of steps 1–3, so that the synthesis is owed. */
const late = '2013-12-12T03:00:00.000Z';

let env: TestWorkflowEnvironment;
beforeEach(async () => {
  env = await createTimeSkipping();
});
afterEach(() => env.teardown());

async function openWorld(options: Partial<Parameters<typeof newWorld>[0]> = {}): Promise<World> {
  const world = newWorld({ nowMs: await env.currentTimeMs(), openedAt, ...options });
  world.input.historyLimit = LIMIT;
  return world;
}

const skipTo = async (world: World, plan: Instant) =>
  env.sleep(Math.max(0, realMsAt(world.input.clock, plan) - (await env.currentTimeMs())));

/** The handle of whatever run there is now. */
const newest = (handle: Handle) => env.client.workflow.getHandle<typeof unitEvaluation>(handle.workflowId);

async function endAs(handle: Handle, status: string) {
  await newest(handle).cancel();
  expect(await newest(handle).result()).toMatchObject({ status });
}

/** All runs so far; none is longer, or hands on more, than it may. */
async function expectShortRuns(handle: Handle, what: string, sinceMs: number): Promise<Run[]> {
  const runs = await runsOf(env.client, handle.workflowId, handle.firstExecutionRunId);
  report(what, { runs, sinceMs });
  expect(most(runs, 'events')).toBeLessThan(MOST);
  expect(most(runs, 'handedOn')).toBeLessThan(MOST_HANDED_ON);
  return runs;
}

async function recognise(handle: Handle): Promise<void> {
  const base = { digest, receivedAt: late };
  for (const decision of [
    { ...base, id: 'th', kind: 'synthesis' as const, ledgerRevision: 0, confirmed: false },
    { ...base, id: 'nx', kind: 'remarks' as const },
    { ...base, id: 'dx', kind: 'proposal' as const },
    { ...base, id: 'cn', kind: 'recognition' as const, level: 'good' },
  ]) {
    expect(await newest(handle).executeUpdate(decide, { args: [decision] })).toMatchObject({
      outcome: 'accepted',
    });
  }
}

test(`${MESSAGES} refused decisions and repeated filings are answered, over many runs of a short history`, async () => {
  const sinceMs = performance.now();
  const world = await openWorld();
  await runEvaluation(env, world, async (handle) => {
    const filed = filing({ step: 'self-review', party: 'so-y-te', receivedAt: openedAt });
    for (let i = 0; i < MESSAGES; i += 1) {
      // A quiet moment now and then, as between two attempts of whoever does this.
      if (i % (LIMIT / 4) === 0) await env.sleep('5 s');
      const answer = await newest(handle).executeUpdate(fileReview, { args: [filed] });
      expect(answer).toMatchObject({ outcome: 'accepted', version: 1, revision: 1 });
      const refused = { id: `nx-${i}`, digest, receivedAt: openedAt, kind: 'remarks' as const };
      expect(await newest(handle).executeUpdate(decide, { args: [refused] })).toMatchObject({
        refusal: 'nothing-submitted',
      });
    }
    await env.sleep('5 s');
    const runs = await expectShortRuns(handle, `${MESSAGES} refused decisions and repetitions`, sinceMs);
    expect(runs.length).toBeGreaterThan(1);
    expect(world.view().revision).toBe(1);
    await endAs(handle, 'cancelled');
  });
});

test(`a store that is away for ${DAYS_AWAY} days costs little history, and is told everything once it is back`, async () => {
  const sinceMs = performance.now();
  const world = await openWorld();
  await skipTo(world, '2013-10-21T00:00:00.000Z');
  world.fail(Number.POSITIVE_INFINITY);
  await runEvaluation(env, world, async (handle) => {
    const filed = filing({ step: 'self-review', party: 'so-y-te', receivedAt: openedAt });
    await newest(handle).executeUpdate(fileReview, { args: [filed] });
    await env.sleep(`${DAYS_AWAY} days`);
    await expectShortRuns(handle, `a store that is away for ${DAYS_AWAY} days`, sinceMs);
    world.fail(0);
    await env.sleep('31 minutes');
    expect(world.view()).toMatchObject({ revision: 1 });
    expect(world.answers()).toEqual([filed.id]);
    const told = world.told();
    expect(told.filter((line) => line.includes(' received '))).not.toHaveLength(0);
    expect(new Set(told).size).toBe(told.length);
    expect(told.filter((line) => line.includes(' opening '))).toHaveLength(4);
    await endAs(handle, 'cancelled');
  });
});

test('a reminder does not wait for the long pauses of a store that was away', async () => {
  const world = await openWorld();
  await runEvaluation(env, world, async (handle) => {
    await skipTo(world, '2013-10-20T00:00:00.000Z');
    world.fail(Number.POSITIVE_INFINITY);
    await newest(handle).executeUpdate(fileReview, {
      args: [filing({ step: 'self-review', party: 'so-y-te', receivedAt: openedAt })],
    });
    await skipTo(world, '2013-10-22T00:59:00.000Z');
    world.fail(0);
    await env.sleep('2 minutes');
    expect(world.told().some((line) => line.startsWith('2013-10-22'))).toBe(true);
    await endAs(handle, 'cancelled');
  });
});

test('a reopening that arrives while the recognition is still to be written keeps the reminders going', async () => {
  const world = await openWorld({ startAt: late });
  await runEvaluation(env, world, async (handle) => {
    world.fail(8);
    await recognise(handle);
    const reopening = { id: 'ml', digest, receivedAt: late, kind: 'reopening' as const };
    expect(await newest(handle).executeUpdate(decide, { args: [reopening] })).toMatchObject({
      outcome: 'accepted',
    });
    await skipTo(world, '2013-12-31T02:00:00.000Z');
    expect(world.view()).toMatchObject({ status: 'open' });
    expect(world.told().some((line) => line.startsWith('2013-12-31'))).toBe(true);
    expect(world.view().nextWakeAt).not.toBeNull();
    await endAs(handle, 'cancelled');
  });
});

test('whoever cancels an evaluation by hand does not cancel it in the record: it ends, to be started again', async () => {
  const world = await openWorld();
  world.isCancelled = false;
  await runEvaluation(env, world, async (handle) => {
    await env.sleep('1 minute');
    await handle.cancel();
    await expect(handle.result()).rejects.toThrow('cancelled');
    const { status } = await handle.query(evaluationState, { now: openedAt });
    expect(status).toBe('open');
  });
});
