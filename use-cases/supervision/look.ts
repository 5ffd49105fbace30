import type { Client } from '@temporalio/client';
import type { Instant } from '../../domain/time';
import type { CampaignDocument } from '../../store/documents/campaign';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes';
import type { SupervisionDeps } from './deps';
import { allExpected, type Expected, expectedCampaign, expectedEvaluation } from './expected';
import { type Ended, endOf } from './restart';

const SUPERVISED = `WorkflowType IN ('campaign', 'unitEvaluation')`;

const ofCampaign = ({ _id }: CampaignDocument) =>
  `${SEARCH_ATTRIBUTES.campaign} = '${_id}' AND ${SUPERVISED}`;

/**
 * What of a campaign ended other than well since an instant of real time, and runs no more: one list, however many
 * evaluations there are.
 */
export async function endedSince(
  deps: Pick<SupervisionDeps, 'client' | 'store'>,
  campaign: CampaignDocument,
  since: Instant,
): Promise<Ended[]> {
  const query = `${ofCampaign(campaign)} AND ExecutionStatus IN ('Terminated', 'Failed', 'TimedOut', 'Canceled') AND CloseTime >= '${since}'`;
  const found = new Map<string, Expected>();
  for await (const { workflowId } of deps.client.workflow.list({ query })) {
    const expected = named(campaign, workflowId);
    if (expected) found.set(workflowId, expected);
  }
  return thatEnded(deps, found.values());
}

function named(campaign: CampaignDocument, workflowId: string): Expected | undefined {
  const own = expectedCampaign(campaign);
  if (workflowId === own.workflowId) return own;
  const prefix = expectedEvaluation(campaign._id, '').workflowId;
  return workflowId.startsWith(prefix)
    ? expectedEvaluation(campaign._id, workflowId.slice(prefix.length))
    : undefined;
}

/** Evaluations that are looked at together. */
const PAGE = 100;

/**
 * What does not run of a page of what should, and of the campaign's own workflow; also sees what Temporal has forgotten, or never
 * had. Looking again and again comes round to all, and costs the same however many there are. `offset` counts units of the register;
 * `next` is that of the next page, 0 after the last one.
 */
export async function endedAmong(
  deps: Pick<SupervisionDeps, 'client' | 'store'>,
  campaign: CampaignDocument,
  offset: number,
): Promise<{ ended: Ended[]; next: number }> {
  const { _id: id } = campaign;
  const { register, evaluations } = deps.store;
  const page = await register.unitIdsSlice({ campaign: id, offset, limit: PAGE });
  const units = await evaluations.openOf({ campaign: id, units: page });
  const expected = [expectedCampaign(campaign), ...units.map((unit) => expectedEvaluation(id, unit))];
  const named = expected.map(({ workflowId }) => `'${workflowId}'`).join(', ');
  const query = `${ofCampaign(campaign)} AND ExecutionStatus = 'Running' AND WorkflowId IN (${named})`;
  const running = await idsOf(deps.client, query);
  const missing = expected.filter(({ workflowId }) => !running.has(workflowId));
  return { ended: await thatEnded(deps, missing), next: offset + PAGE < campaign.units ? offset + PAGE : 0 };
}

/**
 * Everything of a campaign that should run and does not: reads it all. An evaluation that ended a moment ago may still be
 * listed as running; the campaign's own workflow is asked itself.
 */
export async function allEnded(
  deps: Pick<SupervisionDeps, 'client' | 'store'>,
  campaign: CampaignDocument,
): Promise<Ended[]> {
  const running = await runningEvaluations(deps.client, campaign);
  const missing: Expected[] = [];
  for await (const expected of allExpected(deps.store, campaign)) {
    if (!running.has(expected.workflowId)) missing.push(expected);
  }
  return thatEnded(deps, missing);
}

const runningEvaluations = (client: Client, campaign: CampaignDocument): Promise<Set<string>> =>
  idsOf(
    client,
    `${ofCampaign(campaign)} AND WorkflowType = 'unitEvaluation' AND ExecutionStatus = 'Running'`,
  );

async function idsOf(client: Client, query: string): Promise<Set<string>> {
  const ids = new Set<string>();
  for await (const { workflowId } of client.workflow.list({ query })) ids.add(workflowId);
  return ids;
}

/** Asked one by one: what is listed may be behind. */
async function thatEnded(
  deps: Pick<SupervisionDeps, 'client' | 'store'>,
  candidates: Iterable<Expected>,
): Promise<Ended[]> {
  const ended: Ended[] = [];
  for (const candidate of candidates) {
    const end = await endOf(deps, candidate);
    if (end) ended.push(end);
  }
  return ended;
}
