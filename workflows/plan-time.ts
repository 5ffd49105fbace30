import { condition, setHandler } from '@temporalio/workflow';
import { type ClockAtStart, isRealTime } from '../domain/clock';
import { fromMs, type Instant, latest, toMs } from '../domain/time';
import { timeCame } from './contract';

/** Real time in milliseconds since the epoch, by the workflow's own, deterministic clock. */
export const realNowMs = (): number => Date.now();

/** The campaign's time as an evaluation knows it. */
export interface PlanTime {
  now(): Instant;
  /** When a message is taken in that says this of itself. */
  of(message: { storedAt?: Instant; receivedAt: Instant }): Instant;
  /**
   * Waits until `leadMs` of real time before `at`, or until `changed`. Without an instant it waits for the change alone.
   * Resolves to whether the instant came.
   */
  comes(what: {
    at: Instant | undefined;
    changed: () => boolean;
    leadMs: number;
    /** Of the timer, for those who look into it. */
    summary: string;
  }): Promise<boolean>;
  /** For the run that goes on from here. */
  clock(): ClockAtStart;
}

export const planTimeBy = (clock: ClockAtStart): PlanTime =>
  isRealTime(clock) ? realTime(clock) : toldTime(clock);

const realTime = (clock: ClockAtStart): PlanTime => {
  const now = () => fromMs(realNowMs());
  return {
    now,
    of: now,
    async comes({ at, changed, leadMs, summary }) {
      if (at === undefined) {
        await condition(changed);
        return false;
      }
      const remainingMs = toMs(at) - leadMs - realNowMs();
      if (remainingMs <= 0) return !changed();
      return !(await condition(changed, remainingMs, { summary }));
    },
    clock: () => clock,
  };
};

/**
 * A rehearsal's: it is what messages say, and stands still between them. Its timers are as long as in life, so that they
 * show what is waited for; the message ends them early, and one that runs out says nothing.
 */
const toldTime = (clock: Exclude<ClockAtStart, { kind: 'real' }>): PlanTime => {
  let told = clock.now;
  setHandler(timeCame, ({ now }) => {
    told = latest([told, now]) as Instant;
  });
  return {
    now: () => told,
    of: ({ storedAt, receivedAt }) => latest([told, storedAt ?? receivedAt]) as Instant,
    async comes({ at, changed, summary }) {
      const isOver = () => changed() || (at !== undefined && told >= at);
      while (!isOver()) {
        if (at === undefined) await condition(isOver);
        else await condition(isOver, toMs(at) - toMs(told), { summary });
      }
      return at !== undefined && told >= at && !changed();
    },
    clock: () => ({ ...clock, now: told }),
  };
};
