import { activityInfo, log } from '@temporalio/activity';
import { fromMs } from '../domain/time';
import { lettersDoneThrough } from '../use-cases/campaigns/letters-done-through';
import { type CampaignActivities, dispatcherWorkflowId } from '../workflows/contract';
import type { ActivityDeps } from './deps';
import { createEndingActivities } from './end-campaign';
import { findCampaign } from './find-campaign';
import { createOpeningActivities } from './open-campaign';

export const createCampaignActivities = (
  deps: Pick<ActivityDeps, 'store' | 'client' | 'now' | 'searchAttributes'>,
): CampaignActivities => ({
  ...createOpeningActivities(deps),
  ...createEndingActivities(deps),

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
