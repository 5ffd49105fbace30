import { fromMs, type Instant, toMs } from '../../domain/time';
import type { Random } from './random';

/** Chooses when something happens, by chance. */
export interface Moments {
  /** Plan time: any millisecond of the window is as likely as any other. */
  between(window: { from: Instant; to: Instant }): Instant;
}

export const momentsOf = ({ random }: { random: Random }): Moments => ({
  between: ({ from, to }) => fromMs(Math.round(toMs(from) + (toMs(to) - toMs(from)) * random.next())),
});
