import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './schema';

export type ApiClient = Client<paths>;

/** A client of the API, as the API describes itself. It needs `fetch` and nothing of Node: a page can use it too. */
export function apiClient({
  url,
  key,
  headers,
  fetch,
}: {
  /** Where the service is, without `/api/v1`. */
  url: string;
  key?: string | undefined;
  /** Of every call, such as `Accept-Language`. */
  headers?: Record<string, string> | undefined;
  /** Instead of the global one. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
}): ApiClient {
  return createClient<paths>({
    baseUrl: url,
    headers: { ...(key !== undefined && { Authorization: `Bearer ${key}` }), ...headers },
    ...(fetch && { fetch }),
  });
}
