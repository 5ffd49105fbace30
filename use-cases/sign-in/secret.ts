import { createHash, randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const BYTES = 32;

/** What a browser or a link holds: 256 random bits, 43 characters. */
export const newSecret = (): string => randomBytes(BYTES).toString('base64url');

export const isSecret = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** As the store holds it. No slow hash: there is nothing to guess in 256 random bits. */
export const storedAs = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const CODE_DIGITS = 8;

/** Eight random digits: 26 bits, of which five tries are no risk (ASVS 5, 6.5.4). */
export const newCode = (): string => String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');

const derive = promisify(scrypt) as (password: string, salt: string, length: number) => Promise<Buffer>;
const HASH_BYTES = 32;
const SALT_BYTES = 16;

/** A password hash (RFC 7914), since a code is short: whoever reads the store does not read the code (ASVS 5, 6.5.2). */
export async function hashCode(code: string): Promise<{ hash: string; salt: string }> {
  const salt = randomBytes(SALT_BYTES).toString('hex');
  return { salt, hash: (await derive(code, salt, HASH_BYTES)).toString('hex') };
}

export async function isCode(code: string, { hash, salt }: { hash: string; salt: string }): Promise<boolean> {
  return timingSafeEqual(await derive(code, salt, HASH_BYTES), Buffer.from(hash, 'hex'));
}
