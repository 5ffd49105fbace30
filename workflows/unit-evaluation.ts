import { CancellationScope, condition, isCancellation, setCurrentDetails } from '@temporalio/workflow';
import { EvaluationLedger } from '../domain/ledger/ledger';
import { fractionOf } from '../domain/spread';
import { isCampaignCancelled } from './campaign-state';
import type { EvaluationOutcome, UnitEvaluationInput } from './contract';
import { attentionSummary, storyDetails } from './details';
import { receiveMessages } from './messages';
import { goOnWhenLong } from './new-run';
import { type PlanTime, planTimeBy } from './plan-time';
import { Projector } from './projector';

/**
 * One unit's year: the five steps of the plan's section III, with its letters.
 * Handlers only record into the ledger; nothing that anybody sends can make the workflow fail.
 */
export async function unitEvaluation(input: UnitEvaluationInput): Promise<EvaluationOutcome> {
  const { spec, previous, untold } = input;
  const ledger = new EvaluationLedger(spec, previous, untold);
  // Before any message: what came in before the first task is taken in there and then, and must be told too.
  const projector = new Projector(ledger, input);
  const time = planTimeBy(input.clock);
  const messages = receiveMessages(ledger, time);
  return Promise.race([
    year(ledger, input, time, projector),
    projector.run(),
    goOnWhenLong({ input, ledger, time, projector, messages }),
  ]);
}

/** Ends once the evaluation has closed and all is told. While the last is being told a reopening may still come. */
async function year(
  ledger: EvaluationLedger,
  input: UnitEvaluationInput,
  time: PlanTime,
  projector: Projector,
): Promise<EvaluationOutcome> {
  while (true) {
    try {
      await Promise.all([remind(ledger, input, time), fiveSteps(ledger)]);
    } catch (error) {
      if (!isCancellation(error)) throw error;
      // A campaign says so in the store before it cancels; what anybody else ends here is started again.
      if (!(await isCampaignCancelled(input.spec.campaign))) throw error;
      ledger.cancel(time.now());
    }
    await CancellationScope.nonCancellable(() => condition(() => projector.isUpToDate));
    const { closed, revision } = ledger.state;
    if (closed) return { status: closed, revision };
  }
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
  { spec, wakeSpreadMs }: UnitEvaluationInput,
  time: PlanTime,
): Promise<void> {
  // In the first half of the window, so that a timer which fires a second late still comes before the instant.
  const leadMs = Math.floor((wakeSpreadMs * (1 + fractionOf(spec.unit.id))) / 2);
  while (!ledger.closed) {
    const armed = ledger.nextAttentionAt;
    const came = await time.comes({
      at: armed,
      leadMs,
      changed: () => ledger.closed || ledger.nextAttentionAt !== armed,
      summary: armed ? attentionSummary(ledger, armed) : '',
    });
    if (came && armed !== undefined) {
      const now = time.now();
      ledger.settle(now > armed ? now : armed);
    }
  }
}
