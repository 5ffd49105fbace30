import { sessionLeftMs } from '../../web/src/app/session-left';

const MINUTE_MS = 60_000;
/** A strong session, told of at 0: idle for half an hour it ends, and after twelve hours anyway. */
const told = { idleUntilMs: 30 * MINUTE_MS, endsMs: 720 * MINUTE_MS, toldMs: 0, answeredMs: 0 };
const leftAt = (nowMinutes: number, answeredMinutes = 0) =>
  sessionLeftMs({ ...told, answeredMs: answeredMinutes * MINUTE_MS, nowMs: nowMinutes * MINUTE_MS }) /
  MINUTE_MS;

test('a session that nobody uses ends after half an hour', () => {
  expect([leftAt(0), leftAt(28), leftAt(31)]).toEqual([30, 2, -1]);
});

test('each answer since then gives it half an hour more, whatever was asked', () => {
  expect([leftAt(28, 20), leftAt(49, 20), leftAt(51, 20)]).toEqual([22, 1, -1]);
});

test('no use carries it past its latest end', () => {
  expect(leftAt(719, 719)).toBe(1);
});

test('an answer from before it was told moves nothing', () => {
  expect(leftAt(28, -10)).toBe(2);
});
