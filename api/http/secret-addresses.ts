/**
 * Pages whose address ends with a secret: it lets somebody in, or leads to what somebody owes. Express takes capitals for the same
 * address, and a request may name the whole of it (RFC 9112, section 3.2.2).
 */
const SECRET_ADDRESS = /^((?:https?:\/\/[^/]*)?\/(?:t|vao|thiet-lap)\/).+/i;

/** A path as it may be written down. */
export const withoutSecret = (path: string): string =>
  path.replace(SECRET_ADDRESS, (_all, page: string) => `${page}…`);
