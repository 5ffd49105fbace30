import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

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
