import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../config/project-root';

/** A file of this repository, by its path from the root. */
export const textOf = (name: string): string => readFileSync(path.join(projectRoot, name), 'utf8');

/** What a pattern's one group matches in a file. */
export function foundIn(file: string, pattern: RegExp): string {
  const value = pattern.exec(textOf(file))?.[1];
  if (value === undefined) throw new Error(`${file} has no ${pattern}`);
  return value;
}
