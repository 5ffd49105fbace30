import { hash, verify } from '@node-rs/argon2';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { asId } from '../../config/did-you-mean';

/** ASVS 5, 6.2.1 asks for 8 and recommends 15. */
export const PASSWORD_MIN = 15;
/** More than the 64 of ASVS 5, 6.2.9; past it the cost of a hash would be the sender's to choose. */
export const PASSWORD_MAX = 256;
/** What can be guessed in fewer tries than this power of ten is refused. */
const GUESSES_LOG10 = 10;

export type PasswordFault = 'too-short' | 'too-long' | 'guessable';

/** Keyboards write the same Vietnamese letter as one character or as two (NIST SP 800-63B, section 3.1.1.2). */
const asOneForm = (password: string): string => password.normalize('NFKC');

/** In characters of Unicode (ASVS 5, 6.2.9). */
const lengthOf = (text: string): number => Array.from(text).length;

const PRODUCT = [
  'công vụ',
  'cong vu',
  'congvu',
  'cong-vu',
  'so noi vu',
  'sonoivu',
  'ubnd',
  'mat khau',
  'matkhau',
];

let estimator: ZxcvbnFactory | undefined;

/** Its dictionaries take a quarter of a second to read, so that they are read when somebody first chooses a password. */
const estimate = (password: string, own: string[]) => {
  estimator ??= new ZxcvbnFactory({
    dictionary: { ...dictionary, product: PRODUCT },
    graphs: adjacencyGraphs,
  });
  return estimator.check(password, own);
};

/** What is wrong with a password that somebody chooses: nothing but its length, and whether it is easily guessed. */
export function passwordFault(
  password: string,
  { name, address }: { name: string; address: string },
): PasswordFault | undefined {
  const text = asOneForm(password);
  const length = lengthOf(text);
  if (length < PASSWORD_MIN) return 'too-short';
  if (length > PASSWORD_MAX) return 'too-long';
  const [mailbox = '', domain = ''] = address.split('@');
  const words = [name, mailbox, address, ...domain.split('.')].flatMap((each) => {
    const plain = asId(each);
    return [each.toLowerCase(), plain.replaceAll('-', ' '), plain.replaceAll('-', ''), ...plain.split('-')];
  });
  const own = [...new Set(words)].filter((word) => word.length > 1);
  return estimate(text, own).guessesLog10 < GUESSES_LOG10 ? 'guessable' : undefined;
}

/** Argon2id with the parameters of the OWASP cheat sheet: 19 MiB, 2 rounds, 1 lane. They are the package's own defaults. */
export const hashPassword = (password: string): Promise<string> => hash(asOneForm(password));

/** Of an account that has no password; what it is of, nobody knows. */
const DECOY =
  '$argon2id$v=19$m=19456,t=2,p=1$zEcuRxEA0KQ/Tyg4sgl6Jw$rqI1w8DnJV1RwmoSSRwYW9fgyMxCpuHawYswgHzJyqQ';

/** Takes as long for somebody who has none. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const isTooLong = lengthOf(password) > PASSWORD_MAX;
  const isRight = await verify(stored ?? DECOY, isTooLong ? '' : asOneForm(password));
  return isRight && stored !== undefined && !isTooLong;
}
