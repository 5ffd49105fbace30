import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runApi } from '../../api/run-api';
import { dkimKeyOf } from '../../config/dkim-key';
import { InvalidEnvironment, readEnvironment } from '../../config/environment';
import { runWorker } from '../../worker/run-worker';
import { temporaryFolder } from '../support/temporary-folder';

const PKCS8 = { type: 'pkcs8', format: 'pem' } as const;
const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength }).privateKey;

let folder: string;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterAll(() => remove());

const environmentWith = (file: string) =>
  readEnvironment({ DKIM_DOMAIN: 'so-noi-vu.tinh.example', DKIM_SELECTOR: 'cv-1', DKIM_KEY_FILE: file });

async function keyFile(pem: string): Promise<string> {
  const file = path.join(folder, 'dkim.pem');
  await writeFile(file, pem);
  return file;
}

test('letters are not signed unless a key is set', () => {
  expect(dkimKeyOf(readEnvironment({}))).toBeUndefined();
});

test.each(['pkcs1', 'pkcs8'] as const)('an RSA key of 2048 bits is read: %s', async (type) => {
  const pem = rsa(2048).export({ type, format: 'pem' }) as string;
  expect(dkimKeyOf(environmentWith(await keyFile(pem)))).toEqual({
    domain: 'so-noi-vu.tinh.example',
    selector: 'cv-1',
    privateKey: pem,
  });
});

test.each([
  ['shorter', rsa(1024).export(PKCS8), /must be an RSA key of 2048 bits or more; it is 1024 bit/],
  // The library signs by RSA alone, and would send letters unsigned.
  [
    'of another kind',
    generateKeyPairSync('ed25519').privateKey.export(PKCS8),
    /RSA key of 2048 bits or more; it is ed25519/,
  ],
  [
    'for another way of signing',
    generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey.export(PKCS8),
    /RSA key of 2048 bits or more; it is rsa-pss/,
  ],
  [
    'under a passphrase',
    rsa(2048).export({ ...PKCS8, cipher: 'aes-256-cbc', passphrase: 'x' }),
    /not a private key in PEM/,
  ],
  [
    'public',
    generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' }),
    /not a private key in PEM/,
  ],
  ['no key at all', 'xin chào', /is not a private key in PEM/],
])('a key that is %s is refused by the setting, and nothing of it is told', async (_, pem, message) => {
  const file = await keyFile(pem as string);
  const read = () => dkimKeyOf(environmentWith(file));
  expect(read).toThrow(InvalidEnvironment);
  expect(read).toThrow(/^DKIM_KEY_FILE: /);
  expect(read).toThrow(message);
  const line = (pem as string).split('\n')[1] ?? 'xin chào';
  try {
    read();
  } catch (error) {
    expect(`${(error as Error).stack} ${JSON.stringify(error)}`).not.toContain(line);
  }
});

test('a file that cannot be read is named', () => {
  expect(() => dkimKeyOf(environmentWith(path.join(folder, 'absent.pem')))).toThrow(
    /^DKIM_KEY_FILE: cannot read .*absent\.pem \(ENOENT\)/,
  );
});

test.each([
  ['the worker, which sends letters', runWorker],
  ['the API, which sends codes', runApi],
])('%s does not start with a key that it cannot read', async (_, run) => {
  const { DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY_FILE } = environmentWith(path.join(folder, 'absent.pem'));
  await expect(run({ DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY_FILE, LOG_LEVEL: 'silent' })).rejects.toThrow(
    /^DKIM_KEY_FILE: /,
  );
});
