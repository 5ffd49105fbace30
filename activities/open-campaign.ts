import { newState } from '../domain/ledger/state';
import { viewOf } from '../domain/ledger/view';
import type { EvaluationSpec } from '../domain/schedule';
import type { CampaignDocument } from '../store/documents/campaign';
import { evaluationKey } from '../store/ids';
import { storePage } from '../use-cases/campaigns/store-register';
import { specMaker, startEvaluation } from '../use-cases/evaluations/start-evaluation';
import type { CampaignActivities } from '../workflows/contract';
import type { ActivityDeps } from './deps';
import { eachUnit } from './each-unit';
import { findCampaign } from './find-campaign';
import { untilWorkersFollow } from './workers-behind';

/** After so many starts it is asked whether the workers follow: a province needs not ask. */
const LOOK_EVERY = 64;

export const createOpeningActivities = (
  deps: Pick<ActivityDeps, 'store' | 'client' | 'searchAttributes'>,
): Pick<CampaignActivities, 'storeRegisterPage' | 'startEvaluations'> => ({
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
      before: async (done) => {
        const started = slice.offset + done;
        if (started > 0 && started % LOOK_EVERY === 0) await untilWorkersFollow(deps.client);
        return stillOpening(deps, { ...slice, started });
      },
      work: async (unit) => {
        if (await startOne(deps, campaign, specOf(unit))) started += 1;
      },
    });
    if (slice.offset + slice.limit >= campaign.units) await endOpening(deps, campaign);
    return { started };
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
export async function endOpening(
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
