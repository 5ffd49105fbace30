import type { Strength } from '../../domain/sign-in';
import { toMs } from '../../domain/time';
import type { SessionDocument } from '../../store/documents/sign-in';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A session ends so long after it was last used (ASVS 5, 7.3.1). */
export const IDLE_MS: Readonly<Record<Strength, number>> = { code: 8 * HOUR_MS, strong: 30 * MINUTE_MS };

/** Whether a session is over by its own times. */
export const hasEnded = (
  { endsAt, seenAt, strength }: Pick<SessionDocument, 'endsAt' | 'seenAt' | 'strength'>,
  nowMs: number,
): boolean => nowMs >= toMs(endsAt) || nowMs >= toMs(seenAt) + IDLE_MS[strength];
