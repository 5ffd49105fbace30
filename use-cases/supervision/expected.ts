import type { WorkflowKind } from '../../domain/campaign';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { Store } from '../../store/store';
import { campaignWorkflowId, evaluationWorkflowId } from '../../workflows/contract';

/** A workflow that should run. Not the letters': the campaign's own sees to that. */
export interface Expected {
  workflowId: string;
  campaign: string;
  what: Exclude<WorkflowKind, 'letters'>;
  /** Of an evaluation. */
  unit?: string;
}

export const expectedCampaign = ({ _id: campaign }: CampaignDocument): Expected => ({
  workflowId: campaignWorkflowId(campaign),
  campaign,
  what: 'campaign',
});

/** All that should run of a campaign, from a whole reading of its open evaluations. */
export async function* allExpected(
  store: Store,
  campaign: CampaignDocument,
): AsyncGenerator<Expected, void, void> {
  yield expectedCampaign(campaign);
  for await (const { unit } of store.evaluations.eachOpen(campaign._id)) {
    yield expectedEvaluation(campaign._id, unit.id);
  }
}

export const expectedEvaluation = (campaign: string, unit: string): Expected => ({
  workflowId: evaluationWorkflowId(campaign, unit),
  campaign,
  what: 'evaluation',
  unit,
});
