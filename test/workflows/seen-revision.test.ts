import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { plannedOpening } from '../../domain/schedule';
import { decide, evaluationState, fileReview } from '../../workflows/contract';
import { plan2013 } from '../fixtures/plans';
import { createTimeSkipping } from '../support/time-skipping';
import { filing, newWorld, runEvaluation } from './world';

const openedAt = plannedOpening(plan2013);
const digest = 'd'.repeat(64);

let env: TestWorkflowEnvironment;
beforeEach(async () => {
  env = await createTimeSkipping({ at: openedAt });
});
afterEach(() => env.teardown());

describe('one unit’s year', () => {
  test('a decision on an older revision: refused with what came since, and taken on the newer one', async () => {
    const world = newWorld({ openedAt });
    const answers = await runEvaluation(env, world, async (handle) => {
      const waive = (ledgerRevision: number) => {
        const obligation = 'agency-review/so-noi-vu';
        const decision = { id: 'mien', kind: 'waiver' as const, digest, receivedAt: openedAt, obligation };
        return handle.executeUpdate(decide, { args: [{ ...decision, ledgerRevision }] });
      };
      await handle.executeUpdate(fileReview, {
        args: [filing({ step: 'agency-review', party: 'so-tai-chinh', receivedAt: openedAt })],
      });
      const stale = await waive(0);
      const taken = await waive(1);
      // The same again is known by its id, before anybody asks what it was made on.
      const again = await waive(1);
      const view = await handle.query(evaluationState, { now: openedAt });
      return { stale, taken, again, revision: view.revision };
    });
    expect(answers.stale).toMatchObject({
      outcome: 'refused',
      refusal: 'revision-differs',
      revision: 1,
      since: [{ event: 'filed', parties: ['so-tai-chinh'] }],
    });
    expect(answers.taken).toMatchObject({ outcome: 'accepted', revision: 2 });
    expect(answers.again).toEqual(answers.taken);
    expect(answers.revision).toBe(2);
  });
});
