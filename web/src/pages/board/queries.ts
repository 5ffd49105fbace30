import { queryOptions } from '@tanstack/react-query';
import type { EvaluationLine } from '../../../../api-client/schema';
import { api, ask } from '../../api/ask';
import { type Filter, queryOf } from './filter';
import { PAGE_ROWS } from './order';

export interface BoardRows {
  now: string;
  rows: EvaluationLine[];
  /** Who owes something in them. */
  owing: { step: string; party: string; name: string }[];
}

/** All units that a filter means: a province's fit into one page, those of a thousand into five. */
export const boardQuery = (campaign: string, filter: Filter) => {
  const query = queryOf(filter);
  return queryOptions({
    queryKey: [campaign, 'board', query],
    queryFn: async ({ signal }): Promise<BoardRows> => {
      const rows: EvaluationLine[] = [];
      const owing: BoardRows['owing'] = [];
      let cursor: string | undefined;
      for (;;) {
        const page = await ask(
          api.GET('/api/v1/campaigns/{campaign}/evaluations', {
            params: {
              path: { campaign },
              query: { ...query, cells: 'true', limit: PAGE_ROWS, ...(cursor !== undefined && { cursor }) },
            },
            signal,
          }),
        );
        rows.push(...page.items);
        owing.push(...(page.owing ?? []));
        cursor = page.nextCursor;
        if (cursor === undefined) return { now: page.now, rows, owing };
      }
    },
    // Another filter leaves the table in view until its rows are there.
    placeholderData: (before) => before,
  });
};

export const progressQuery = (campaign: string) =>
  queryOptions({
    queryKey: [campaign, 'board', 'progress'],
    queryFn: () => ask(api.GET('/api/v1/campaigns/{campaign}/progress', { params: { path: { campaign } } })),
  });

/** How many letters are in which state. */
export const letterCountsQuery = (campaign: string) =>
  queryOptions({
    queryKey: [campaign, 'letters', 'counts'],
    queryFn: async () => {
      const query = { limit: 1 };
      const path = { campaign };
      return (await ask(api.GET('/api/v1/campaigns/{campaign}/letters', { params: { path, query } }))).counts;
    },
  });
