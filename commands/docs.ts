import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { accessMarkdown } from '../api/access/markdown';
import { endpoints } from '../api/endpoints';
import { projectRoot } from '../config/project-root';

/** Writes the pages of the documentation that are made from the code. */
export async function writeDocs(print: (line: string) => void): Promise<void> {
  const file = path.join(projectRoot, 'docs', 'access.md');
  await writeFile(file, accessMarkdown(endpoints));
  print(path.relative(process.cwd(), file));
}
