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
    // While it is being opened somebody watches.
    refetchInterval: ({ state }) => (state.data?.campaign.opening ? 2_000 : false),
  });

/** A filing with what it says. Reading it is recorded, so that it is asked for once and by hand. */
export const filingQuery = (path: Record<'campaign' | 'unit' | 'filing', string>) =>
  queryOptions({
    queryKey: [path.campaign, 'filings', path.unit, path.filing],
    queryFn: () =>
      ask(api.GET('/api/v1/campaigns/{campaign}/evaluations/{unit}/filings/{filing}', { params: { path } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
