import { randomUUID } from 'node:crypto';
import { createPacer, REAL_WATCH, type Watch } from './pacer';

const SECOND_MS = 1_000;

/** What a process has given to the relay lately, for the next one that gives it letters. */
export interface GivenLately {
  /** The process, as long as it lives. */
  by: string;
  /** How many the relay may have counted within the last second. */
  count: number;
}

/** The pace of one process at the relay. */
export interface RelayPace {
  /** Waits until one more letter may be begun; what it resolves to is called once the relay has answered. */
  begin(): Promise<() => void>;
  /** For the process that gives letters after this one. */
  givenLately(): GivenLately;
  /** Goes on where another process stopped just now: what it gave counts here for a second more. */
  goOnAfter(given: GivenLately): void;
}

/**
 * Lets letters go evenly, and never so many that the relay could count more than `perSecond` within any 1,000 ms. When exactly
 * it counts one nobody here knows, only that it does between its beginning and its answer: so each counts from its beginning
 * until a second after its answer.
 */
export function createRelayPace(perSecond: number, watch: Watch = REAL_WATCH): RelayPace {
  const evenly = createPacer(perSecond, watch);
  const most = Math.max(1, Math.floor(perSecond));
  const by = randomUUID();
  let underWay = 0;
  /** When those ended that still count, the first one first. */
  const ends: number[] = [];
  const waiting: (() => void)[] = [];

  const lately = (): number => {
    while (ends[0] !== undefined && watch.now() - ends[0] > SECOND_MS) ends.shift();
    return ends.length;
  };
  const end = () => {
    underWay -= 1;
    ends.push(watch.now());
    for (const wake of waiting.splice(0)) wake();
  };
  const somePlace = async (): Promise<void> => {
    const [first] = ends;
    if (first === undefined) await new Promise<void>((resolve) => waiting.push(resolve));
    else await watch.pause(first + SECOND_MS + 1 - watch.now());
  };
  return {
    async begin() {
      await evenly();
      while (underWay + lately() >= most) await somePlace();
      underWay += 1;
      return end;
    },
    givenLately: () => ({ by, count: lately() }),
    goOnAfter(given) {
      if (given.by === by) return;
      const now = watch.now();
      ends.push(...Array.from({ length: given.count }, () => now));
    },
  };
}
