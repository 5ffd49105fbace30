import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Way } from './way';

/** The program of this name in a `PATH`, or `undefined`. */
export async function findOnPath(options: {
  command: string;
  searchPath: string;
}): Promise<string | undefined> {
  for (const folder of options.searchPath.split(path.delimiter).filter((entry) => path.isAbsolute(entry))) {
    const file = path.join(folder, options.command);
    try {
      await access(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

/** A program that the machine's owner installed. */
export function onPath(command: string): Way {
  return async ({ searchPath }) => {
    const file = await findOnPath({ command, searchPath });
    return file === undefined ? undefined : { file, origin: `found on PATH: ${file}` };
  };
}
