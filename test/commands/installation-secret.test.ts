import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { installationSecret } from '../../commands/installation-secret';
import { readEnvironment } from '../../config/environment';
import { temporaryFolder } from '../support/temporary-folder';

let folder: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

const fileIn = (dataDir: string) => path.join(dataDir, 'installation-secret');

test('a data folder has one secret, made once, for its owner alone', async () => {
  const dataDir = path.join(folder, 'not', 'there');
  const secret = await installationSecret(dataDir);
  expect(readEnvironment({ INSTALLATION_SECRET: secret }).INSTALLATION_SECRET).toBe(secret);
  expect(await installationSecret(dataDir)).toBe(secret);
  expect(readFileSync(fileIn(dataDir), 'utf8')).toBe(`${secret}\n`);
  expect(statSync(fileIn(dataDir)).mode & 0o777).toBe(0o600);
  expect(readdirSync(dataDir)).toEqual(['installation-secret']);
});

test('of those who make one at once, the first one stands', async () => {
  const secrets = await Promise.all(Array.from({ length: 8 }, () => installationSecret(folder)));
  expect(new Set(secrets).size).toBe(1);
  expect(readdirSync(folder)).toEqual(['installation-secret']);
});

test('another folder has another', async () => {
  expect(await installationSecret(path.join(folder, 'a'))).not.toBe(
    await installationSecret(path.join(folder, 'b')),
  );
});

test('a damaged one is left as it is', async () => {
  writeFileSync(fileIn(folder), 'cut\n');
  await expect(installationSecret(folder)).rejects.toThrow(/installation-secret is damaged/);
  expect(readFileSync(fileIn(folder), 'utf8')).toBe('cut\n');
});
