import { createPatience } from '../../worker/patience';

const KEY = 'thu-nghiem-2013/so-y-te';

/** For how long it is left alone, in seconds, each time that it gives no answer. */
function waits(times: number): number[] {
  let nowMs = 0;
  const patience = createPatience(() => nowMs);
  return Array.from({ length: times }, () => {
    const begunMs = nowMs;
    patience.gaveNone(KEY);
    while (patience.isLeftAlone(KEY)) nowMs += 1_000;
    return (nowMs - begunMs) / 1_000;
  });
}

test('what does not answer is left alone for twice as long each time, up to ten minutes', () => {
  expect(waits(9)).toEqual([10, 20, 40, 80, 160, 320, 600, 600, 600]);
});

test('once it answers all is forgotten', () => {
  const patience = createPatience(() => 0);
  patience.gaveNone(KEY);
  expect([patience.isLeftAlone(KEY), patience.isSilent(KEY)]).toEqual([true, true]);
  patience.answered(KEY);
  expect([patience.isLeftAlone(KEY), patience.isSilent(KEY)]).toEqual([false, false]);
});

test('what nobody asks any more is forgotten, and not before it may be asked again', () => {
  let nowMs = 0;
  const patience = createPatience(() => nowMs);
  patience.gaveNone(KEY);
  nowMs = 10_000;
  patience.forgetOld();
  expect(patience.isSilent(KEY)).toBe(true);
  nowMs += 10 * 60_000 + 1;
  patience.forgetOld();
  expect(patience.isSilent(KEY)).toBe(false);
});
