import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { accessMarkdown } from '../api/access/markdown';
import { endpoints } from '../api/endpoints';
import { projectRoot } from '../config/project-root';
import { withTables } from '../config/reference';
import { EXIT } from './usage';

/** The pages of the documentation that are made from the code, in whole or, of one that stands already, in part. */
const PAGES: Readonly<Record<string, (page: () => Promise<string>) => Promise<string>>> = {
  'access.md': async () => accessMarkdown(endpoints),
  'plans.md': async (page) => withTables(await page(), 'en'),
  'plans.vi.md': async (page) => withTables(await page(), 'vi'),
};

async function main(): Promise<void> {
  for (const [name, made] of Object.entries(PAGES)) {
    const file = path.join(projectRoot, 'docs', name);
    await writeFile(file, await made(() => readFile(file, 'utf8')));
    console.log(path.relative(process.cwd(), file));
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = EXIT.failed;
});
