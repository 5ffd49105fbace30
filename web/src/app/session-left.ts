/**
 * How long a session goes on, in milliseconds; negative once it has ended. Each answer of the service after `toldMs`, when it told
 * the end of the idle time, has moved that end by as much; the latest end stands.
 */
export const sessionLeftMs = ({
  idleUntilMs,
  endsMs,
  toldMs,
  answeredMs,
  nowMs,
}: Record<'idleUntilMs' | 'endsMs' | 'toldMs' | 'answeredMs' | 'nowMs', number>): number =>
  Math.min(idleUntilMs + Math.max(0, answeredMs - toldMs), endsMs) - nowMs;
