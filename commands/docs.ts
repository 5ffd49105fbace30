import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { accessMarkdown } from '../api/access/markdown';
import { endpoints } from '../api/endpoints';
import { clientTypes } from '../api/openapi/client-types';
import { openApiDocument } from '../api/openapi/document';
import { hookRoutes } from '../api/webhooks/describe';
import { projectRoot } from '../config/project-root';
import { EXIT } from './usage';

/** Writes what is made from the code, and committed: pages of the documentation, and the types of the API's client. */
async function main(): Promise<void> {
  const made = {
    'docs/access.md': accessMarkdown(endpoints),
    'api-client/schema.ts': clientTypes(openApiDocument(endpoints, hookRoutes)),
  };
  for (const [name, text] of Object.entries(made)) {
    const file = path.join(projectRoot, name);
    await writeFile(file, text);
    console.log(path.relative(process.cwd(), file));
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = EXIT.failed;
});
