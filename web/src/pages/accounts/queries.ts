import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../api/ask';
import type { Account } from '../../api/contract';

const KEY = ['accounts'];

/** Those who have been granted something; or the account of one address. */
export const accountsQuery = ({
  address,
  cursor,
}: {
  address?: string | undefined;
  cursor?: string | undefined;
}) =>
  queryOptions({
    queryKey: [...KEY, 'list', address, cursor],
    queryFn: () =>
      ask(
        api.GET('/api/v1/accounts', {
          params: {
            query: { ...(address !== undefined && { address }), ...(cursor !== undefined && { cursor }) },
          },
        }),
      ),
  });

export const accountQuery = (account: string) =>
  queryOptions({
    queryKey: [...KEY, account],
    queryFn: () => ask(api.GET('/api/v1/accounts/{account}', { params: { path: { account } } })),
  });

export const accountSessionsQuery = (account: string) =>
  queryOptions({
    queryKey: [...KEY, account, 'sessions'],
    queryFn: () => ask(api.GET('/api/v1/accounts/{account}/sessions', { params: { path: { account } } })),
  });

/** What the service answered is what stands; the lists are asked for again. */
export function keepAccount(client: QueryClient, account: Account): void {
  client.setQueryData(accountQuery(account.id).queryKey, account);
  void client.invalidateQueries({ queryKey: [...KEY, 'list'] });
  void client.invalidateQueries({ queryKey: accountSessionsQuery(account.id).queryKey });
}
