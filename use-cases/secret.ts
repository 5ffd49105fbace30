import { randomBytes } from 'node:crypto';
import { sha256Of } from './digest';

const BYTES = 32;

/** What a key, a browser or a link holds: 256 random bits, 43 characters. */
export const newSecret = (): string => randomBytes(BYTES).toString('base64url');

export const isSecret = (text: string): boolean => /^[\w-]{43}$/.test(text);

/**
 * As the store holds it: SHA-256, lower-case hex. No slow password hash: there is nothing to guess in so many random bits
 * that a slow hash would protect, and every request pays for it.
 */
export const storedAs = (secret: string): string => sha256Of(secret).toString('hex');
