import type { LetterActivities } from '../workflows/contract';
import type { ActivityDeps } from './deps';
import { findCampaign } from './find-campaign';

export const createReadyLetters =
  ({ store }: Pick<ActivityDeps, 'store'>): LetterActivities['readyLetters'] =>
  /** Only reads. */
  async ({ campaign, after, limit }) => {
    const { sending, state } = await findCampaign(store, campaign);
    if (sending === 'held' || state === 'cancelled') return { letters: [] };
    return { letters: await store.letters.readyAfter({ campaign, after, limit }) };
  };
