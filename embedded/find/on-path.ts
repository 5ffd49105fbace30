import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Way } from './way';

/** The program of this name in a `PATH`, or `undefined`. */
export async function findOnPath(options: {
  command: string;
  searchPath: string;
}): Promise<string | undefined> {
  const [first] = await findAllOnPath(options);
  return first;
}

/** All programs of this name in a `PATH`, in its order. */
export async function findAllOnPath({
  command,
  searchPath,
}: {
  command: string;
  searchPath: string;
}): Promise<string[]> {
  const found: string[] = [];
  for (const folder of searchPath.split(path.delimiter).filter((entry) => path.isAbsolute(entry))) {
    const file = path.join(folder, command);
    try {
      await access(file, constants.X_OK);
      found.push(file);
    } catch {
      // Not in this folder.
    }
  }
  return found;
}

/** A program that the machine's owner installed. */
export function onPath(command: string): Way {
  return async ({ searchPath }) => {
    const file = await findOnPath({ command, searchPath });
    return file === undefined
      ? undefined
      : { file, origin: { en: `found on PATH: ${file}`, vi: `tìm thấy trong PATH: ${file}` } };
  };
}
