import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../api/ask';

/** A campaign with its plan: what its pages are about, and in whose words. */
export const campaignQuery = (campaign: string) =>
  queryOptions({
    queryKey: [campaign, 'campaign'],
    queryFn: async () => {
      const params = { path: { campaign } };
      const [found, plan] = await Promise.all([
        ask(api.GET('/api/v1/campaigns/{campaign}', { params })),
        ask(api.GET('/api/v1/campaigns/{campaign}/plan', { params })),
      ]);
      return { campaign: found, plan };
    },
    staleTime: 60_000,
  });
