/**
 * The links of a page (RFC 8288), for Express's `response.links`: the address that was asked, path and query, with
 * another cursor. The last page has no next one. They are relative references, since what is in front of us is not ours to know.
 */
export function pageLinks(url: string, nextCursor: string | undefined): Record<string, string> {
  const [, path = '', query = ''] = /^([^?]*)\??(.*)$/.exec(url) ?? [];
  const at = (cursor: string | undefined): string => {
    const search = new URLSearchParams(query);
    search.delete('cursor');
    if (cursor !== undefined) search.set('cursor', cursor);
    return search.size > 0 ? `${path}?${search.toString()}` : path;
  };
  return { first: at(undefined), ...(nextCursor !== undefined && { next: at(nextCursor) }) };
}
