import { pino } from 'pino';
import { bucketOf, UNIT_BUCKETS } from '../../../domain/pulse';
import type { Raised } from '../../../store/pulses';
import { pulsing } from '../../../use-cases/live/pulsing-store';
import { type Change, raisePulses } from '../../../use-cases/live/raise-pulses';
import { describeStore } from '../../support/describe-store';

const logger = pino({ level: 'silent' });

function raiser(raise: (raised: Raised) => Promise<void>) {
  return raisePulses({ pulses: { raise }, logger, everyMs: 40 });
}

describe('what changes', () => {
  it('is gathered, and written at most so often', async () => {
    const written: { at: number; raised: Raised }[] = [];
    const raising = raiser(async (raised) => void written.push({ at: performance.now(), raised }));
    const until = performance.now() + 200;
    let raised = 0;
    while (performance.now() < until) {
      raising.raise('c', { pulses: ['letters'], units: ['so-y-te'] });
      raised += 1;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await raising.flush();
    expect(raised).toBeGreaterThan(written.length * 4);
    // The last one is the flush.
    for (const [i, { at }] of written.slice(1, -1).entries())
      expect(at - (written[i]?.at ?? 0)).toBeGreaterThan(35);
    expect(written[0]?.raised).toEqual({
      campaign: 'c',
      pulses: ['letters'],
      buckets: [bucketOf('so-y-te')],
    });
  });

  it('never fails what raises it, and what comes after a failure is written', async () => {
    const written: Raised[] = [];
    let isAway = true;
    const raising = raiser(async (raised) => {
      if (isAway) throw new Error('the store is away');
      written.push(raised);
    });
    raising.raise('c', { pulses: ['letters'] });
    await raising.flush();
    isAway = false;
    raising.raise('c', { pulses: ['documents'] });
    raising.raise('other', { units: ['a'] });
    await raising.flush();
    expect(written).toEqual([
      { campaign: 'c', pulses: ['documents'], buckets: [] },
      { campaign: 'other', pulses: [], buckets: [bucketOf('a')] },
    ]);
  });

  it('is spread over all buckets', () => {
    const buckets = new Set(Array.from({ length: 2000 }, (_, i) => bucketOf(`don-vi-${i}`)));
    expect(buckets.size).toBeGreaterThan(UNIT_BUCKETS * 0.95);
    expect(Math.max(...buckets)).toBeLessThan(UNIT_BUCKETS);
    // As other clients compute it.
    expect([bucketOf(''), bucketOf('a'), bucketOf('so-y-te')]).toEqual([197, 237, 135]);
  });
});

describeStore('in the store, what changes', (store) => {
  it('is counted, by whatever process, and each once', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        store.pulses.raise({ campaign: 'c', pulses: ['letters'], buckets: [i % 2, 200] }),
      ),
    );
    expect(await store.pulses.of(['c', 'none'])).toEqual([
      { _id: 'c', letters: 20, units: { 0: 10, 1: 10, 200: 20 } },
    ]);
  });

  it('is told by the store itself, where something has changed', async () => {
    const told: [string, Change][] = [];
    const seen = pulsing(store, { raise: (campaign, change) => void told.push([campaign, change]) });
    await seen.letters.markFailed({ letter: 'c#2013#x', error: 'x', because: 'address-refused' });
    await seen.letters.insertOnly([]);
    expect(told).toEqual([]);
    const letter = { _id: 'c#2013-11-01T01:00:00.000Z#x', campaign: 'c', state: 'waiting' };
    await seen.letters.insertOnly([letter as never]);
    await seen.letters.stopWaiting([letter._id]);
    await seen.letters.withdrawAll('c');
    expect(told).toEqual(Array(3).fill(['c', { pulses: ['letters'] }]));
  });
});
