import { type NextDeadline, nextDeadlineOf } from '../../domain/rules/next-deadline';
import type { StepProgress } from '../../domain/rules/progress';
import { mergeSmallKinds } from '../../domain/rules/small-kinds';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { Deps } from '../deps';
import { standingsOf } from '../standings/find-standings';
import { planNow } from './load-campaign';

export interface Progress {
  now: string;
  evaluations: number;
  nextDeadline?: NextDeadline;
  steps: (StepProgress & { merged?: { id: string; name: string }[] })[];
}

/**
 * A campaign's progress, from the read model alone: evaluations are never asked in bulk, and of the read model only what is new. For those who may not read
 * single units, kinds with few units are merged.
 */
export async function readProgress(
  deps: Deps,
  campaign: CampaignDocument,
  { smallKinds }: { smallKinds?: 'merged' | undefined } = {},
): Promise<Progress> {
  const now = planNow(deps, campaign);
  const { count, evaluations } = (await standingsOf(deps.store.evaluations, campaign._id)).progress(now);
  const next = nextDeadlineOf(campaign.plan, now);
  const head = { now, evaluations, ...(next && { nextDeadline: next }) };
  if (smallKinds === undefined) return { ...head, steps: count.result };
  const nameOf = new Map(campaign.plan.unitKinds.map(({ id, name }) => [id, name]));
  const steps = count.result.map((step) => {
    const { merged, ...rest } = mergeSmallKinds(step, count.unitsIn(step.step));
    return { ...rest, ...(merged && { merged: merged.map((id) => ({ id, name: nameOf.get(id) ?? id })) }) };
  });
  return { ...head, steps };
}
