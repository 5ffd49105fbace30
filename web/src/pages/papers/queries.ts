import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../api/ask';

/** Papers with a stamp of one day, or all that wait for their contents. */
export const papersQuery = (campaign: string, query: { day: string } | { waiting: 'true' }) =>
  queryOptions({
    queryKey: [campaign, 'filings', 'papers', query],
    queryFn: () =>
      ask(api.GET('/api/v1/campaigns/{campaign}/papers', { params: { path: { campaign }, query } })),
  });

export const partiesQuery = (campaign: string) =>
  queryOptions({
    queryKey: [campaign, 'parties'],
    queryFn: () => ask(api.GET('/api/v1/campaigns/{campaign}/parties', { params: { path: { campaign } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const mattersQuery = (campaign: string, party: string | undefined) =>
  queryOptions({
    queryKey: [campaign, 'matters', party],
    queryFn: () =>
      ask(
        api.GET('/api/v1/campaigns/{campaign}/parties/{party}/matters', {
          params: { path: { campaign, party: party ?? '' } },
        }),
      ),
    enabled: party !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
