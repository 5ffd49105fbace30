import { createHash, randomBytes } from 'node:crypto';

/**
 * JSON with sorted keys and without what is undefined, so that equal contents have equal texts
 * (in the manner of RFC 8785; our contents hold no numbers that it would write differently).
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}

export const sha256Of = (text: string | Uint8Array): Buffer => createHash('sha256').update(text).digest();

/** SHA-256 of the canonical JSON, lower-case hex. */
export const digestOf = (value: unknown): string => sha256Of(canonicalJson(value)).toString('hex');

const SALT_BYTES = 16;

/**
 * Goes into the digest of what may be one of a few levels, and stays beside the content: without it, whoever sees the
 * digest could try out which one it is. Lower-case hex.
 */
export const newSalt = (): string => randomBytes(SALT_BYTES).toString('hex');
