import { ApplicationFailure } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { campaignSchedule, plannedOpening } from '../../domain/schedule';
import type { ComposedRound, LetterActivities, SendingActivities } from '../../workflows/contract';
import { type DispatcherInput, lettersReleased, TASK_QUEUES } from '../../workflows/contract';
import type { letterDispatcher } from '../../workflows/letter-dispatcher';
import { plan2013 } from '../fixtures/plans';
import { createTimeSkipping } from '../support/time-skipping';
import { DAY_MS, workflowBundle } from './world';

const openedAt = plannedOpening(plan2013);
const stageInstants = [
  ...new Set(
    Object.values(campaignSchedule({ plan: plan2013, openedAt })).flatMap((s) => s.stages.map((g) => g.at)),
  ),
].sort();

let env: TestWorkflowEnvironment;
beforeEach(async () => {
  env = await createTimeSkipping();
});
afterEach(() => env.teardown());

const QUIET: ComposedRound = { composed: 0, toSend: false, finished: false };

/** A store of letters in memory, typed by the real activities. */
class FakeLetters implements LetterActivities, SendingActivities {
  rounds: string[] = [];
  sent: string[] = [];
  ready: string[] = [];
  behind: (at: string) => number = () => 0;
  onRound: (at: string) => Partial<ComposedRound> = () => ({});
  refuses: (letter: string) => boolean = () => false;

  evaluationsBehind = ({ at }: { at: string }) => Promise.resolve({ behind: this.behind(at) });
  composeLetters = ({ at, supplement }: { at: string; supplement: boolean }) => {
    this.rounds.push(supplement ? `${at} supplement` : at);
    const change = this.onRound(at);
    return Promise.resolve({ ...QUIET, toSend: this.ready.length > 0, ...change });
  };
  readyLetters = ({ after, limit }: { after: string; limit: number }) =>
    Promise.resolve({
      letters: this.ready
        .filter((id) => id > after)
        .sort()
        .slice(0, limit),
    });
  sendLetter = ({ letter }: { letter: string }) => {
    if (this.refuses(letter))
      return Promise.reject(ApplicationFailure.create({ message: 'try later', nextRetryDelay: '1 s' }));
    this.sent.push(letter);
    this.ready = this.ready.filter((id) => id !== letter);
    return Promise.resolve({ outcome: 'sent' as const });
  };
}

async function dispatch(
  fake: FakeLetters,
  during: (handle: Awaited<ReturnType<typeof start>>) => Promise<void>,
) {
  const shared = {
    connection: env.nativeConnection,
    activities: {
      evaluationsBehind: fake.evaluationsBehind,
      composeLetters: fake.composeLetters,
      readyLetters: fake.readyLetters,
      sendLetter: fake.sendLetter,
    },
  };
  const workers = await Promise.all([
    Worker.create({ ...shared, taskQueue: TASK_QUEUES.evaluations, workflowBundle: await workflowBundle() }),
    Worker.create({ ...shared, taskQueue: TASK_QUEUES.capturedLetters }),
  ]);
  const running = workers.map((worker) => worker.run());
  try {
    await during(await start());
  } finally {
    for (const worker of workers) worker.shutdown();
    await Promise.all(running);
  }
}

async function start() {
  const offsetMs = (await env.currentTimeMs()) - Date.parse(openedAt) + 60_000;
  const point = (ms: number) => ({
    real: new Date(ms + offsetMs).toISOString(),
    plan: new Date(ms).toISOString(),
  });
  const opening = Date.parse(openedAt);
  const input: DispatcherInput = {
    campaign: 'thu-nghiem',
    clock: { points: [point(opening - DAY_MS), point(opening + 400 * DAY_MS)] },
    stageInstants,
    timeZone: plan2013.timeZone,
    calendar: plan2013.calendar,
    dailyLetterTime: plan2013.dailyLetterTime,
    doneThrough: new Date(opening - 1).toISOString(),
    graceMs: 60_000,
  };
  return env.client.workflow.start<typeof letterDispatcher>('letterDispatcher', {
    workflowId: 'letters/thu-nghiem',
    taskQueue: TASK_QUEUES.evaluations,
    args: [input],
  });
}

test('there is one round of letters at each reminder time and at each working day’s 16:30, and an end', async () => {
  const fake = new FakeLetters();
  fake.onRound = (at) => ({ finished: at > '2013-10-08' });
  await dispatch(fake, async (handle) => {
    await handle.result();
  });
  expect(fake.rounds).toEqual([
    '2013-10-01T01:00:00.000Z',
    '2013-10-01T09:30:00.000Z',
    '2013-10-02T09:30:00.000Z',
    '2013-10-03T09:30:00.000Z',
    '2013-10-04T09:30:00.000Z',
    '2013-10-07T09:30:00.000Z',
    '2013-10-08T09:30:00.000Z',
  ]);
});

test('it goes on until everything is told', async () => {
  const fake = new FakeLetters();
  fake.onRound = (at) => ({ finished: at > '2013-10-03' });
  await dispatch(fake, async (handle) => {
    await handle.result();
  });
  expect(fake.rounds.at(-1)).toBe('2013-10-03T09:30:00.000Z');
});

test('letters wait for evaluations that are behind; those that miss the grace go into one supplement', async () => {
  const fake = new FakeLetters();
  let asked = 0;
  fake.behind = (at) => (at === openedAt && asked++ < 30 ? 3 : 0);
  fake.onRound = (at) => ({ finished: at > '2013-10-01T05:00:00.000Z' });
  await dispatch(fake, async (handle) => {
    await handle.result();
  });
  expect(fake.rounds).toEqual([openedAt, `${openedAt} supplement`, '2013-10-01T09:30:00.000Z']);
});

test('one letter that cannot be sent stops neither the others nor the following instants', async () => {
  const fake = new FakeLetters();
  const all = Array.from({ length: 250 }, (_, i) => `thu-${String(i).padStart(3, '0')}`);
  fake.refuses = (letter) => letter === 'thu-007' && fake.rounds.length < 3;
  fake.onRound = (at) => {
    if (at === openedAt) fake.ready = [...all];
    return { toSend: fake.ready.length > 0, finished: at > '2013-10-03' };
  };
  await dispatch(fake, async (handle) => {
    await handle.result();
  });
  expect(fake.sent).toHaveLength(250);
  expect([...fake.sent].sort()).toEqual(all);
  expect(fake.sent.at(-1)).toBe('thu-007');
});

test('a release is a nudge: what is ready goes out at once, without another round', async () => {
  const fake = new FakeLetters();
  await dispatch(fake, async (handle) => {
    await env.sleep('5 hours');
    fake.ready = ['thu-1'];
    await handle.signal(lettersReleased);
    await env.sleep('1 minute');
    expect(fake.sent).toEqual(['thu-1']);
    expect(fake.rounds).toEqual([openedAt]);
    await handle.terminate();
  });
});
