/** Part of a file, `to` without it. */
export interface ByteRange {
  from: number;
  to: number;
}

/**
 * The one range that a request asks for (RFC 9110, section 14.2); undefined where it asks for the whole, for several, or for what
 * the file does not have: a server may leave the header out of account.
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | undefined {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  return from < to ? { from, to } : undefined;
}
