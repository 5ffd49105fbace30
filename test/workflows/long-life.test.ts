import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { AnnouncementFact, FilingAnswer, FilingFact } from '../../domain/ledger/facts';
import { MAX_VERSIONS } from '../../domain/ledger/room';
import { plannedOpening } from '../../domain/schedule';
import { updateFailureOf } from '../../use-cases/evaluations/ask';
import {
  announceReview,
  decide,
  evaluationState,
  fileReview,
  reviewFiled,
  TOO_MANY_VERSIONS,
} from '../../workflows/contract';
import type { unitEvaluation } from '../../workflows/unit-evaluation';
import { shippedPlan, shippedRegister } from '../fixtures/plan-files';
import { plan2013 } from '../fixtures/plans';
import { recordHistory } from '../support/record-history';
import { most, type Run, report, runsOf } from '../support/runs';
import { IS_FULL, MOST_EVENTS, MOST_HANDED_ON, sized } from '../support/size';
import { createTimeSkipping, skipTo } from '../support/time-skipping';
import { filing, type EvaluationHandle as Handle, newWorld, runEvaluation, type World } from './world';

const LIMIT = sized(2_000, 40);
const MESSAGES = sized(10_000, 24);
const DAYS_AWAY = sized(14, 1);
/** So many of what was answered, one is asked again. */
const EVERY = sized(1, 4);

const openedAt = plannedOpening(plan2013);
const digest = 'd'.repeat(64);
/** After all reminders of steps 1–3, so that the synthesis is owed. */
const late = '2013-12-12T03:00:00.000Z';

let env: TestWorkflowEnvironment;
beforeEach(async () => {
  env = await createTimeSkipping({ at: openedAt });
});
afterEach(() => env.teardown());

function openWorld(options: Partial<Parameters<typeof newWorld>[0]> = {}): World {
  const world = newWorld({ openedAt, ...options });
  world.input.historyLimit = LIMIT;
  return world;
}

/** A quiet moment now and then, as between two attempts of whoever sends so many messages. */
const restAfter = async (messages: number): Promise<void> => {
  if (messages % (LIMIT / 4) === 0) await env.sleep('5 s');
};

/** The handle of whatever run there is now. */
const newest = (handle: Handle) => env.client.workflow.getHandle<typeof unitEvaluation>(handle.workflowId);

async function endAs(handle: Handle, status: string) {
  await newest(handle).cancel();
  expect(await newest(handle).result()).toMatchObject({ status });
}

/** All runs so far; none is longer, or hands on more, than it may: `inSmall` times its limit, with what comes until a quiet moment. */
async function expectShortRuns(
  handle: Handle,
  { what, sinceMs, inSmall }: { what: string; sinceMs: number; inSmall: number },
): Promise<Run[]> {
  const runs = await runsOf(env.client, handle.workflowId, handle.firstExecutionRunId);
  report(what, { runs, sinceMs });
  expect(most(runs, 'events')).toBeLessThan(sized(MOST_EVENTS, LIMIT * inSmall));
  expect(most(runs, 'handedOn')).toBeLessThan(MOST_HANDED_ON);
  return runs;
}

/** The unit that most others have to do with, with its plan and register. */
function largestUnit() {
  const plan = shippedPlan();
  const register = shippedRegister(plan);
  const { reviews, opinions, units } = register;
  const size = (id: string) => [...reviews, ...opinions].filter(({ unit }) => unit === id).length;
  const unit = units.reduce((most, each) => (size(each.id) > size(most.id) ? each : most)).id;
  return { plan, register, unit, openedAt: plannedOpening(plan) };
}

type Message =
  | { of: 'filing'; id: string; fact: FilingFact }
  | { of: 'announcement'; id: string; fact: AnnouncementFact };

/** One more version of everything that a unit is owed. */
function messagesOf({ input: { spec } }: World, version: number): Message[] {
  // As long as a UUID.
  const idOf = (text: string) => text.padEnd(36, '-');
  return spec.owed.flatMap(({ step, party }): Message[] => {
    const { openedAt: receivedAt } = spec;
    const id = idOf(`${step}:${party}:${version}`);
    const filed: Message = { of: 'filing', id, fact: filing({ id, step, party, receivedAt }) };
    const announcement = idOf(`tb:${party}:${version}`);
    const fact = { id: announcement, party, digest, receivedAt };
    return step === 'agency-review' ? [filed, { of: 'announcement', id: announcement, fact }] : [filed];
  });
}

const sendTo = (handle: WorkflowHandle<typeof unitEvaluation>, message: Message): Promise<FilingAnswer> =>
  message.of === 'filing'
    ? handle.executeUpdate(fileReview, { args: [message.fact] })
    : handle.executeUpdate(announceReview, { args: [message.fact] });

/** What an update was turned away for. */
function refusalOf(error: unknown): typeof TOO_MANY_VERSIONS {
  if (updateFailureOf(error) === TOO_MANY_VERSIONS) return TOO_MANY_VERSIONS;
  throw error;
}

const record = ({ workflowId, firstExecutionRunId: firstRunId }: Handle, name: string) =>
  recordHistory(env.client, { workflowId, firstRunId, name });

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

test.each(
  [
    // Without one every message replays its run; at full size, thousands of events.
    [MESSAGES / 2, 'no cache', 0] as const,
    [MESSAGES, 'a cache of many', 100] as const,
  ].slice(IS_FULL ? -1 : 0),
)(
  '%i refused decisions and repeated filings are answered, over many short runs, with %s',
  async (messages, _, maxCachedWorkflows) => {
    const sinceMs = performance.now();
    const world = openWorld();
    const during = async (handle: Handle) => {
      const filed = filing({ step: 'self-review', party: 'so-y-te', receivedAt: openedAt });
      for (let i = 0; i < messages; i += 1) {
        await restAfter(i);
        const answer = await newest(handle).executeUpdate(fileReview, { args: [filed] });
        expect(answer).toMatchObject({ outcome: 'accepted', version: 1, revision: 1 });
        const refused = { id: `nx-${i}`, digest, receivedAt: openedAt, kind: 'remarks' as const };
        expect(await newest(handle).executeUpdate(decide, { args: [refused] })).toMatchObject({
          refusal: 'nothing-submitted',
        });
      }
      await env.sleep('5 s');
      const what = `${messages} refused decisions and repetitions`;
      const runs = await expectShortRuns(handle, { what, sinceMs, inSmall: 4 });
      expect(runs.length).toBeGreaterThan(1);
      expect(world.view().revision).toBe(1);
      await endAs(handle, 'cancelled');
    };
    await runEvaluation(env, world, during, { maxCachedWorkflows });
  },
);

test('a unit takes as many versions of everything as it may, over many runs, and answers each always the same', async () => {
  const sinceMs = performance.now();
  const world = openWorld(IS_FULL ? largestUnit() : {});
  await runEvaluation(env, world, async (handle) => {
    const answers = new Map<string, FilingAnswer>();
    const told = new Map<string, () => Promise<FilingAnswer>>();
    const messages = Array.from({ length: MAX_VERSIONS + 1 }, (_, i) => messagesOf(world, i + 1)).flat();
    for (const [i, message] of messages.entries()) {
      await restAfter(i);
      const send = () => sendTo(newest(handle), message);
      const answer = await send().catch(refusalOf);
      if (answer === TOO_MANY_VERSIONS) continue;
      answers.set(message.id, answer);
      told.set(message.id, send);
    }
    expect(told.size).toBeLessThan(messages.length);
    const again = [...told].filter((_, i) => i % EVERY === 0);
    for (const [i, [id, send]] of again.entries()) {
      await restAfter(i);
      expect([id, await send()]).toEqual([id, answers.get(id)]);
    }
    await env.sleep('5 s');
    const runs = await expectShortRuns(handle, {
      what: `${told.size} versions of one unit`,
      sinceMs,
      inSmall: 4,
    });
    expect(runs.length).toBeGreaterThan(1);
    const revisions = [...answers.values()].map((answer) =>
      answer.outcome === 'accepted' ? answer.revision : answer.outcome,
    );
    expect(revisions).toEqual(Array.from({ length: told.size }, (_, i) => i + 1));
    expect(world.view().revision).toBe(told.size);
    // Whoever sent it has the answer: that is not for the store to be told.
    expect(world.answers()).toEqual([]);
    await endAs(handle, 'cancelled');
  });
});

test(`a store that is away for ${DAYS_AWAY} days costs little history, and is told everything once it is back`, async () => {
  const sinceMs = performance.now();
  const world = openWorld();
  await skipTo(env, '2013-10-21T00:00:00.000Z');
  world.fail(Number.POSITIVE_INFINITY);
  await runEvaluation(env, world, async (handle) => {
    const filed = filing({ step: 'self-review', party: 'so-y-te', receivedAt: openedAt });
    await newest(handle).signal(reviewFiled, filed);
    await env.sleep(`${DAYS_AWAY} days`);
    await expectShortRuns(handle, {
      what: `a store that is away for ${DAYS_AWAY} days`,
      sinceMs,
      inSmall: 2,
    });
    world.fail(0);
    await env.sleep('31 minutes');
    expect(world.view()).toMatchObject({ revision: 1 });
    expect(world.answers()).toEqual([filed.id]);
    const told = world.told();
    expect(told.filter((line) => line.includes(' received '))).not.toHaveLength(0);
    expect(new Set(told).size).toBe(told.length);
    expect(told.filter((line) => line.includes(' opening '))).toHaveLength(4);
    await endAs(handle, 'cancelled');
    await record(handle, 'unit-evaluation-continued');
  });
});

test('a reminder does not wait for the long pauses of a store that was away', async () => {
  const world = openWorld();
  await runEvaluation(env, world, async (handle) => {
    await skipTo(env, '2013-10-20T00:00:00.000Z');
    world.fail(Number.POSITIVE_INFINITY);
    await newest(handle).executeUpdate(fileReview, {
      args: [filing({ step: 'self-review', party: 'so-y-te', receivedAt: openedAt })],
    });
    await skipTo(env, '2013-10-22T00:59:00.000Z');
    world.fail(0);
    await env.sleep('2 minutes');
    expect(world.told().some((line) => line.startsWith('2013-10-22'))).toBe(true);
    await endAs(handle, 'cancelled');
  });
});

test('a reopening that arrives while the recognition is still to be written keeps the reminders going', async () => {
  const world = openWorld();
  await skipTo(env, late);
  await runEvaluation(env, world, async (handle) => {
    world.fail(8);
    await recognise(handle);
    const reopening = { id: 'ml', digest, receivedAt: late, kind: 'reopening' as const };
    expect(await newest(handle).executeUpdate(decide, { args: [reopening] })).toMatchObject({
      outcome: 'accepted',
    });
    await skipTo(env, '2013-12-31T02:00:00.000Z');
    expect(world.view()).toMatchObject({ status: 'open' });
    expect(world.told().some((line) => line.startsWith('2013-12-31'))).toBe(true);
    expect(world.view().nextWakeAt).not.toBeNull();
    await endAs(handle, 'cancelled');
    await record(handle, 'unit-evaluation-reopened-while-it-was-closing');
  });
});

test('whoever cancels an evaluation by hand does not cancel it in the record: it ends, to be started again', async () => {
  const world = openWorld();
  world.isCancelled = false;
  await runEvaluation(env, world, async (handle) => {
    await env.sleep('1 minute');
    await handle.cancel();
    await expect(handle.result()).rejects.toThrow('cancelled');
    const { status } = await handle.query(evaluationState, { now: openedAt });
    expect(status).toBe('open');
  });
});
