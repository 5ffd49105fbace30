import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { Decision } from '../../domain/ledger/facts';
import { plannedOpening } from '../../domain/schedule';
import type { Instant } from '../../domain/time';
import { announceReview, decide, evaluationState, fileReview } from '../../workflows/contract';
import { vanSon } from '../fixtures/van-son';
import { createTimeSkipping, skipTo } from '../support/time-skipping';
import { filing, newWorld, runEvaluation } from './world';

const { plan, register } = vanSon();
const openedAt = plannedOpening(plan);
const digest = 'd'.repeat(64);

let env: TestWorkflowEnvironment;
beforeEach(async () => {
  env = await createTimeSkipping({ at: openedAt });
});
afterEach(() => env.teardown());

describe('one unit’s year', () => {
  test('in another province: two member bodies, the last step first, the last day itself on time', async () => {
    const unit = 'xa-suoi-bac';
    const world = newWorld({ plan, register, unit, openedAt });
    const outcome = await runEvaluation(env, world, async (handle) => {
      const file = (step: 'agency-review' | 'self-review' | 'member-opinion', party: string, at: Instant) =>
        handle.executeUpdate(fileReview, { args: [filing({ step, party, receivedAt: at })] });
      const send = async (decision: Decision) =>
        (await handle.executeUpdate(decide, { args: [decision] })).outcome;

      // D of step 2, in the afternoon: on time by an end-of-day reading.
      await skipTo(env, '2027-04-15T10:00:00.000Z');
      expect(await file('self-review', unit, '2027-04-15T10:00:00.000Z')).toMatchObject({
        timeliness: 'on-time',
      });
      // The members of UBND tỉnh answer; those of Thường trực HĐND stay silent beyond the second report.
      await skipTo(env, '2027-04-22T10:00:00.000Z');
      await file('member-opinion', 'pct-thuong-truc', '2027-04-22T10:00:00.000Z');
      await file('member-opinion', 'uv-kinh-te', '2027-04-22T10:00:00.000Z');
      // The worked Saturday before D of step 1, which is a Sunday.
      await skipTo(env, '2027-05-08T03:00:00.000Z');
      for (const party of ['ban-noi-vu', 'so-kinh-te']) {
        const receivedAt = '2027-05-08T03:00:00.000Z';
        await file('agency-review', party, receivedAt);
        const id = `tb-${party}`;
        await handle.executeUpdate(announceReview, { args: [{ id, party, digest, receivedAt }] });
      }
      await skipTo(env, '2027-05-20T03:00:00.000Z');
      const { revision: ledgerRevision } = await handle.query(evaluationState, {
        now: '2027-05-20T03:00:00.000Z',
      });
      const base = { digest, receivedAt: '2027-05-20T03:00:00.000Z' };
      return [
        await send({ ...base, id: 'th', kind: 'synthesis', ledgerRevision, confirmed: false }),
        await send({ ...base, id: 'nx', kind: 'remarks' }),
        await send({ ...base, id: 'dx', kind: 'proposal' }),
        await send({ ...base, id: 'cn', kind: 'recognition', level: 'dat' }),
        await handle.result(),
      ];
    });
    expect(outcome).toEqual([
      'accepted',
      'accepted',
      'accepted',
      'accepted',
      { status: 'recognised', revision: 11 },
    ]);
    const reports = world.told().filter((line) => line.includes(' escalation '));
    expect(reports).toEqual([
      '2027-05-06T00:30:00.000Z member-opinion escalation 2 of pho-chu-tich-hdnd to head of van-phong-hdnd',
      '2027-05-06T00:30:00.000Z member-opinion escalation 2 of truong-ban-phap-che to head of van-phong-hdnd',
      '2027-05-10T00:30:00.000Z member-opinion escalation 5 of pho-chu-tich-hdnd to head of van-phong-hdnd',
      '2027-05-10T00:30:00.000Z member-opinion escalation 5 of truong-ban-phap-che to head of van-phong-hdnd',
      '2027-05-11T00:30:00.000Z agency-review escalation 2 of so-van-xa to focal-person of ban-noi-vu',
      '2027-05-14T00:30:00.000Z agency-review escalation 5 of so-van-xa to head of so-van-xa',
      '2027-05-14T00:30:00.000Z agency-review escalation 5 of so-van-xa to vice-chair of so-van-xa',
    ]);
    // What came after 16:00 of 15/04 is told on the next working day: 16/04 is off, and a weekend follows.
    expect(world.told().filter((line) => /self-review (due|received|overdue)/.test(line))).toEqual([
      `2027-04-15T00:30:00.000Z self-review due-today of ${unit} to focal-person of ${unit}`,
      `2027-04-19T09:00:00.000Z self-review received of ${unit} to focal-person of ${unit}`,
    ]);
    expect(world.view()).toMatchObject({ status: 'recognised', recognition: { level: 'dat' } });
  });
});
