import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { mongo } from 'mongoose';

const OWNER_ONLY = 0o600;
const USER = 'cong-vu';

const fileIn = (dataDir: string): string => path.join(dataDir, 'store', 'password');

/** The password of a data folder's store; undefined before its first start. */
export function readStorePassword(dataDir: string): string | undefined {
  try {
    return readFileSync(fileIn(dataDir), 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** A connection string for the database `cong-vu`. It holds the password: it is for processes, never for a screen. */
export function storeUri({
  address,
  password,
  options = {},
}: {
  /** `host:port`. */
  address: string;
  password: string | undefined;
  options?: Readonly<Record<string, string>>;
}): string {
  const credentials = password === undefined ? '' : `${USER}:${encodeURIComponent(password)}@`;
  const authSource = password !== undefined && { authSource: 'admin' };
  const query = new URLSearchParams({ directConnection: 'true', ...authSource, ...options });
  return `mongodb://${credentials}${address}/cong-vu?${query.toString()}`;
}

/**
 * Gives a store that nobody has to say a password to its one user, and then writes the password down, for its owner
 * alone. After a crash in between the next start does the same again, with another password.
 */
export async function setStorePassword({
  dataDir,
  address,
}: {
  dataDir: string;
  address: string;
}): Promise<void> {
  const pwd = randomBytes(24).toString('base64url');
  const client = new mongo.MongoClient(storeUri({ address, password: undefined }), {
    serverSelectionTimeoutMS: 5000,
  });
  try {
    const admin = client.db('admin');
    const { users } = (await admin.command({ usersInfo: USER })) as unknown as { users: unknown[] };
    const command = users.length > 0 ? 'updateUser' : 'createUser';
    await admin.command({ [command]: USER, pwd, roles: ['root'] });
  } finally {
    await client.close();
  }
  const file = fileIn(dataDir);
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}`;
  await writeFile(temporary, `${pwd}\n`, { mode: OWNER_ONLY });
  await rename(temporary, file);
}
