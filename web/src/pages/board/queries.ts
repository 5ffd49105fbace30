import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../api/ask';
import { type Filter, queryOf } from './filter';
import { PAGE_ROWS } from './order';
import { type BoardAnswer, type BoardRows, withAnswers } from './rows';

/** By then all is read again, though nobody may have told of a change: a store's clock that was set back would hide it. */
const HELD_MS = 5 * 60_000;

/**
 * All units that a filter means: a province's fit into one page, those of a thousand into five. Once they are held only what has
 * changed is asked for, so that a hint costs as much as it tells of.
 */
export const boardQuery = (campaign: string, filter: Filter) => {
  const query = queryOf(filter);
  return queryOptions({
    queryKey: [campaign, 'board', query],
    queryFn: async ({ signal, client, queryKey }): Promise<BoardRows> => {
      const readMs = Date.now();
      const known = client.getQueryData<BoardRows>(queryKey);
      const held = known && readMs - known.readMs < HELD_MS ? known : undefined;
      const page = (more: object) =>
        ask(
          api.GET('/api/v1/campaigns/{campaign}/evaluations', {
            params: { path: { campaign }, query: { ...query, cells: 'true', limit: PAGE_ROWS, ...more } },
            signal,
          }),
        );
      let answer = await page(held?.asOf === undefined ? {} : { changedSince: held.asOf });
      if (held && answer.gone) return withAnswers(held, [answer]);
      const answers: [BoardAnswer, ...BoardAnswer[]] = [answer];
      while (answer.nextCursor !== undefined) {
        answer = await page({ cursor: answer.nextCursor });
        answers.push(answer);
      }
      return withAnswers({ rows: [], owing: [], asOf: undefined, readMs }, answers);
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
