import { createRelayPace } from '../../mail/relay-pace';

/** A clock that stands still but for those who wait for it, who are woken in the order of their times. */
function createWatch() {
  let nowMs = 0;
  const pauses: { untilMs: number; wake: () => void }[] = [];
  return {
    now: () => nowMs,
    pause: (ms: number) => new Promise<void>((wake) => pauses.push({ untilMs: nowMs + ms, wake })),
    /** Goes on to an instant, and lets all that follows from each wake happen first. */
    async goTo(ms: number): Promise<void> {
      await settled();
      for (;;) {
        pauses.sort((a, b) => a.untilMs - b.untilMs);
        const next = pauses[0];
        if (!next || next.untilMs > ms) break;
        pauses.shift();
        nowMs = Math.max(nowMs, next.untilMs);
        next.wake();
        await settled();
      }
      nowMs = ms;
    },
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a letter counts until a second after its answer, however late that comes', async () => {
  const watch = createWatch();
  const pace = createRelayPace(2, watch);
  const begun: { atMs: number; end: () => void }[] = [];
  for (let i = 0; i < 4; i += 1) void pace.begin().then((end) => begun.push({ atMs: watch.now(), end }));
  await watch.goTo(5_000);
  expect(begun.map(({ atMs }) => atMs)).toEqual([0, 500]);
  begun[0]?.end();
  await watch.goTo(5_200);
  begun[1]?.end();
  await watch.goTo(9_000);
  expect(begun.map(({ atMs }) => atMs)).toEqual([0, 500, 6_001, 6_201]);
});

test('answers that come at once leave the pace even', async () => {
  const watch = createWatch();
  const pace = createRelayPace(4, watch);
  const begun: number[] = [];
  for (let i = 0; i < 6; i += 1) {
    void pace.begin().then((end) => {
      begun.push(watch.now());
      end();
    });
  }
  await watch.goTo(9_000);
  expect(begun).toEqual([0, 250, 500, 750, 1_001, 1_251]);
});

test('what another process gave counts for a second, what the same one gave is known', async () => {
  const watch = createWatch();
  const [one, other] = [createRelayPace(3, watch), createRelayPace(3, watch)];
  for (let i = 0; i < 2; i += 1) void one.begin().then((end) => end());
  await watch.goTo(400);
  const given = one.givenLately();
  expect(given.count).toBe(2);
  const begun: number[] = [];
  const begin = () => void other.begin().then(() => begun.push(watch.now()));
  other.goOnAfter(given);
  other.goOnAfter(other.givenLately());
  begin();
  begin();
  await watch.goTo(3_000);
  expect(begun).toEqual([400, 1_401]);
});

test('a rate below one is one letter at a time, as far apart as it says', async () => {
  const watch = createWatch();
  const pace = createRelayPace(0.5, watch);
  const begun: number[] = [];
  for (let i = 0; i < 3; i += 1) {
    void pace.begin().then((end) => {
      begun.push(watch.now());
      end();
    });
  }
  await watch.goTo(9_000);
  expect(begun).toEqual([0, 2_000, 4_000]);
});

test('without a pace nobody waits', async () => {
  const pace = createRelayPace(Number.POSITIVE_INFINITY, {
    now: () => 0,
    pause: () => Promise.reject(new Error()),
  });
  await Promise.all([pace.begin(), pace.begin(), pace.begin()]);
});
