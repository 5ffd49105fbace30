import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** The letters' files: `<id>.eml`, each there as a whole and on the disk, or not there. */
export interface LetterFiles {
  ids(): Promise<string[]>;
  read(id: string): Promise<Buffer>;
  write(id: string, content: Buffer): Promise<void>;
  remove(id: string): Promise<void>;
}

const ending = '.eml';

/** Opens the folder, and clears away what an interrupted write left. */
export async function openLetterFiles(options: { folder: string }): Promise<LetterFiles> {
  const { folder } = options;
  await mkdir(folder, { recursive: true });
  const fileOf = (id: string) => path.join(folder, `${id}${ending}`);
  for (const name of await readdir(folder)) {
    if (name.endsWith('.part')) await rm(path.join(folder, name));
  }
  return {
    async ids() {
      const names = await readdir(folder);
      return names
        .filter((name) => name.endsWith(ending))
        .map((name) => name.slice(0, -ending.length))
        .sort();
    },
    read: (id) => readFile(fileOf(id)),
    async write(id, content) {
      const part = `${fileOf(id)}.part`;
      await writeSynced(part, content);
      await rename(part, fileOf(id));
      await syncFolder(folder);
    },
    remove: (id) => rm(fileOf(id), { force: true }),
  };
}

async function writeSynced(file: string, content: Buffer): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A rename is durable only once the folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
