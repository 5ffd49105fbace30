import { activityInfo, log } from '@temporalio/activity';
import { planTimeAt } from '../domain/clock';
import { EvaluationLedger } from '../domain/ledger/ledger';
import { newState } from '../domain/ledger/state';
import { viewOf } from '../domain/ledger/view';
import type { EvaluationSpec } from '../domain/schedule';
import { fromMs } from '../domain/time';
import type { CampaignDocument } from '../store/documents';
import { evaluationKey } from '../store/ids';
import { lettersDoneThrough } from '../use-cases/campaigns/letters-done-through';
import { storePage } from '../use-cases/campaigns/store-register';
import { specMaker, startEvaluation } from '../use-cases/evaluations/start-evaluation';
import { isRunning } from '../use-cases/newest-run';
import { type CampaignActivities, dispatcherWorkflowId, evaluationWorkflowId } from '../workflows/contract';
import type { ActivityDeps } from './deps';
import { eachUnit } from './each-unit';
import { findCampaign } from './find-campaign';

export const createCampaignActivities = (
  deps: Pick<ActivityDeps, 'store' | 'client' | 'now' | 'searchAttributes'>,
): CampaignActivities => ({
  /** Safe to run twice: what is stored stays as it is. */
  async storeRegisterPage({ campaign, page }) {
    await storePage(deps.store, { campaign, page });
    await deps.store.campaigns.noteOpening({ campaign, stored: page + 1 });
  },

  /**
   * Safe to run twice: the first view is insert-only, a second start is refused by the workflow's id, and where
   * Temporal has forgotten a closed run the read model still shows it. Stops when the campaign is no longer open.
   */
  async startEvaluations(slice) {
    const campaign = await findCampaign(deps.store, slice.campaign);
    const specOf = specMaker(campaign);
    let started = 0;
    await eachUnit({
      store: deps.store,
      slice,
      before: (done) => stillOpening(deps, { ...slice, started: slice.offset + done }),
      work: async (unit) => {
        if (await startOne(deps, campaign, specOf(unit))) started += 1;
      },
    });
    if (slice.offset + slice.limit >= campaign.units) await endOpening(deps, campaign);
    return { started };
  },

  /** Safe to run twice: asking again changes nothing, and one that has closed does not hear it. */
  async cancelEvaluations(slice) {
    const campaign = await findCampaign(deps.store, slice.campaign);
    const specOf = specMaker(campaign);
    await eachUnit({ store: deps.store, slice, work: (unit) => cancelOne(deps, campaign, specOf(unit)) });
  },

  /** Safe to run twice: the first ending stands. */
  async closeCampaign({ campaign, state }) {
    const { campaigns, evaluations, letters } = deps.store;
    await campaigns.setState({ campaign, state, endedAtReal: fromMs(deps.now()) });
    // Only then: whoever reopens an evaluation shows it as open before it looks at the campaign.
    if (state === 'closed') {
      // A failed letter may be to go again since the dispatcher counted for the last time.
      const { ready, sending } = await letters.countByState(campaign);
      if (ready + sending > 0 || (await evaluations.hasOpen(campaign))) await campaigns.reopen(campaign);
    }
    const ended = await findCampaign(deps.store, campaign);
    if (ended.state === 'cancelled') await endOpening(deps, ended);
    return { state: ended.state };
  },

  /** Safe to run twice: what has an end keeps it. */
  async withdrawLetters({ campaign }) {
    const letters = await deps.store.letters.withdrawAll(campaign);
    if (letters > 0) log.info('letters withdrawn: their campaign was cancelled', { campaign, letters });
  },

  /** Safe to run twice: one end is noted once. Its campaign starts it again next. */
  async noteLettersEnded({ campaign, endedAs }) {
    const { workflowExecution, activityId } = activityInfo();
    const workflowId = dispatcherWorkflowId(campaign);
    const at = fromMs(deps.now());
    await deps.store.ends.notice({
      _id: `${workflowId}#${workflowExecution?.runId ?? ''}/${activityId}`,
      workflowId,
      campaign,
      what: 'letters',
      endedAs,
      noticedAt: at,
      restartedAt: at,
    });
    log.error('a workflow ended and should not have', { campaign, what: 'letters', endedAs });
  },

  /** Only reads. */
  async lettersDoneThrough({ campaign }) {
    const document = await findCampaign(deps.store, campaign);
    return { doneThrough: await lettersDoneThrough(deps.store, document) };
  },
});

/** Notes how many are started; false if the campaign is no longer open. */
async function stillOpening(
  { store }: Pick<ActivityDeps, 'store'>,
  { campaign, started }: { campaign: string; started: number },
): Promise<boolean> {
  const document = await store.campaigns.get(campaign);
  if (document?.opening) await store.campaigns.noteOpening({ campaign, started });
  return document?.state === 'open';
}

/** Safe to repeat. */
async function endOpening(
  { store }: Pick<ActivityDeps, 'store'>,
  { _id: campaign, opening }: CampaignDocument,
): Promise<void> {
  if (!opening) return;
  // First: without them it could not be opened again, and it is over only then.
  await store.registerPages.remove({ campaign, pages: opening.pages });
  await store.campaigns.endOpening(campaign);
}

async function startOne(
  { store, client, searchAttributes = true }: Pick<ActivityDeps, 'store' | 'client' | 'searchAttributes'>,
  { clock, wakeSpreadMs }: CampaignDocument,
  spec: EvaluationSpec,
): Promise<boolean> {
  const { campaign, unit } = spec;
  const known = await store.evaluations.rowOf({ campaign, unit: unit.id });
  if (known && !known.open) return false;
  // Before the start: letters and progress count an evaluation from here on, and it never shows less than this.
  const view = viewOf(spec, newState(spec));
  await store.evaluations.insertFirst({
    ...view,
    _id: evaluationKey({ campaign, unit: unit.id }),
    open: true,
  });
  const input = { spec, clock, wakeSpreadMs };
  return startEvaluation({ client, input, reuse: 'REJECT_DUPLICATE', searchAttributes });
}

async function cancelOne(
  { store, client, now }: Pick<ActivityDeps, 'store' | 'client' | 'now'>,
  { clock }: CampaignDocument,
  spec: EvaluationSpec,
): Promise<void> {
  const { campaign, unit } = spec;
  const workflowId = evaluationWorkflowId(campaign, unit.id);
  if (await isRunning(client, workflowId)) {
    await client.workflow.getHandle(workflowId).cancel();
    return;
  }
  const known = await store.evaluations.rowOf({ campaign, unit: unit.id });
  if (!known?.open) return;
  // Its first view was written and it was never started, or it was ended by hand: nobody else will say that it has ended.
  const stored = await store.evaluations.ledgerOf({ campaign, unit: unit.id });
  const ledger = new EvaluationLedger(spec, stored ?? undefined);
  ledger.cancel(planTimeAt(clock, now()));
  const view = viewOf(spec, ledger.state);
  const _id = evaluationKey({ campaign, unit: unit.id });
  await store.evaluations.upsertIfNewer({ ...view, _id, open: false, ledger: ledger.state });
  await store.drafts.closeOf({ campaign, unit: unit.id });
}
