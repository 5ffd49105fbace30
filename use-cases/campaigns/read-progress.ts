import { ProgressCount, type StepProgress } from '../../domain/rules/progress';
import type { CampaignDocument } from '../../store/documents';
import type { Deps } from '../deps';
import { planNow } from './load-campaign';

/** A campaign's progress, from the read model alone: evaluations are never asked in bulk. */
export async function readProgress(
  deps: Deps,
  campaign: CampaignDocument,
): Promise<{ now: string; evaluations: number; steps: StepProgress[] }> {
  const now = planNow(deps, campaign);
  const count = new ProgressCount(now);
  let evaluations = 0;
  for await (const evaluation of deps.store.evaluations.each({ campaign: campaign._id })) {
    count.add(evaluation);
    evaluations += 1;
  }
  return { now, evaluations, steps: count.result };
}
