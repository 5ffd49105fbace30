import { REAL_TIME } from '../../domain/clock';
import { nextLetterInstant } from '../../domain/letter-instants';
import { plannedOpening } from '../../domain/schedule';
import { dispatcherInputOf } from '../../use-cases/campaigns/dispatcher-input';
import { plan2013 } from '../fixtures/plans';

const openedAt = plannedOpening(plan2013);
const campaign = { plan: plan2013, openedAt, clock: REAL_TIME } as Parameters<typeof dispatcherInputOf>[0];
const input = dispatcherInputOf(campaign, openedAt);

/** The instants of a campaign's letters in [from, to), those at which evaluations are waited for marked with `*`. */
function instants(from: string, to: string, { lateStages, stageInstants } = input): string[] {
  const found: string[] = [];
  for (let after = from; ; ) {
    const next = nextLetterInstant({ after, stageInstants, lateStages, daily: input });
    if (next.at >= to) return found;
    found.push(`${next.at.slice(0, 16)}${next.isStage ? '*' : ''}`);
    after = next.at;
  }
}

test('before the first deadline there are the reminder times of the plan and the daily letters', () => {
  expect(instants('2013-11-06T00:00', '2013-11-08T00:00')).toEqual([
    '2013-11-06T01:00*',
    '2013-11-06T09:30',
    '2013-11-07T09:30',
  ]);
});

test('after the first deadline every working day’s letter time is one: something may be owed late and have stages of its own', () => {
  expect(instants('2013-11-15T00:00', '2013-11-19T00:00')).toEqual([
    '2013-11-15T01:00*',
    '2013-11-15T09:30',
    '2013-11-18T01:00*',
    '2013-11-18T09:30',
  ]);
  expect(instants('2014-03-03T00:00', '2014-03-04T00:00')).toEqual(['2014-03-03T01:00*', '2014-03-03T09:30']);
});

test('a campaign that was opened without such instants keeps to what it was opened with', () => {
  const { lateStages: _, ...before } = input;
  expect(instants('2014-03-03T00:00', '2014-03-04T00:00', before)).toEqual(['2014-03-03T09:30']);
});
