import { allHandlersFinished, condition, defineUpdate, setHandler } from '@temporalio/workflow';

export { unitEvaluation } from '../../workflows/unit-evaluation';

export const touch = defineUpdate<number, [{ id: string }]>('touch');

/** What Temporal itself costs: one timer for a far instant, so many updates that each change one number. */
export async function bare({ updates }: { updates: number }): Promise<number> {
  let done = 0;
  setHandler(touch, () => ++done);
  await condition(() => done >= updates, '30 days');
  await condition(allHandlersFinished);
  return done;
}
