import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { accessMarkdown } from '../api/access/markdown';
import { endpoints } from '../api/endpoints';
import { projectRoot } from '../config/project-root';
import { EXIT } from './usage';

/** Writes the pages of the documentation that are made from the code. */
async function main(): Promise<void> {
  const file = path.join(projectRoot, 'docs', 'access.md');
  await writeFile(file, accessMarkdown(endpoints));
  console.log(path.relative(process.cwd(), file));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = EXIT.failed;
});
