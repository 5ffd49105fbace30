import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Environment, InvalidEnvironment } from './environment';

/** As the mailer takes it. */
interface DkimKey {
  domain: string;
  selector: string;
  privateKey: string;
}

/** RFC 8301, 3.2: verifiers need not take less than 1024 bits, and signers should use 2048. */
const MIN_BITS = 2048;

/**
 * The key that letters are signed with; undefined where the relay signs, or nobody. Worker and API read it at the start,
 * since a key that does not fit would leave every letter unsigned without a word.
 * @throws InvalidEnvironment which names the setting, and has nothing of the key.
 */
export function dkimKeyOf({
  DKIM_DOMAIN: domain,
  DKIM_SELECTOR: selector,
  DKIM_KEY_FILE: file,
}: Pick<Environment, 'DKIM_DOMAIN' | 'DKIM_SELECTOR' | 'DKIM_KEY_FILE'>): DkimKey | undefined {
  if (domain === undefined || selector === undefined || file === undefined) return undefined;
  const privateKey = read(file);
  const { asymmetricKeyType: type = '', asymmetricKeyDetails } = parse(privateKey, file);
  const bits = asymmetricKeyDetails?.modulusLength ?? 0;
  if (type !== 'rsa' || bits < MIN_BITS) {
    const is = type === 'rsa' ? `${bits} bit` : type;
    throw new InvalidEnvironment({
      en: `DKIM_KEY_FILE: ${file} must be an RSA key of ${MIN_BITS} bits or more; it is ${is}`,
      vi: `DKIM_KEY_FILE: ${file} phải là khóa RSA từ ${MIN_BITS} bit trở lên; tệp này là ${is}`,
    });
  }
  return { domain, selector, privateKey };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new InvalidEnvironment({
      en: `DKIM_KEY_FILE: cannot read ${file} (${code})`,
      vi: `DKIM_KEY_FILE: không đọc được tệp ${file} (${code})`,
    });
  }
}

function parse(pem: string, file: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new InvalidEnvironment({
      en: `DKIM_KEY_FILE: ${file} is not a private key in PEM without a passphrase`,
      vi: `DKIM_KEY_FILE: ${file} không phải là khóa riêng dạng PEM không có mật khẩu`,
    });
  }
}
