import type {
  CampaignActivities,
  CampaignStateActivities,
  LetterActivities,
  ProjectionActivities,
  RehearsalActivities,
  SendingActivities,
} from '../workflows/contract';
import { createCampaignActivities } from './campaign';
import { createCampaignStateActivities } from './campaign-state';
import { createComposeLetters } from './compose-letters';
import type { ActivityDeps } from './deps';
import { createProjectionActivities } from './projection';
import { createRehearsalActivities } from './rehearsal-legs';
import { createSendingActivities } from './send-letters';

export const createLetterActivities = ({ store }: Pick<ActivityDeps, 'store'>): LetterActivities => ({
  /** Only reads. */
  async evaluationsBehind(instant) {
    return { behind: await store.evaluations.countBehind(instant) };
  },
  composeLetters: createComposeLetters({ store }),
});

/** All activities, by the task queue that they run on. */
export const createActivities = (
  deps: ActivityDeps,
): {
  evaluations: ProjectionActivities &
    CampaignStateActivities &
    CampaignActivities &
    LetterActivities &
    RehearsalActivities;
  letters: SendingActivities;
} => ({
  evaluations: {
    ...createProjectionActivities(deps),
    ...createCampaignStateActivities(deps),
    ...createCampaignActivities(deps),
    ...createLetterActivities(deps),
    ...createRehearsalActivities(deps),
  },
  letters: createSendingActivities({ ...deps, store: deps.sendingStore ?? deps.store }),
});
