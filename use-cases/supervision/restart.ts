import { planTimeAt } from '../../domain/clock';
import { fromMs } from '../../domain/time';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { EndDocument } from '../../store/documents/evaluation';
import { startCampaign } from '../campaigns/start-campaign';
import { specMaker, startEvaluation } from '../evaluations/start-evaluation';
import { isLive, newestRun } from '../newest-run';
import type { SupervisionDeps } from './deps';
import type { Expected } from './expected';
import { rebuildLedger } from './rebuild-ledger';

/** A workflow that should run and does not. */
export type Ended = Omit<EndDocument, 'noticedAt' | 'restartedAt'>;

/** What has ended of what should run, asked of the workflow itself; undefined if it runs, or has ended as it should. */
export async function endOf(
  { client, store }: Pick<SupervisionDeps, 'client' | 'store'>,
  { workflowId, campaign, what, unit }: Expected,
): Promise<Ended | undefined> {
  const newest = await newestRun(client, workflowId);
  if (isLive(newest?.status)) return undefined;
  // Only then: an evaluation has written that it is closed before its run ends.
  if (unit !== undefined && !(await store.evaluations.rowOf({ campaign, unit }))?.open) return undefined;
  // One that is being opened, or whose opening failed before its register was stored: whoever opens it does it again.
  if (what === 'campaign' && !newest && !(await store.evaluations.hasAny(campaign))) return undefined;
  return {
    _id: `${workflowId}#${newest?.runId ?? 'unknown'}`,
    workflowId,
    campaign,
    what,
    ...(unit !== undefined && { unit }),
    endedAs: newest?.status ?? 'UNKNOWN',
  };
}

/** Notes an end and starts the workflow again from the store. Safe to repeat, and by several at once: one start succeeds. */
export async function restart(
  deps: SupervisionDeps,
  campaign: CampaignDocument,
  ended: Ended,
): Promise<void> {
  const { store, now, logger } = deps;
  const { workflowId, unit, endedAs, what } = ended;
  const about = { campaign: campaign._id, ...(unit !== undefined && { unit }), what, endedAs };
  if (await store.ends.notice({ ...ended, noticedAt: fromMs(now()), restartedAt: null })) {
    logger.error(about, 'a workflow ended and should not have');
  }
  // Of one that ended well only the store says that it should run: an evaluation was reopened, and then all stopped.
  const reuse = endedAs === 'COMPLETED' ? 'ALLOW_DUPLICATE' : 'ALLOW_DUPLICATE_FAILED_ONLY';
  if (unit === undefined) await startCampaign(deps, campaign, reuse);
  else await startFromStore(deps, { campaign, unit, reuse });
  await store.ends.restarted({ workflowId, at: fromMs(now()) });
  logger.warn(about, 'started again from what is stored');
}

async function startFromStore(
  deps: SupervisionDeps,
  {
    campaign,
    unit: unitId,
    reuse,
  }: { campaign: CampaignDocument; unit: string; reuse: Parameters<typeof startEvaluation>[0]['reuse'] },
): Promise<void> {
  const { store, client, now, searchAttributes = true } = deps;
  const { _id: id, clock, wakeSpreadMs } = campaign;
  const unit = await store.register.unit({ campaign: id, unit: unitId });
  if (!unit) throw new Error(`the register of ${id} has no unit ${unitId}`);
  const spec = specMaker(campaign)(unit);
  const ledger = await rebuildLedger({ store, spec, now: planTimeAt(clock, now()) });
  const input = { spec, clock, wakeSpreadMs, previous: ledger.state, untold: [...ledger.undelivered] };
  await startEvaluation({ client, input, reuse, searchAttributes });
}
