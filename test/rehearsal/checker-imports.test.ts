import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(__dirname, '../../rehearsal/checker');

it('the checker imports nothing of ours but its own files, and so nothing from domain/', () => {
  const files = readdirSync(folder, { recursive: true }).map(String);
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    const text = readFileSync(path.join(folder, file), 'utf8');
    const named = [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*|\brequire\s*\(\s*)['"]([^'"]+)['"]/g)];
    for (const [, name = ''] of named) {
      expect({ file, name }).toEqual({
        file,
        name: expect.stringMatching(/^(\.\/[\w-]+|node:[\w/]+|yaml|csv-parse\/sync|zod)$/),
      });
    }
  }
});
