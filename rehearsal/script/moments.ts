import { type CampaignClock, planTimeAt, realMsAt } from '../../domain/clock';
import type { Instant } from '../../domain/time';
import type { Random } from './random';

/** Chooses when something happens: by chance, but where it races no letter if there is such a place. */
export interface Moments {
  /** Plan time; as likely everywhere in real time, so that a slow stretch of the clock sees as much as a fast one. */
  between(window: Window): Instant;
}

interface Window {
  /** Plan time. */
  from: Instant;
  to: Instant;
  /** Instants of letters that it would change. */
  avoid: readonly Instant[];
}

/** Real time: nothing happens so shortly before an instant, or while its letters go out. */
const QUIET_BEFORE_MS = 2300;
const QUIET_AFTER_MS = 4000;

export function momentsOf({ clock, random }: { clock: CampaignClock; random: Random }): Moments {
  return {
    between({ from, to, avoid }) {
      const [begin, end] = [realMsAt(clock, from), realMsAt(clock, to)];
      const busy = avoid
        .map((at) => realMsAt(clock, at))
        .map((at) => ({ from: at - QUIET_BEFORE_MS, to: at + QUIET_AFTER_MS, at }));
      const free = freeStretches({ begin, end, busy });
      const chance = random.next();
      const real =
        free.length > 0 ? along(free, chance) : farthest({ begin, end, from: busy.map(({ at }) => at) });
      return planTimeAt(clock, Math.round(real));
    },
  };
}

interface Stretch {
  from: number;
  to: number;
}

function freeStretches({
  begin,
  end,
  busy,
}: {
  begin: number;
  end: number;
  busy: readonly Stretch[];
}): Stretch[] {
  let free: Stretch[] = [{ from: begin, to: end }];
  for (const { from, to } of busy) {
    free = free
      .flatMap((stretch) => [
        { from: stretch.from, to: Math.min(stretch.to, from) },
        { from: Math.max(stretch.from, to), to: stretch.to },
      ])
      .filter((stretch) => stretch.to > stretch.from);
  }
  return free;
}

/** The place at a share of all stretches' length together. */
function along(stretches: readonly Stretch[], share: number): number {
  const total = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  let left = share * total;
  for (const { from, to } of stretches) {
    if (left < to - from) return from + left;
    left -= to - from;
  }
  return stretches.at(-1)?.to ?? 0;
}

/** Where no place is quiet: the one that is farthest from all instants. */
function farthest({ begin, end, from }: { begin: number; end: number; from: readonly number[] }): number {
  const inside = from.filter((at) => at > begin && at < end);
  const borders = [begin, ...inside, end].sort((a, b) => a - b);
  const middles = borders.slice(1).map((border, i) => (border + (borders[i] as number)) / 2);
  const distance = (place: number) => Math.min(...from.map((at) => Math.abs(at - place)));
  return middles.reduce((best, each) => (distance(each) > distance(best) ? each : best), middles[0] ?? begin);
}
