import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { Decision } from '../../domain/ledger/facts';
import { plannedOpening } from '../../domain/schedule';
import { fromMs } from '../../domain/time';
import { DECISION_UPDATES, decide, evaluationState, fileReview, reviewFiled } from '../../workflows/contract';
import { plan2013 } from '../fixtures/plans';
import { createTimeSkipping, skipTo } from '../support/time-skipping';
import { filing, newWorld, runEvaluation, send } from './world';

const openedAt = plannedOpening(plan2013);
const digest = 'd'.repeat(64);

let env: TestWorkflowEnvironment;
const start = async () => {
  env = await createTimeSkipping({ at: openedAt });
};
const end = () => env.teardown();

const openWorld = (options: Partial<Parameters<typeof newWorld>[0]> = {}) =>
  newWorld({ openedAt, ...options });

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
      for (const update of [decide, DECISION_UPDATES.recognition]) {
        const nothing = { kind: 'recognition' } as Decision;
        await expect(handle.executeUpdate(update, { args: [nothing] })).rejects.toThrow();
      }
      const { revision, status } = await handle.query(evaluationState, { now: openedAt });
      expect({ revision, status }).toEqual({ revision: 0, status: 'open' });
      await handle.cancel();
      await handle.result();
    });
  });

  test('a decision is known in the history by what it decides, and by its old name is taken in the same', async () => {
    const world = openWorld();
    await runEvaluation(env, world, async (handle) => {
      const fact = { id: 'qd-1', digest, receivedAt: openedAt };
      const waiver: Decision = { ...fact, kind: 'waiver', obligation: 'agency-review/so-noi-vu' };
      const answer = await send(handle, waiver);
      expect(answer).toMatchObject({ outcome: 'accepted' });
      expect(await handle.executeUpdate(decide, { args: [waiver] })).toEqual(answer);
      const { events = [] } = await handle.fetchHistory();
      const names = (events ?? []).flatMap(
        (event) => event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.name ?? [],
      );
      expect(names).toEqual(['decideWaiver', 'decide']);
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
        receivedAt: '2013-11-20T01:00:00.000Z',
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
