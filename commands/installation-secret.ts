import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from './usage';

const OWNER_ONLY = 0o600;
const BYTES = 32;
/** As `INSTALLATION_SECRET` asks. */
const SHORTEST = 32;

/**
 * The secret of the installation that has this data folder; its first start makes it, and nothing ever writes over it, so that a
 * letter that is sent again has the same links. The file appears whole or not at all.
 */
export async function installationSecret(dataDir: string): Promise<string> {
  const file = fileIn(dataDir);
  const known = await knownSecret(dataDir);
  if (known !== undefined) return known;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const temporary = `${file}.${randomUUID()}`;
  const secret = randomBytes(BYTES).toString('base64url');
  await writeFile(temporary, `${secret}\n`, { mode: OWNER_ONLY, flag: 'wx', flush: true });
  try {
    await link(temporary, file);
    return secret;
  } catch (error) {
    const first = await readIfThere(file);
    if (first === undefined) throw error;
    return checked(first, file);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** The secret that a start has made; undefined before the first. */
export async function knownSecret(dataDir: string): Promise<string | undefined> {
  const file = fileIn(dataDir);
  const known = await readIfThere(file);
  return known === undefined ? undefined : checked(known, file);
}

const fileIn = (dataDir: string): string => path.join(dataDir, 'installation-secret');

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** What is to take its place is for a person to decide. */
function checked(secret: string, file: string): string {
  if (secret.length >= SHORTEST) return secret;
  throw new UsageError({
    en: `${file} is damaged: restore it from a backup, or remove it and another secret is made; letters that are sent again then have other links`,
    vi: `tệp ${file} đã hỏng: đề nghị khôi phục từ bản sao lưu, hoặc xóa tệp để tạo khóa bí mật khác; khi đó thư gửi lại sẽ có đường dẫn khác`,
  });
}
