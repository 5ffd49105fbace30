import {
  allHandlersFinished,
  CancellationScope,
  condition,
  isCancellation,
  log,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
} from '@temporalio/workflow';
import { isFact } from '../domain/ledger/facts';
import { EvaluationLedger } from '../domain/ledger/ledger';
import { viewOf } from '../domain/ledger/view';
import { fractionOf } from '../domain/spread';
import {
  announceReview,
  decide,
  type EvaluationOutcome,
  evaluationState,
  fileReview,
  type ProjectionActivities,
  reviewFiled,
  type UnitEvaluationInput,
} from './contract';
import { attentionSummary, storyDetails } from './details';
import { instantComes, planNow } from './plan-time';

const { projectEvaluation } = proxyLocalActivities<ProjectionActivities>({
  startToCloseTimeout: '2 s',
  // A store that is away must not keep workflow tasks busy: after the first try, wait in the server's own timers.
  localRetryThreshold: '1 s',
  retry: { initialInterval: '5 s', maximumInterval: '1 min' },
});

/**
 * One unit's year: the five steps of the plan's section III, with its letters.
 * Handlers only record into the ledger; nothing that anybody sends can make the workflow fail.
 */
export async function unitEvaluation(input: UnitEvaluationInput): Promise<EvaluationOutcome> {
  const { spec, clock, previous } = input;
  const ledger = new EvaluationLedger(spec, previous);
  // Before any handler is set: what came in before the first task is taken in there and then, and must be told too.
  const toldAtStart = previous === undefined ? ledger.state.changes : 0;
  const now = () => planNow(clock);

  setHandler(reviewFiled, (filing) => {
    if (isFact(filing)) ledger.file(filing, now());
    else log.warn('a signal that is no filing is left out');
  });
  setHandler(fileReview, (filing) => ledger.file(filing, now()), { validator });
  setHandler(announceReview, (announcement) => ledger.announce(announcement, now()), { validator });
  setHandler(decide, (decision) => ledger.decide(decision, now()), { validator });
  setHandler(evaluationState, (asked) => viewOf(spec, ledger.state, asked.now));

  const projector = projectChanges(ledger, toldAtStart);
  try {
    await Promise.all([remind(ledger, input), fiveSteps(ledger)]);
  } catch (error) {
    if (!isCancellation(error)) throw error;
    ledger.cancel(now());
  }
  return CancellationScope.nonCancellable(async () => {
    await condition(allHandlersFinished);
    await projector;
    const { closed, revision } = ledger.state;
    return { status: closed ?? 'cancelled', revision };
  });
}

/** Turns away what is no fact at all before it is recorded; facts that do not fit are answered by the ledger. */
function validator(message: unknown): void {
  if (!isFact(message)) throw new TypeError('the message needs an id, a digest and a received instant');
}

/** The story. A reopening leads back to the filings, so it is told in a loop. */
async function fiveSteps(ledger: EvaluationLedger): Promise<void> {
  while (!ledger.closed) {
    const { phase } = ledger;
    setCurrentDetails(storyDetails(ledger));
    switch (phase) {
      case 'filings':
        // Step 1, agency-review: each assigned agency reviews the unit and announces the result.
        // Step 2, self-review: the unit reviews its own year.
        // Step 3, member-opinion: the members give their opinions.
        // They run side by side and never wait for each other, until the synthesis freezes the dossier.
        await condition(() => ledger.phase !== phase);
        break;
      case 'party-assessment':
        // Step 4, party-assessment: Sở Nội vụ has submitted the synthesis; the party body's remarks come back.
        await condition(() => ledger.phase !== phase);
        break;
      case 'recognition':
        // Step 5, recognition: Sở Nội vụ proposes a level, the provincial committee recognises it.
        await condition(() => ledger.phase !== phase);
        break;
      default:
        phase satisfies 'closed';
    }
  }
  setCurrentDetails(storyDetails(ledger));
}

/** One timer at a time, for the next instant at which something outstanding needs attention. */
async function remind(
  ledger: EvaluationLedger,
  { spec, clock, wakeSpreadMs }: UnitEvaluationInput,
): Promise<void> {
  // In the first half of the window, so that a timer which fires a second late still comes before the instant.
  const leadMs = Math.floor((wakeSpreadMs * (1 + fractionOf(spec.unit.id))) / 2);
  while (!ledger.closed) {
    const armed = ledger.nextAttentionAt;
    const came = await instantComes({
      at: armed,
      clock,
      leadMs,
      changed: () => ledger.closed || ledger.nextAttentionAt !== armed,
      summary: armed ? attentionSummary(ledger, armed) : '',
    });
    if (came && armed !== undefined) {
      const time = planNow(clock);
      ledger.settle(time > armed ? time : armed);
    }
  }
}

/**
 * Keeps the read model up to date: one call at a time, with everything that changed since the last. `told` is the
 * change that the starter wrote, as the first view; a linked run tells everything.
 */
async function projectChanges(ledger: EvaluationLedger, told: number): Promise<void> {
  let written = told;
  await CancellationScope.nonCancellable(async () => {
    while (true) {
      await condition(() => ledger.state.changes > written || ledger.closed);
      const { spec, state, undelivered } = ledger;
      if (state.changes === written) return;
      const { changes } = state;
      const notices = [...undelivered];
      await projectEvaluation({ view: viewOf(spec, state), state, notices });
      ledger.delivered(notices.length);
      written = changes;
    }
  });
}
