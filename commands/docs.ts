import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { accessMarkdown } from '../api/access/markdown';
import { endpoints } from '../api/endpoints';
import { clientTypes } from '../api/openapi/client-types';
import { openApiDocument } from '../api/openapi/document';
import { hookRoutes } from '../api/webhooks/describe';
import { projectRoot } from '../config/project-root';
import { withTables } from '../config/reference';

/** What is made from the code, and committed: whole files, or a part of one that stands already. */
const MADE: Readonly<Record<string, (file: () => Promise<string>) => Promise<string>>> = {
  'docs/access.md': async () => accessMarkdown(endpoints),
  'docs/plans.md': async (page) => withTables(await page(), 'en'),
  'docs/plans.vi.md': async (page) => withTables(await page(), 'vi'),
  'api-client/schema.ts': async () => clientTypes(openApiDocument(endpoints, hookRoutes)),
};

/** Writes it anew; prints which files. */
export async function writeDocs(print: (line: string) => void): Promise<void> {
  for (const [name, made] of Object.entries(MADE)) {
    const file = path.join(projectRoot, name);
    await writeFile(file, await made(() => readFile(file, 'utf8')));
    print(path.relative(process.cwd(), file));
  }
}
