import { queryOptions } from '@tanstack/react-query';
import type { Contact, EvaluationLine } from '../../../../api-client/schema';
import { api, ask } from '../../api/ask';

/** Every unit of which something is overdue. */
export const overdueQuery = (campaign: string) =>
  queryOptions({
    queryKey: [campaign, 'board', 'overdue'],
    queryFn: async ({ signal }): Promise<{ now: string; rows: EvaluationLine[] }> => {
      const rows: EvaluationLine[] = [];
      let cursor: string | undefined;
      for (;;) {
        const query = { overdue: 'true', limit: 200, ...(cursor !== undefined && { cursor }) };
        const page = await ask(
          api.GET('/api/v1/campaigns/{campaign}/evaluations', {
            params: { path: { campaign }, query },
            signal,
          }),
        );
        rows.push(...page.items);
        cursor = page.nextCursor;
        if (cursor === undefined) return { now: page.now, rows };
      }
    },
  });

const AT_ONCE = 50;

/** Whom to turn to, by party. */
export const contactsQuery = (campaign: string, parties: readonly string[]) =>
  queryOptions({
    queryKey: [campaign, 'letters', 'contacts', parties],
    queryFn: async ({ signal }): Promise<Map<string, Contact[]>> => {
      const found = new Map<string, Contact[]>();
      for (let from = 0; from < parties.length; from += AT_ONCE) {
        const query = { parties: parties.slice(from, from + AT_ONCE).join(',') };
        const { items } = await ask(
          api.GET('/api/v1/campaigns/{campaign}/contacts', { params: { path: { campaign }, query }, signal }),
        );
        for (const { party, people } of items) found.set(party, people);
      }
      return found;
    },
  });
