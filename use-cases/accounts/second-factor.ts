import { hkdfSync, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { fromMs } from '../../domain/time';
import type { AccountDocument } from '../../store/documents/account';
import type { Deps } from '../deps';
import { storedAs } from '../secret';
import type { Seal } from '../senders/seal';

const ISSUER = 'Công vụ';
/** RFC 6238's own, which every authenticator knows. */
const PERIOD_S = 30;
const SECRET_BYTES = 20;
/** Clocks of phones are a little off. */
const WINDOW = 1;

const totpOf = (secret: Secret, label: string): TOTP =>
  new TOTP({ issuer: ISSUER, label, secret, algorithm: 'SHA1', digits: 6, period: PERIOD_S });

/** A secret for an authenticator that is being set up, of the secret that its page has: the same at each reading of the page. */
export const pendingSecret = (of: string): string =>
  new Secret({ buffer: hkdfSync('sha256', of, '', 'cong-vu/second-factor', SECRET_BYTES) }).base32;

/** What an authenticator reads from the picture. */
export const otpauthUri = (secret: string, address: string): string =>
  totpOf(Secret.fromBase32(secret), address).toString();

/** The number of the step that a code is of, if it is the secret's of now or of the steps beside it. */
function stepOf(code: string, secret: string, nowMs: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const totp = totpOf(Secret.fromBase32(secret), '');
  const delta = totp.validate({ token: code, timestamp: nowMs, window: WINDOW });
  return delta === null ? undefined : Math.floor(nowMs / 1000 / PERIOD_S) + delta;
}

/** By its authenticator: another one of the same person may show its first code within the same half minute. */
async function takeStep({ store }: Pick<Deps, 'store'>, secret: string, step: number): Promise<boolean> {
  const of = `totp ${storedAs(secret)} ${step}`;
  const until = fromMs((step + WINDOW + 1) * PERIOD_S * 1000);
  return (await store.signIn.takeSlot({ of, count: 1, until })) !== undefined;
}

/** The first code of an authenticator proves that it has the secret; it is good for nothing else. */
export async function takeFirstCode(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  { secret, typed }: { secret: string; typed: string },
): Promise<boolean> {
  const step = stepOf(typed.replace(/\s/g, ''), secret, now());
  return step !== undefined && takeStep({ store }, secret, step);
}

export const sealTotp = (seal: Seal, secret: string, account: string): string =>
  seal.close(secret, { account });

const RECOVERY_CODES = 10;
/** Without those that are taken for another: 0, 1, I, L, O, U. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 6;
const GROUP_LENGTH = 4;

/** Ten codes of 117 bits, each good once where the authenticator is lost; from 112 bits on no slow hash is needed (ASVS 5, 6.5.2). */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () =>
    Array.from({ length: GROUPS }, () =>
      Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
    ).join('-'),
  );

/** As it is stored: so many random bits need no slow hash. */
export const recoveryHash = (code: string): string => storedAs(code.toUpperCase().replace(/[^0-9A-Z]/g, ''));

/** Of an account that has none. */
const DECOY = pendingSecret('nobody');

/**
 * Takes a code of the authenticator, or a recovery code: each opens once, of several who enter it at once for one of them (RFC 6238,
 * section 5.2). False too for an account without a second factor.
 */
export async function takeFactor(
  { store, seal, now }: Pick<Deps, 'store' | 'seal' | 'now'>,
  account: AccountDocument | null,
  typed: string,
): Promise<boolean> {
  const code = typed.replace(/[\s-]/g, '');
  const secret = account?.totp === undefined ? undefined : seal?.open(account.totp, { account: account._id });
  const step = stepOf(code, secret ?? DECOY, now());
  if (!account || secret === undefined) return false;
  if (step !== undefined) return takeStep({ store }, secret, step);
  const hash = recoveryHash(code);
  if (!account.recoveryCodes?.includes(hash)) return false;
  return store.accounts.takeRecoveryCode({ id: account._id, hash });
}
