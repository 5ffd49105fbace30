import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { REAL_TIME } from '../../domain/clock';
import { campaignSchedule, plannedOpening } from '../../domain/schedule';
import { fromMs, toMs } from '../../domain/time';
import type { ComposedRound, LetterActivities, SendingActivities, SentPage } from '../../workflows/contract';
import { type DispatcherInput, lettersReleased, TASK_QUEUES } from '../../workflows/contract';
import type { letterDispatcher } from '../../workflows/letter-dispatcher';
import { plan2013 } from '../fixtures/plans';
import { recordHistory } from '../support/record-history';
import { most, report, runsOf } from '../support/runs';
import { IS_FULL, MOST_EVENTS, sized } from '../support/size';
import { createTimeSkipping } from '../support/time-skipping';
import { workflowBundle } from './world';

const openedAt = plannedOpening(plan2013);
const stageInstants = [
  ...new Set(
    Object.values(campaignSchedule({ plan: plan2013, openedAt })).flatMap((s) => s.stages.map((g) => g.at)),
  ),
].sort();

let env: TestWorkflowEnvironment;
beforeEach(async () => {
  env = await createTimeSkipping({ at: fromMs(toMs(openedAt) - 60_000) });
});
afterEach(() => env.teardown());

const QUIET: ComposedRound = { composed: 0, finished: false };
/** As the activity has it; in small, smaller. */
const PAGE = sized(200, 100);

/** A store of letters in memory, typed by the real activities. */
class FakeLetters implements LetterActivities, SendingActivities {
  rounds: string[] = [];
  sent: string[] = [];
  looks = 0;
  ready: string[] = [];
  behind: (at: string) => number = () => 0;
  onRound: (at: string) => Partial<ComposedRound> = () => ({});
  refuses: (letter: string) => boolean = () => false;

  evaluationsBehind = ({ at }: { at: string }) => Promise.resolve({ behind: this.behind(at) });
  composeLetters = ({ at, supplement }: { at: string; supplement: boolean }) => {
    this.rounds.push(supplement ? `${at} supplement` : at);
    const change = this.onRound(at);
    return Promise.resolve({ ...QUIET, ...change });
  };
  sendLetters = ({ after }: { after: string }): Promise<SentPage> => {
    this.looks += 1;
    const page = this.ready
      .filter((id) => id > after)
      .sort()
      .slice(0, PAGE);
    const refused = page.filter((id) => this.refuses(id));
    const taken = page.filter((id) => !refused.includes(id));
    this.sent.push(...taken);
    this.ready = this.ready.filter((id) => !taken.includes(id));
    const last = page.at(-1);
    return Promise.resolve({ unsent: refused.length, ...(last !== undefined && { last }) });
  };
}

async function dispatch(
  fake: FakeLetters,
  during: (handle: Awaited<ReturnType<typeof start>>) => Promise<void>,
  change: Partial<DispatcherInput> = {},
  recordAs?: string,
) {
  const shared = {
    connection: env.nativeConnection,
    // As in `world.ts`.
    debugMode: true,
    activities: {
      evaluationsBehind: fake.evaluationsBehind,
      composeLetters: fake.composeLetters,
      sendLetters: fake.sendLetters,
    },
  };
  const workers = await Promise.all([
    Worker.create({ ...shared, taskQueue: TASK_QUEUES.evaluations, workflowBundle: await workflowBundle() }),
    Worker.create({ ...shared, taskQueue: TASK_QUEUES.letters }),
  ]);
  const running = workers.map((worker) => worker.run());
  try {
    const handle = await start(change);
    await during(handle);
    if (recordAs !== undefined) {
      const { workflowId, firstExecutionRunId: firstRunId } = handle;
      await recordHistory(env.client, { workflowId, firstRunId, name: `letters-${recordAs}` });
    }
  } finally {
    for (const worker of workers) worker.shutdown();
    await Promise.all(running);
  }
}

async function start(change: Partial<DispatcherInput>) {
  const input: DispatcherInput = {
    campaign: 'thu-nghiem',
    clock: REAL_TIME,
    stageInstants,
    timeZone: plan2013.timeZone,
    calendar: plan2013.calendar,
    dailyLetterTime: plan2013.dailyLetterTime,
    doneThrough: fromMs(toMs(openedAt) - 1),
    graceMs: 60_000,
    ...change,
  };
  return env.client.workflow.start<typeof letterDispatcher>('letterDispatcher', {
    workflowId: 'letters/thu-nghiem',
    taskQueue: TASK_QUEUES.evaluations,
    args: [input],
  });
}

test('there is one round of letters at each reminder time and at each working day’s 16:30, until everything is told', async () => {
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

test('letters wait for evaluations that are behind; those that miss the grace go into one supplement', async () => {
  const fake = new FakeLetters();
  let asked = 0;
  fake.behind = (at) => (at === openedAt && asked++ < 30 ? 3 : 0);
  fake.onRound = (at) => ({ finished: at > '2013-10-01T05:00:00.000Z' });
  await dispatch(
    fake,
    async (handle) => {
      await handle.result();
    },
    {},
    'with-a-supplement',
  );
  expect(fake.rounds).toEqual([openedAt, `${openedAt} supplement`, '2013-10-01T09:30:00.000Z']);
});

test('one letter that cannot be sent stops neither the others nor the following instants', async () => {
  const fake = new FakeLetters();
  const all = Array.from({ length: 250 }, (_, i) => `thu-${String(i).padStart(3, '0')}`);
  fake.refuses = (letter) => letter === 'thu-007' && fake.rounds.length < 2;
  fake.onRound = (at) => {
    if (at === openedAt) fake.ready = [...all];
    return { finished: at > '2013-10-02' };
  };
  await dispatch(
    fake,
    async (handle) => {
      await handle.result();
    },
    { dailyLetterTime: '09:30' },
  );
  expect(fake.sent).toHaveLength(250);
  expect([...fake.sent].sort()).toEqual(all);
  expect(fake.sent.at(-1)).toBe('thu-007');
});

test('a release is a nudge: what is ready goes out at once, without another round', async () => {
  const fake = new FakeLetters();
  const during = async (handle: Awaited<ReturnType<typeof start>>) => {
    await env.sleep('5 hours');
    fake.ready = ['thu-1'];
    await handle.signal(lettersReleased);
    await env.sleep('1 minute');
    expect(fake.sent).toEqual(['thu-1']);
    expect(fake.rounds).toEqual([openedAt]);
    await handle.terminate();
  };
  await dispatch(fake, during, {}, 'released-after-a-hold');
});

test('letters that a relay could not take are tried every five minutes, without another instant or round', async () => {
  const fake = new FakeLetters();
  fake.onRound = (at) => {
    if (at === openedAt) fake.ready = ['thu-1', 'thu-2'];
    return {};
  };
  let away = true;
  fake.refuses = () => away;
  await dispatch(fake, async (handle) => {
    await env.sleep('32 minutes');
    const looks = fake.looks;
    expect(looks).toBeGreaterThanOrEqual(6);
    away = false;
    await env.sleep('6 minutes');
    expect(fake.sent).toEqual(['thu-1', 'thu-2']);
    expect(fake.rounds).toEqual([openedAt]);
    const { looks: before } = fake;
    await env.sleep('1 hour');
    expect(fake.looks).toBe(before);
    await handle.terminate();
  });
});

test('a new run tries at once what the one before could not send', async () => {
  const fake = new FakeLetters();
  fake.ready = ['thu-1'];
  fake.onRound = (at) => ({ finished: at > '2013-10-02' });
  await dispatch(
    fake,
    async (handle) => {
      await env.sleep('1 minute');
      expect(fake.sent).toEqual(['thu-1']);
      await handle.result();
    },
    { doneThrough: openedAt },
  );
});

const LIMIT = sized(2_000, 60);
/** In small what holds for its limit, with a round beyond it. */
const MOST = sized(MOST_EVENTS, LIMIT * 1.5);
const LETTERS = sized(20_000, 200);

test.each([
  // Five-minute tries: of two hours 24, of a week two thousand.
  ['a relay that is away', { letters: 3, away: IS_FULL ? '2013-10-08T00' : '2013-10-01T03' }],
  [`${LETTERS} letters at once`, { letters: LETTERS, away: '' }],
])('no history grows with %s, and nothing is lost', async (what, { letters, away }) => {
  const sinceMs = performance.now();
  const fake = new FakeLetters();
  const all = Array.from({ length: letters }, (_, i) => `thu-${String(i).padStart(5, '0')}`);
  let last = '';
  fake.refuses = () => last < away;
  fake.onRound = (at) => {
    if (last === '') fake.ready = [...all];
    last = at;
    return { finished: at > '2013-10-02' && fake.ready.length === 0 };
  };
  await dispatch(
    fake,
    async (handle) => {
      await handle.result();
      const runs = await runsOf(env.client, handle.workflowId, handle.firstExecutionRunId);
      report(what, { runs, sinceMs });
      expect(most(runs, 'events')).toBeLessThan(MOST);
      expect(fake.sent).toEqual(all);
    },
    { historyLimit: LIMIT },
    away ? 'continued-while-the-relay-was-away' : undefined,
  );
});
