import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { Decision, FilingFact } from '../../domain/ledger/facts';
import { plannedOpening } from '../../domain/schedule';
import type { Instant } from '../../domain/time';
import { announceReview, decide, evaluationState, fileReview } from '../../workflows/contract';
import { plan2013 } from '../fixtures/plans';
import { createTimeSkipping, skipTo } from '../support/time-skipping';
import { filing, newWorld, runEvaluation } from './world';

const openedAt = plannedOpening(plan2013);
const digest = 'd'.repeat(64);

let env: TestWorkflowEnvironment;
beforeEach(async () => {
  env = await createTimeSkipping({ at: openedAt });
});
afterEach(() => env.teardown());

type Undigested<Each> = Each extends Decision ? Omit<Each, 'digest'> : never;

describe('one unit’s year', () => {
  test('corrected: papers are corrected, voided and noted before their contents, a waiver is lifted, answers come late', async () => {
    const world = newWorld({ openedAt });
    await runEvaluation(env, world, async (handle) => {
      const file = (fact: Parameters<typeof filing>[0] & Partial<FilingFact>) =>
        handle.executeUpdate(fileReview, { args: [filing(fact)] });
      const send = (decision: Undigested<Decision>) =>
        handle.executeUpdate(decide, { args: [{ ...decision, digest } as Decision] });
      const standing = async (now: Instant) => {
        const { obligations } = await handle.query(evaluationState, { now });
        return obligations.map(
          ({ id, status, timeliness, missing }) =>
            `${id} ${status}${timeliness ? ` ${timeliness}` : ''}${missing ? ` without ${missing.join(', ')}` : ''}`,
        );
      };
      const paper = { channel: 'paper' as const };

      await skipTo(env, '2013-11-12T02:00:00.000Z');
      // A wrong stamp, then the right one; a paper of the wrong agency; one without contents.
      const review = { ...paper, step: 'agency-review', party: 'so-noi-vu' } as const;
      const late = '2013-11-11T02:00:00.000Z';
      await file({ ...review, id: 'p-1', receivedAt: late });
      await file({ ...review, id: 'p-2', replaces: 'p-1', receivedAt: '2013-11-08T02:00:00.000Z' });
      const wrong = { ...paper, step: 'agency-review', party: 'so-tai-chinh', id: 'wrong' } as const;
      await file({ ...wrong, receivedAt: '2013-11-08T02:00:00.000Z' });
      const announcement = { id: 'a-1', party: 'so-tai-chinh', digest, receivedAt: late };
      await handle.executeUpdate(announceReview, { args: [announcement] });
      const opinion = { ...paper, step: 'member-opinion', party: 'pct-van-xa' } as const;
      await file({ ...opinion, id: 'o-1', awaitsContent: true, receivedAt: '2013-11-12T01:00:00.000Z' });
      await send({ id: 'v-1', kind: 'voiding', filing: 'wrong', receivedAt: '2013-11-12T02:30:00.000Z' });
      const obligation = 'self-review/so-y-te';
      await send({ id: 'w-1', kind: 'waiver', obligation, receivedAt: '2013-11-12T02:40:00.000Z' });
      expect(await standing('2013-11-12T03:00:00.000Z')).toEqual([
        'self-review/so-y-te waived',
        'agency-review/so-noi-vu outstanding without announcement',
        'agency-review/so-tai-chinh outstanding without filing',
        'member-opinion/pct-van-xa content-awaited on-time',
        'party-assessment/so-noi-vu not-owed-yet',
        'recognition/so-noi-vu not-owed-yet',
      ]);

      await skipTo(env, '2013-12-16T02:00:00.000Z');
      await send({ id: 'l-1', kind: 'lifting', obligation, receivedAt: '2013-12-16T02:00:00.000Z' });
      await file({ ...opinion, id: 'o-2', replaces: 'o-1', receivedAt: '2013-11-12T01:00:00.000Z' });
      const { revision } = await handle.query(evaluationState, { now: '2013-12-16T02:00:01.000Z' });
      const synthesis = { kind: 'synthesis', ledgerRevision: revision, confirmed: false } as const;
      await send({ id: 'th', ...synthesis, receivedAt: '2013-12-20T02:00:00.000Z' });
      expect(await standing('2013-12-20T03:00:00.000Z')).toEqual([
        'self-review/so-y-te ended without filing',
        'agency-review/so-noi-vu ended without announcement',
        'agency-review/so-tai-chinh ended without filing',
        'member-opinion/pct-van-xa done on-time',
        'party-assessment/so-noi-vu submitted on-time',
        'recognition/so-noi-vu not-owed-yet',
      ]);

      // Nothing comes back by 31/12, nor by 10/01.
      await skipTo(env, '2014-01-20T02:00:00.000Z');
      const at = (receivedAt: Instant) => ({ receivedAt });
      await send({ id: 'nx', kind: 'remarks', ...at('2014-01-20T02:00:00.000Z') });
      await send({ id: 'dc', kind: 'adjustment', ...at('2014-01-20T03:00:00.000Z') });
      await send({ id: 'dx', kind: 'proposal', ...at('2014-01-20T04:00:00.000Z') });
      await send({ id: 'dx-2', kind: 'proposal', ...at('2014-01-21T04:00:00.000Z') });
      const recognition = { kind: 'recognition', level: 'good', basis: 'dx' } as const;
      const outdated = await send({ id: 'cn', ...recognition, ...at('2014-01-22T04:00:00.000Z') });
      expect(outdated).toMatchObject({ outcome: 'refused', refusal: 'revision-differs' });
      const document = { number: '1/QĐ-UBND', date: '2014-01-22', signer: 'Chủ tịch' };
      await send({ id: 'cn', ...recognition, basis: 'dx-2', document, ...at('2014-01-22T04:00:00.000Z') });
      return handle.result();
    });

    const told = world.told().filter((line) => / (not-returned|voided|waived|waiver-lifted) /.test(line));
    expect(told).toEqual([
      '2013-11-12T09:30:00.000Z agency-review voided of so-tai-chinh to focal-person of so-tai-chinh',
      '2013-11-12T09:30:00.000Z self-review waived of so-y-te to focal-person of so-y-te',
      '2013-12-16T09:30:00.000Z self-review waiver-lifted of so-y-te to focal-person of so-y-te',
      '2014-01-02T01:00:00.000Z party-assessment not-returned 1 of ban-can-su-dang to chair of ubnd-tinh',
      '2014-01-13T01:00:00.000Z recognition not-returned 1 of ubnd-tinh to chair of ubnd-tinh',
    ]);
    expect(world.view()).toMatchObject({
      status: 'recognised',
      recognition: { level: 'good', document: { number: '1/QĐ-UBND' } },
    });
    const returned = world.view().obligations.flatMap((o) => o.returned ?? []);
    expect(returned.map(({ timeliness, lateWorkingDays }) => [timeliness, lateWorkingDays])).toEqual([
      ['late', 13],
      ['late', 8],
    ]);
  });
});
