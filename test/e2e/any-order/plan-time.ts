import { setTimeout as pause } from 'node:timers/promises';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { fromMs, type Instant } from '../../../domain/time';

/** Real time; a busy machine has its pauses. */
const LONGEST_STANDSTILL_MS = 10_000;

/** Plan time: that of a server that skips time. */
export class PlanTime {
  private offsetMs = 0;
  /** A campaign was cancelled, which may hold time. */
  mayBeHeld = false;

  constructor(private readonly env: TestWorkflowEnvironment) {}

  /** Time of the server, as it was at the last look and has run on since. */
  nowMs = (): number => Date.now() + this.offsetMs;
  plan = (): Instant => fromMs(this.nowMs());

  look = async (): Promise<void> => {
    this.offsetMs = (await this.env.currentTimeMs()) - Date.now();
  };

  /**
   * Also while nobody works: then each task that waits for a worker holds time, and is taken out of the way by an unlock
   * of its own, until the end. Only while time stands still short of its aim: one unlock too many, and it runs on for years.
   */
  async skip(ms: number): Promise<void> {
    const { testService } = this.env.connection;
    if (!testService) throw new Error('the server does not skip time');
    let seenMs = await this.env.currentTimeMs();
    const untilMs = seenMs + ms;
    const over = this.env.sleep(ms);
    let unlocked = 0;
    while (seenMs < untilMs) {
      await Promise.race([over, pause(50)]);
      const nowMs = await this.env.currentTimeMs();
      const stands = nowMs < untilMs && nowMs - seenMs < 1_000;
      seenMs = nowMs;
      if (!stands) continue;
      await testService.unlockTimeSkipping({});
      unlocked += 1;
    }
    await over;
    for (; unlocked > 0; unlocked -= 1) await testService.lockTimeSkipping({});
  }

  /** While somebody works. Fails when time has come to a standstill, which is a quirk of the test server, or a part that hangs. */
  async sleep(ms: number): Promise<void> {
    let isOver = false;
    const over = this.env.sleep(ms).finally(() => {
      isOver = true;
    });
    const begun = performance.now();
    let seenMs = await this.env.currentTimeMs();
    let seenAt = begun;
    while (!isOver) {
      await Promise.race([over, pause(500)]);
      if (isOver) break;
      const nowMs = await this.env.currentTimeMs();
      if (nowMs - seenMs > 2_000 + (performance.now() - seenAt)) {
        seenMs = nowMs;
        seenAt = performance.now();
      } else if (performance.now() - seenAt > LONGEST_STANDSTILL_MS && ms > 20_000) {
        if (!this.mayBeHeld) throw new TimeStoodStill(this.plan());
        await this.free();
        seenAt = performance.now();
      }
    }
    await over;
  }

  /** A child that is cancelled after its parent holds time for ever on the test server: to its parent nothing is said any more. */
  async free(): Promise<void> {
    await this.env.connection.testService?.unlockTimeSkipping({});
    this.mayBeHeld = false;
  }
}

export class TimeStoodStill extends Error {
  override readonly name = 'TimeStoodStill';
  constructor(at: Instant) {
    super(`time does not pass any more since ${at}`);
  }
}
