import { CancellationScope, condition, proxyLocalActivities } from '@temporalio/workflow';
import type { EvaluationLedger } from '../domain/ledger/ledger';
import { viewOf } from '../domain/ledger/view';
import type { ProjectionActivities, UnitEvaluationInput } from './contract';
import { realNowMs } from './plan-time';

const { projectEvaluation } = proxyLocalActivities<ProjectionActivities>({
  startToCloseTimeout: '2 s',
  // A store that is away must not keep workflow tasks busy: the waiting below is in the server's own timers.
  retry: { maximumAttempts: 1 },
});

const FIRST_PAUSE_MS = 5_000;
/** Each try costs history: of a store that is away for a fortnight some four thousand events. */
const LONGEST_PAUSE_MS = 30 * 60_000;
const MIN_PAUSE_MS = 60_000;

/**
 * Keeps the read model up to date: one call at a time, with everything that changed since the last. What the store could
 * not be told waits in the ledger, however long that takes.
 */
export class Projector {
  private written: number;
  private isWriting = false;
  /** In a row, of this run and those before it. */
  failures: number;

  constructor(
    private readonly ledger: EvaluationLedger,
    { previous, failures = 0 }: Pick<UnitEvaluationInput, 'previous' | 'failures'>,
  ) {
    // The starter wrote the first view; a later run tells everything once more.
    this.written = previous === undefined ? ledger.state.changes : 0;
    this.failures = failures;
  }

  get isUpToDate(): boolean {
    const { notices, answers } = this.ledger.untold;
    return this.ledger.state.changes === this.written && notices.length + answers.length === 0;
  }

  /** Nothing is on its way to the store. */
  get isIdle(): boolean {
    return !this.isWriting;
  }

  /** Runs as long as its workflow does. */
  run(): Promise<never> {
    return CancellationScope.nonCancellable(async () => {
      while (true) {
        await condition(() => !this.isUpToDate);
        this.failures = (await this.write()) ? 0 : this.failures + 1;
        if (this.failures > 0) await this.pause();
      }
    });
  }

  private async write(): Promise<boolean> {
    const { ledger } = this;
    const { spec, state, untold } = ledger;
    const { changes } = state;
    this.isWriting = true;
    try {
      await projectEvaluation({ view: viewOf(spec, state), state, ...untold });
    } catch {
      // The worker has logged it.
      return false;
    } finally {
      this.isWriting = false;
    }
    ledger.told(untold);
    this.written = changes;
    return true;
  }

  /** Until the next try: at once when a reminder has come, soon when a message has, else later and later. */
  private async pause(): Promise<void> {
    const { changes, settledThrough } = this.ledger.state;
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (this.failures - 1), LONGEST_PAUSE_MS);
    const soonest = realNowMs() + MIN_PAUSE_MS;
    const isHastened = () => {
      const { state } = this.ledger;
      return state.settledThrough !== settledThrough || (state.changes > changes && realNowMs() >= soonest);
    };
    await condition(isHastened, pauseMs);
  }
}
