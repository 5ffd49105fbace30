import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../api/ask';

export interface OfUnit {
  campaign: string;
  unit: string;
}

export const evaluationQuery = ({ campaign, unit }: OfUnit) =>
  queryOptions({
    queryKey: [campaign, 'evaluations', unit],
    queryFn: () =>
      ask(
        api.GET('/api/v1/campaigns/{campaign}/evaluations/{unit}', { params: { path: { campaign, unit } } }),
      ),
  });

/** A filing with what it says. Reading it is recorded, so that it is asked for once and by hand. */
export const filingQuery = ({ campaign, unit, filing }: OfUnit & { filing: string }) =>
  queryOptions({
    queryKey: [campaign, 'filings', unit, filing],
    queryFn: () =>
      ask(
        api.GET('/api/v1/campaigns/{campaign}/evaluations/{unit}/filings/{filing}', {
          params: { path: { campaign, unit, filing } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const documentsQuery = ({ campaign, unit }: OfUnit) =>
  queryOptions({
    queryKey: [campaign, 'evaluations', unit, 'documents'],
    queryFn: () =>
      ask(
        api.GET('/api/v1/campaigns/{campaign}/documents', {
          params: { path: { campaign }, query: { unit, limit: 200 } },
        }),
      ),
  });
