import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { Decision } from '../../domain/ledger/facts';
import { plannedOpening } from '../../domain/schedule';
import { fromMs, type Instant } from '../../domain/time';
import { announceReview, decide, evaluationState, fileReview, reviewFiled } from '../../workflows/contract';
import { plan2013 } from '../fixtures/plans';
import { createTimeSkipping, skipTo } from '../support/time-skipping';
import { filing, newWorld, runEvaluation, type World } from './world';

const openedAt = plannedOpening(plan2013);
/** 08:00 on a day of the plan, as an instant. */
const morning = (day: string): Instant => `${day}T01:00:00.000Z`;
const digest = 'd'.repeat(64);

let env: TestWorkflowEnvironment;
const start = async () => {
  env = await createTimeSkipping({ at: openedAt });
};
const end = () => env.teardown();

const openWorld = (options: Partial<Parameters<typeof newWorld>[0]> = {}) =>
  newWorld({ openedAt, ...options });

/** Files everything of steps 1–3 that one unit is owed, at one instant. */
async function fileAll(handle: WorkflowHandle, receivedAt: Instant) {
  for (const party of ['so-noi-vu', 'so-tai-chinh']) {
    await handle.executeUpdate(fileReview, { args: [filing({ step: 'agency-review', party, receivedAt })] });
    await handle.executeUpdate(announceReview, {
      args: [{ id: `announce-${party}`, party, digest, receivedAt }],
    });
  }
  await handle.executeUpdate(fileReview, {
    args: [filing({ step: 'self-review', party: 'so-y-te', receivedAt })],
  });
  await handle.executeUpdate(fileReview, {
    args: [filing({ step: 'member-opinion', party: 'pct-van-xa', receivedAt })],
  });
}

const send = (handle: WorkflowHandle, decision: Decision) =>
  handle.executeUpdate(decide, { args: [decision] });

async function decideAll(handle: WorkflowHandle, receivedAt: Instant, ledgerRevision: number) {
  const base = { digest, receivedAt };
  return [
    await send(handle, { ...base, id: 'th', kind: 'synthesis', ledgerRevision, confirmed: false }),
    await send(handle, { ...base, id: 'nx', kind: 'remarks' }),
    await send(handle, { ...base, id: 'dx', kind: 'proposal' }),
    await send(handle, { ...base, id: 'dc', kind: 'adjustment' }),
    await send(handle, { ...base, id: 'cn', kind: 'recognition', level: 'good' }),
  ].map((answer) => answer.outcome);
}

const reminders = (world: World) =>
  world.told().filter((line) => !/ (received|announced|frozen|recognised) /.test(line));

describe('one unit’s year', () => {
  beforeEach(start);
  afterEach(end);

  test('on time: the opening letters, the reminders before the filings, and nothing after', async () => {
    const world = openWorld();
    const outcome = await runEvaluation(env, world, async (handle) => {
      await skipTo(env, '2013-10-25T03:00:00.000Z');
      await fileAll(handle, '2013-10-25T03:00:00.000Z');
      const state = await handle.query(evaluationState, { now: '2013-10-25T03:00:01.000Z' });
      expect(state.obligations.map((o) => `${o.step} ${o.status} ${o.timeliness ?? ''}`)).toEqual([
        'self-review done on-time',
        'agency-review done on-time',
        'agency-review done on-time',
        'member-opinion done on-time',
        'party-assessment outstanding ',
        'recognition not-owed-yet ',
      ]);
      expect(await decideAll(handle, '2013-11-20T03:00:00.000Z', state.revision)).toEqual(
        Array(5).fill('accepted'),
      );
      return handle.result();
    });
    expect(outcome).toEqual({ status: 'recognised', revision: 11 });
    expect(reminders(world)).toEqual([
      `${openedAt} self-review opening of so-y-te to focal-person of so-y-te`,
      `${openedAt} agency-review opening of so-noi-vu to focal-person of so-noi-vu`,
      `${openedAt} agency-review opening of so-tai-chinh to focal-person of so-tai-chinh`,
      `${openedAt} member-opinion opening of pct-van-xa to secretary of pct-van-xa`,
      `${morning('2013-10-22')} agency-review reminder 14 of so-noi-vu to focal-person of so-noi-vu`,
      `${morning('2013-10-22')} agency-review reminder 14 of so-tai-chinh to focal-person of so-tai-chinh`,
    ]);
    expect(world.view()).toMatchObject({
      status: 'recognised',
      nextWakeAt: null,
      recognition: { level: 'good' },
    });
  });

  test('silent: every reminder, every report, up to the last day of step 4; the chair hears of both last deadlines', async () => {
    const world = openWorld();
    await runEvaluation(env, world, async (handle) => {
      await skipTo(env, '2014-02-01T00:00:00.000Z');
      await handle.cancel();
      expect(await handle.result()).toMatchObject({ status: 'cancelled' });
    });
    const byStep = (step: string) =>
      reminders(world)
        .filter(
          (line) => line.includes(` ${step} `) && !line.includes('opening') && !line.includes('so-tai-chinh'),
        )
        .map((line) => line.replace('T01:00:00.000Z', '').replace(` ${step} `, ' '));
    expect(byStep('agency-review')).toEqual([
      '2013-10-22 reminder 14 of so-noi-vu to focal-person of so-noi-vu',
      '2013-10-31 reminder 7 of so-noi-vu to focal-person of so-noi-vu',
      '2013-11-06 reminder 3 of so-noi-vu to focal-person of so-noi-vu',
      '2013-11-08 reminder 1 of so-noi-vu to focal-person of so-noi-vu',
      '2013-11-11 overdue 1 of so-noi-vu to focal-person of so-noi-vu',
      '2013-11-11 escalation 1 of so-noi-vu to head of so-noi-vu',
      '2013-11-13 overdue 3 of so-noi-vu to focal-person of so-noi-vu',
      '2013-11-19 overdue 7 of so-noi-vu to focal-person of so-noi-vu',
      '2013-11-19 escalation 7 of so-noi-vu to vice-chair of so-noi-vu',
    ]);
    expect(byStep('self-review')).toEqual([
      '2013-11-20 reminder 14 of so-y-te to focal-person of so-y-te',
      '2013-11-29 reminder 7 of so-y-te to focal-person of so-y-te',
      '2013-12-05 reminder 3 of so-y-te to focal-person of so-y-te',
      '2013-12-09 reminder 1 of so-y-te to focal-person of so-y-te',
      '2013-12-10 due-today of so-y-te to focal-person of so-y-te',
      '2013-12-11 overdue 1 of so-y-te to focal-person of so-y-te',
      '2013-12-11 escalation 1 of so-y-te to head of so-y-te',
      '2013-12-13 overdue 3 of so-y-te to focal-person of so-y-te',
      '2013-12-13 escalation 3 of so-y-te to focal-person of so-noi-vu',
      '2013-12-19 overdue 7 of so-y-te to focal-person of so-y-te',
      '2013-12-19 escalation 7 of so-y-te to vice-chair of so-y-te',
    ]);
    expect(byStep('member-opinion')).toEqual([
      '2013-11-29 reminder 7 of pct-van-xa to secretary of pct-van-xa',
      '2013-12-09 reminder 1 of pct-van-xa to secretary of pct-van-xa',
      '2013-12-10 due-today of pct-van-xa to secretary of pct-van-xa',
      '2013-12-11 overdue 1 of pct-van-xa to secretary of pct-van-xa',
      '2013-12-11 escalation 1 of pct-van-xa to head of van-phong-ubnd',
      '2013-12-13 overdue 3 of pct-van-xa to secretary of pct-van-xa',
      '2013-12-13 escalation 3 of pct-van-xa to head of van-phong-ubnd',
      '2013-12-19 overdue 7 of pct-van-xa to secretary of pct-van-xa',
      '2013-12-19 escalation 7 of pct-van-xa to head of van-phong-ubnd',
    ]);
    expect(byStep('party-assessment').map((line) => line.slice(0, 24))).toEqual([
      '2013-12-11 reminder 14 o',
      '2013-12-20 reminder 7 of',
      '2013-12-26 reminder 3 of',
      '2013-12-30 reminder 1 of',
      '2013-12-31 due-today of ',
      '2014-01-02 overdue 1 of ',
      '2014-01-02 escalation 1 ',
      '2014-01-02 not-returned ',
      '2014-01-06 overdue 3 of ',
      '2014-01-06 escalation 3 ',
      '2014-01-10 overdue 7 of ',
      '2014-01-10 escalation 7 ',
    ]);
    expect(byStep('recognition')).toEqual(['2014-01-13 not-returned 1 of ubnd-tinh to chair of ubnd-tinh']);
  });

  test('late: reports stop with the filing; it is counted in working days after D', async () => {
    const world = openWorld();
    await runEvaluation(env, world, async (handle) => {
      const receivedAt = '2013-12-12T03:00:00.000Z';
      await skipTo(env, receivedAt);
      const filed = filing({ step: 'self-review', party: 'so-y-te', receivedAt });
      expect(await handle.executeUpdate(fileReview, { args: [filed] })).toEqual({
        outcome: 'accepted',
        timeliness: 'late',
        lateWorkingDays: 2,
        version: 1,
        revision: 1,
      });
      await skipTo(env, '2014-02-01T00:00:00.000Z');
      await handle.cancel();
      await handle.result();
    });
    const told = reminders(world).filter((line) => line.includes(' self-review '));
    expect(told.at(-1)).toBe(
      `${morning('2013-12-11')} self-review escalation 1 of so-y-te to head of so-y-te`,
    );
  });

  test('waking after an outage: overtaken letters are superseded, each obligation’s newest one is sent', async () => {
    const world = openWorld();
    await skipTo(env, '2013-11-12T03:00:00.000Z');
    await runEvaluation(env, world, async (handle) => {
      await skipTo(env, '2013-11-12T04:00:00.000Z');
      await handle.cancel();
      await handle.result();
    });
    expect(reminders(world)).toEqual(
      [
        `${openedAt} self-review opening of so-y-te to focal-person of so-y-te`,
        `${openedAt} member-opinion opening of pct-van-xa to secretary of pct-van-xa`,
        `${morning('2013-11-11')} agency-review overdue 1 of so-noi-vu to focal-person of so-noi-vu`,
        `${morning('2013-11-11')} agency-review escalation 1 of so-noi-vu to head of so-noi-vu`,
        `${morning('2013-11-11')} agency-review overdue 1 of so-tai-chinh to focal-person of so-tai-chinh`,
        `${morning('2013-11-11')} agency-review escalation 1 of so-tai-chinh to head of so-tai-chinh`,
      ].sort((a, b) => (a.slice(0, 24) < b.slice(0, 24) ? -1 : a.slice(0, 24) > b.slice(0, 24) ? 1 : 0)),
    );
    const superseded = world.view().timeline.filter((entry) => entry.event === 'superseded');
    expect(superseded.map(({ reason }) => `${reason?.kind} ${reason?.day}`)).toEqual([
      'opening 0',
      'reminder 14',
      'reminder 7',
      'reminder 3',
      'reminder 1',
    ]);
  });

  test('a store that is away stops nothing: filings are answered, and all is written once it is back', async () => {
    const world = openWorld();
    world.fail(5);
    await runEvaluation(env, world, async (handle) => {
      const receivedAt = '2013-10-02T03:00:00.000Z';
      const filed = filing({ step: 'self-review', party: 'so-y-te', receivedAt });
      expect(await handle.executeUpdate(fileReview, { args: [filed] })).toMatchObject({
        outcome: 'accepted',
      });
      await skipTo(env, '2013-10-03T00:00:00.000Z');
      expect(world.view().revision).toBe(1);
      expect(reminders(world)).toHaveLength(4);
      await handle.cancel();
      await handle.result();
    });
  });

  test('one timer at a time: a silent year arms one for each instant, no more', async () => {
    const world = openWorld();
    await runEvaluation(env, world, async (handle) => {
      await skipTo(env, '2013-12-20T00:00:00.000Z');
      const { events = [] } = await handle.fetchHistory();
      const timers = (events ?? []).filter((event) => event.timerStartedEventAttributes);
      const wakes = new Set(reminders(world).map((line) => line.slice(0, 24)));
      // The opening's instant has come when the run starts; the one after the last is armed already.
      expect(timers).toHaveLength(wakes.size - 1 + 1);
      await handle.cancel();
      await handle.result();
    });
  });
});

describe('what is sent to an evaluation at its opening', () => {
  // Of these none lets time pass.
  beforeAll(start);
  afterAll(end);

  test('a filing is answered the same however often and by whichever way it comes', async () => {
    const world = openWorld();
    await runEvaluation(env, world, async (handle) => {
      const filed = filing({
        step: 'agency-review',
        party: 'so-noi-vu',
        receivedAt: '2013-10-05T03:00:00.000Z',
      });
      await handle.signal(reviewFiled, filed);
      await handle.signal(reviewFiled, filed);
      const answer = await handle.executeUpdate(fileReview, { args: [filed] });
      expect(answer).toEqual({
        outcome: 'accepted',
        timeliness: 'on-time',
        lateWorkingDays: 0,
        version: 1,
        revision: 1,
      });
      const state = await handle.query(evaluationState, { now: openedAt });
      expect(state.obligations.find((o) => o.id === 'agency-review/so-noi-vu')?.versions).toHaveLength(1);
      await handle.cancel();
      await handle.result();
    });
  });

  test('a filing is taken in under the names that every object has', async () => {
    const world = openWorld();
    await runEvaluation(env, world, async (handle) => {
      const ids = ['constructor', 'toString', 'hasOwnProperty', '__proto__'];
      for (const [i, id] of ids.entries()) {
        const fact = filing({ id, step: 'self-review', party: 'so-y-te', receivedAt: openedAt });
        const answer = await handle.executeUpdate(fileReview, { updateId: id, args: [fact] });
        expect(answer).toMatchObject({ outcome: 'accepted', version: i + 1 });
        expect(await handle.executeUpdate(fileReview, { args: [fact] })).toEqual(answer);
      }
      await handle.cancel();
      await handle.result();
    });
  });

  test('what is no message at all is left out or turned away, and the evaluation goes on', async () => {
    const world = openWorld();
    await runEvaluation(env, world, async (handle) => {
      await handle.signal('reviewFiled');
      await handle.signal('reviewFiled', { id: 7 });
      await handle.signal('reviewFiled', { id: 'x', digest, receivedAt: 'hôm qua' });
      await expect(handle.executeUpdate('decide', { args: [{ kind: 'recognition' }] })).rejects.toThrow();
      const { revision, status } = await handle.query(evaluationState, { now: openedAt });
      expect({ revision, status }).toEqual({ revision: 0, status: 'open' });
      await handle.cancel();
      await handle.result();
    });
  });

  test.each([
    ['another content under the same id', { digest: 'b'.repeat(64) }, 'content-differs'],
    ['an agency that is not assigned', { id: 'x1', party: 'so-xay-dung' }, 'not-assigned'],
    ['a review of one’s own unit', { id: 'x2', party: 'so-y-te' }, 'own-unit'],
    ['a self-review by another', { id: 'x3', step: 'self-review' as const }, 'not-assigned'],
    [
      'an opinion of a member who has none to give',
      { id: 'x4', step: 'member-opinion' as const },
      'not-assigned',
    ],
  ])('%s is refused, and nothing changes', async (_, change, refusal) => {
    const world = openWorld();
    await runEvaluation(env, world, async (handle) => {
      const filed = filing({
        step: 'agency-review',
        party: 'so-noi-vu',
        receivedAt: '2013-10-05T03:00:00.000Z',
      });
      await handle.executeUpdate(fileReview, { args: [filed] });
      const refused = await handle.executeUpdate(fileReview, { args: [{ ...filed, ...change }] });
      expect(refused).toMatchObject({ outcome: 'refused', refusal });
      const { revision } = await handle.query(evaluationState, { now: openedAt });
      expect(revision).toBe(1);
      await handle.cancel();
      await handle.result();
    });
  });

  test.each<[string, Decision, string]>([
    [
      'a synthesis before steps 1–3 are in or past',
      {
        id: 'a',
        digest,
        receivedAt: morning('2013-11-20'),
        kind: 'synthesis',
        ledgerRevision: 0,
        confirmed: false,
      },
      'not-owed-yet',
    ],
    [
      'remarks without a synthesis',
      { id: 'a', digest, receivedAt: openedAt, kind: 'remarks' },
      'nothing-submitted',
    ],
    [
      'a proposal before the remarks',
      { id: 'a', digest, receivedAt: openedAt, kind: 'proposal' },
      'not-owed-yet',
    ],
    [
      'an adjustment without a proposal',
      { id: 'a', digest, receivedAt: openedAt, kind: 'adjustment' },
      'nothing-submitted',
    ],
    [
      'a recognition without a proposal',
      { id: 'a', digest, receivedAt: openedAt, kind: 'recognition', level: 'good' },
      'nothing-submitted',
    ],
    [
      'a reopening of what is not frozen',
      { id: 'a', digest, receivedAt: openedAt, kind: 'reopening' },
      'not-frozen',
    ],
    [
      'a waiver of what nobody owes',
      { id: 'a', digest, receivedAt: openedAt, kind: 'waiver', obligation: 'self-review/so-xay-dung' },
      'unknown-obligation',
    ],
  ])('%s is refused with its reason, and may be right later', async (_, decision, refusal) => {
    const world = openWorld();
    await runEvaluation(env, world, async (handle) => {
      expect(await send(handle, decision)).toMatchObject({ outcome: 'refused', refusal });
      expect(await send(handle, decision)).toMatchObject({ outcome: 'refused', refusal });
      await handle.cancel();
      await handle.result();
    });
  });
});

describe('what is sent to an evaluation in December', () => {
  beforeEach(start);
  afterEach(end);

  test('after the freeze a filing is held, and a reopening takes it in', async () => {
    const world = openWorld();
    await runEvaluation(env, world, async (handle) => {
      const base = { digest, receivedAt: '2013-12-12T03:00:00.000Z' };
      await skipTo(env, base.receivedAt);
      const early = await send(handle, {
        ...base,
        id: 'th',
        kind: 'synthesis',
        ledgerRevision: 7,
        confirmed: false,
      });
      expect(early).toMatchObject({ outcome: 'refused', refusal: 'revision-differs' });
      const frozen = await send(handle, {
        ...base,
        id: 'th',
        kind: 'synthesis',
        ledgerRevision: 0,
        confirmed: false,
      });
      expect(frozen).toMatchObject({
        outcome: 'accepted',
        missing: expect.arrayContaining([expect.objectContaining({ party: 'pct-van-xa' })]),
      });
      const late = filing({ step: 'self-review', party: 'so-y-te', receivedAt: '2013-12-13T03:00:00.000Z' });
      expect(await handle.executeUpdate(fileReview, { args: [late] })).toMatchObject({ outcome: 'held' });
      expect(await send(handle, { ...base, id: 'ml', kind: 'reopening' })).toMatchObject({
        outcome: 'accepted',
        takenIn: [late.id],
      });
      const state = await handle.query(evaluationState, { now: '2013-12-13T04:00:00.000Z' });
      expect(state).toMatchObject({ status: 'open', held: [] });
      expect(state.obligations.find((o) => o.step === 'self-review')).toMatchObject({
        status: 'done',
        versions: [{ id: late.id, afterFreeze: true }],
      });
      expect(await handle.executeUpdate(fileReview, { args: [late] })).toMatchObject({ outcome: 'accepted' });
      await handle.cancel();
      await handle.result();
    });
    expect(fromMs(await env.currentTimeMs()) > '2013-12-12').toBe(true);
  });

  test('the synthesis of Sở Nội vụ’s own unit needs the confirmation of Văn phòng UBND', async () => {
    const world = openWorld({ unit: 'so-noi-vu' });
    await runEvaluation(env, world, async (handle) => {
      const synthesis = {
        id: 'th',
        digest,
        receivedAt: '2013-12-12T03:00:00.000Z',
        kind: 'synthesis' as const,
        ledgerRevision: 0,
      };
      await skipTo(env, synthesis.receivedAt);
      expect(await send(handle, { ...synthesis, confirmed: false })).toMatchObject({
        refusal: 'not-confirmed',
      });
      expect(await send(handle, { ...synthesis, confirmed: true })).toMatchObject({ outcome: 'accepted' });
      await handle.cancel();
      await handle.result();
    });
  });
});
