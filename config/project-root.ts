import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of package.json, seen from the sources as well as from `dist/`. */
export const projectRoot = findUpwards(__dirname);

/** The compiled file of a program that runs as its own process, such as `embedded/mailbox/main`. */
export function compiledEntry(entry: string): string {
  return path.join(projectRoot, 'dist', `${entry}.js`);
}

function findUpwards(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const parent = path.dirname(folder);
  if (parent === folder) throw new Error('package.json was not found above the compiled files');
  return findUpwards(parent);
}
