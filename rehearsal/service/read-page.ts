import type { z } from 'zod';
import { CallFailed, patiently } from './http';

/** Reads a page that the description of the API does not know, so that nothing else says what is on it. */
export async function readPage<Page>(
  url: string,
  page: z.ZodType<Page>,
  signal?: AbortSignal,
): Promise<Page> {
  const response = await patiently({ signal })(new Request(url, { headers: { Accept: 'application/json' } }));
  const { success, data, error } = page.safeParse(await response.json());
  if (success) return data;
  const [issue] = error.issues;
  const what = `unexpected answer: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  throw new CallFailed(`GET ${url}`, response.status, what);
}
