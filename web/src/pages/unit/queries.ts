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
