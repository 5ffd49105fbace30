import type { RehearsalClock } from '../../api-client/schema';
import { earliest, type Instant } from '../../domain/time';
import type { Api } from '../service/api';
import { CallFailed } from '../service/http';
import { askUntil } from './ask-until';

interface Clocked {
  observer: Api;
  campaign: string;
  signal: AbortSignal;
}

const SHORTEST_PAUSE_MS = 30;
/** Also while somebody has the clock stand. */
const LONGEST_PAUSE_MS = 250;

/**
 * Where the legs of a rehearsal's clock end, one after the other, up to its end. Between two of them the clock waits for what
 * is done with the first; then it goes there, and the next one is given once that is settled.
 */
export async function* legsOf(clocked: Clocked): AsyncGenerator<Instant, void, void> {
  const { observer, campaign } = clocked;
  for (let clock = await observer.clock(campaign); ; ) {
    const end = endOf(clock);
    if (end === undefined) return;
    yield end;
    if (!(await hasPlayed(clocked, end))) return;
    clock = await settled(clocked, end);
  }
}

export const hasEnded = async ({ observer, campaign }: Clocked): Promise<boolean> =>
  endOf(await observer.clock(campaign)) === undefined;

/** Where it is to stand before its next instant of letters, it gets no further. */
function endOf({ next, standsAt, settledThrough }: RehearsalClock): Instant | undefined {
  if (next === undefined) return undefined;
  return standsAt !== undefined && standsAt > settledThrough ? earliest([next, standsAt]) : next;
}

const CONFLICT = 409;

/** False where the rehearsal has ended meanwhile. */
async function hasPlayed({ observer, campaign }: Clocked, through: Instant): Promise<boolean> {
  try {
    await observer.setClock(campaign, { action: 'play', through });
    return true;
  } catch (error) {
    if (error instanceof CallFailed && error.status === CONFLICT) return false;
    throw error;
  }
}

const settled = ({ observer, campaign, signal }: Clocked, through: Instant): Promise<RehearsalClock> =>
  askUntil(
    () => observer.clock(campaign),
    ({ settledThrough, next }) => settledThrough >= through || next === undefined,
    { signal, shortestPauseMs: SHORTEST_PAUSE_MS, longestPauseMs: LONGEST_PAUSE_MS },
  );
