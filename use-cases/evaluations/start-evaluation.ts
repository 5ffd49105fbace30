import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { WorkflowIdReusePolicy } from '@temporalio/common';
import { type CampaignClock, clockAtStart } from '../../domain/clock';
import { campaignSchedule, type EvaluationSpec, evaluationSpec } from '../../domain/schedule';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { UnitDocument } from '../../store/documents/register';
import { evaluationWorkflowId, TASK_QUEUES, type UnitEvaluationInput } from '../../workflows/contract';
import { evaluationDetails, evaluationSummary } from '../../workflows/details';
import type { unitEvaluation } from '../../workflows/unit-evaluation';
import { attributesOf } from '../search-attributes';

/** Makes the specs of a campaign's units; the dates that they share are computed once. */
export function specMaker({ _id: campaign, plan, openedAt }: CampaignDocument) {
  const steps = campaignSchedule({ plan, openedAt });
  return ({ unit, owed }: Pick<UnitDocument, 'unit' | 'owed'>): EvaluationSpec =>
    evaluationSpec({ campaign, plan, steps, openedAt, unit, owed });
}

/** Starts one unit's evaluation; resolves to false, and starts nothing, if the policy finds one already. */
export async function startEvaluation({
  client,
  input,
  reuse,
  searchAttributes,
  taskQueue = TASK_QUEUES.evaluations,
}: {
  client: Client;
  input: Omit<UnitEvaluationInput, 'clock'> & { clock: CampaignClock };
  /** `REJECT_DUPLICATE` for a first start, `ALLOW_DUPLICATE` for a later run after a closed one. */
  reuse: WorkflowIdReusePolicy;
  /** The time-skipping test server does not know them. */
  searchAttributes: boolean;
  taskQueue?: string;
}): Promise<boolean> {
  const { spec } = input;
  const { campaign, unit } = spec;
  try {
    await client.workflow.start<typeof unitEvaluation>('unitEvaluation', {
      workflowId: evaluationWorkflowId(campaign, unit.id),
      workflowIdReusePolicy: reuse,
      taskQueue,
      args: [{ ...input, clock: clockAtStart(input.clock) }],
      staticSummary: evaluationSummary(spec),
      staticDetails: evaluationDetails(spec),
      ...(searchAttributes && { typedSearchAttributes: attributesOf({ campaign, unit }) }),
    });
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}
