import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { plannedOpening } from '../../domain/schedule';
import type { Instant } from '../../domain/time';
import { announceReview, evaluationState, fileReview } from '../../workflows/contract';
import { plan2013 } from '../fixtures/plans';
import { createTimeSkipping, skipTo } from '../support/time-skipping';
import { filing, newWorld, runEvaluation, send, type World } from './world';

const openedAt = plannedOpening(plan2013);
/** 08:00 on a day of the plan, as an instant. */
const morning = (day: string): Instant => `${day}T01:00:00.000Z`;
const digest = 'd'.repeat(64);

let env: TestWorkflowEnvironment;
beforeEach(async () => {
  env = await createTimeSkipping({ at: openedAt });
});
afterEach(() => env.teardown());

const openWorld = () => newWorld({ openedAt });

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
      // Its opening is settled by then: what has come before it is asked for by no letter.
      await handle.query(evaluationState, { now: openedAt });
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
