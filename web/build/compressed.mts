import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const ENCODINGS = { br: promisify(brotliCompress), gz: promisify(gzip) };

/**
 * Writes `.br` and `.gz` beside each asset, so that the API compresses nothing while a person waits; then `files.json`,
 * which lists all files of the face: it is whole if all of them are there.
 */
export function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      const assets = path.join(dir, 'assets');
      for (const name of await readdir(assets)) {
        const file = path.join(assets, name);
        const content = await readFile(file);
        for (const [ending, compress] of Object.entries(ENCODINGS)) {
          await writeFile(`${file}.${ending}`, await compress(content));
        }
      }
      const made = await readdir(dir, { recursive: true, withFileTypes: true });
      const files = made
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)));
      await writeFile(path.join(dir, 'files.json'), JSON.stringify(files.sort()));
    },
  };
}
