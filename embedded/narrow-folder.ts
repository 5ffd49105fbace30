import { chmod, lstat, readdir } from 'node:fs/promises';
import path from 'node:path';

/** What the service and its parts keep in a data folder. Other things in a folder that somebody chose are not ours to change. */
const OURS = ['admin-key', 'installation-secret', 'lock', 'logs', 'mailbox', 'run', 'store', 'temporal'];
const OTHERS = 0o077;

/** What everything that is made from now on, also by the processes that are started, is made with. */
export const makeForOwnerAlone = (): void => void process.umask(OTHERS);

/**
 * Takes from everybody but the owner what an older version or a copy left them of a data folder: filings, letters, logs and keys.
 * Resolves to how many files and folders were open to others.
 */
export async function narrowFolder(dataDir: string): Promise<number> {
  let count = await narrow(dataDir);
  for (const name of OURS) count += await narrowTree(path.join(dataDir, name));
  return count;
}

async function narrowTree(file: string): Promise<number> {
  let count = await narrow(file);
  const stats = await lookAt(file);
  if (!stats?.isDirectory()) return count;
  for (const name of await readdir(file)) count += await narrowTree(path.join(file, name));
  return count;
}

/** Links are left alone: what they lead to lies elsewhere. So is what belongs to another user. */
async function narrow(file: string): Promise<number> {
  const stats = await lookAt(file);
  if (!stats || !(stats.isFile() || stats.isDirectory()) || (stats.mode & OTHERS) === 0) return 0;
  if (stats.uid !== process.getuid?.()) return 0;
  await chmod(file, stats.mode & 0o777 & ~OTHERS);
  return 1;
}

async function lookAt(file: string) {
  try {
    return await lstat(file);
  } catch (error) {
    // A part that still runs may have removed it since.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
