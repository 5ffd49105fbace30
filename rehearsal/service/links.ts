import { z } from 'zod';
import { readPage } from './read-page';

const homePage = z.object({ links: z.array(z.object({ key: z.string(), href: z.string() })) });

/** Where the mailbox and Temporal's own pages are, if the service says so. */
export async function linksOf(
  apiUrl: string,
  signal?: AbortSignal,
): Promise<{ mailbox?: string; temporal?: string }> {
  const { links } = await readPage(`${apiUrl}/`, homePage, signal);
  const { mailbox, temporal } = Object.fromEntries(links.map(({ key, href }) => [key, href]));
  return { ...(mailbox !== undefined && { mailbox }), ...(temporal !== undefined && { temporal }) };
}
