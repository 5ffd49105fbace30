import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../api/ask';
import type { FilingStep } from '../../api/contract';

/** All that a party owes or has filed in a step, with its drafts. */
export const worklistQuery = (path: { campaign: string; step: FilingStep; party: string }) =>
  queryOptions({
    queryKey: [path.campaign, 'filings', 'worklist', path.step, path.party],
    queryFn: () =>
      ask(api.GET('/api/v1/campaigns/{campaign}/worklists/{step}/{party}', { params: { path } })),
  });

/** What filings are held against; it stands while a campaign runs. */
export const planQuery = (campaign: string) =>
  queryOptions({
    queryKey: [campaign, 'plan'],
    queryFn: () => ask(api.GET('/api/v1/campaigns/{campaign}/plan', { params: { path: { campaign } } })),
    staleTime: 600_000,
  });
