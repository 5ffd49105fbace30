import { CancellationScope, condition, continueAsNew, sleep, workflowInfo } from '@temporalio/workflow';
import type { EvaluationLedger } from '../domain/ledger/ledger';
import type { EvaluationOutcome, UnitEvaluationInput } from './contract';
import type { PlanTime } from './plan-time';
import type { Projector } from './projector';

/** Events after which a new run goes on, far below the server's own limits; it costs next to nothing. */
export const HISTORY_LIMIT = 2_000;

const QUIET_MS = 2_000;
const LONGEST_MS = 30_000;
/** The server takes 2,000 updates of one run. */
const MOST_MESSAGES = 1_000;

/**
 * Goes on in a new run once this one is long, at a quiet moment: two seconds in which nobody has said anything, after half
 * a minute any; and any where so much is said that the server would soon take no more. It ends in a task that our own timer woke: in one that brought messages some of them fail.
 */
export function goOnWhenLong({
  input,
  ledger,
  time,
  projector,
  messages,
}: {
  input: UnitEvaluationInput;
  ledger: EvaluationLedger;
  time: PlanTime;
  projector: Projector;
  /** How many have come. */
  messages: () => number;
}): Promise<never> {
  const root = CancellationScope.current();
  return CancellationScope.nonCancellable(async () => {
    const limit = input.historyLimit ?? HISTORY_LIMIT;
    await condition(() => workflowInfo().historyLength >= limit);
    for (let waitedMs = 0; waitedMs < LONGEST_MS; waitedMs += QUIET_MS) {
      const before = messages();
      await sleep(QUIET_MS);
      const isQuiet = messages() === before && projector.isIdle;
      if (isQuiet || messages() > MOST_MESSAGES) break;
    }
    // A new run would not hear of a cancel that this one is about to take in.
    if (root.consideredCancelled) await condition(() => ledger.closed);
    return continueAsNew<(input: UnitEvaluationInput) => Promise<EvaluationOutcome>>({
      ...input,
      clock: time.clock(),
      previous: ledger.state,
      untold: [...ledger.undelivered],
      failures: projector.failures,
    });
  });
}
