import { createPacer } from '../../mail/pacer';

test('callers are let through evenly, and a time without any is not made up for', async () => {
  let nowMs = 0;
  const paused: number[] = [];
  const pace = createPacer(4, { now: () => nowMs, pause: async (ms) => void paused.push(ms) });
  await Promise.all([pace(), pace(), pace()]);
  expect(paused).toEqual([250, 500]);
  nowMs = 10_000;
  await Promise.all([pace(), pace()]);
  expect(paused).toEqual([250, 500, 250]);
});

test('without a pace nobody waits', async () => {
  const pace = createPacer(Number.POSITIVE_INFINITY, {
    now: () => 0,
    pause: () => Promise.reject(new Error()),
  });
  await Promise.all([pace(), pace(), pace()]);
});
