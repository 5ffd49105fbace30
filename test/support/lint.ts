import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../config/project-root';
import { temporaryFolder } from './temporary-folder';

/** The rules that lint finds broken in files with these texts, by their paths; nothing of a file where none is. */
export async function linted(files: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, string>> {
  const { folder, remove } = await temporaryFolder();
  try {
    copyFileSync(path.join(projectRoot, 'oxlint.config.mjs'), path.join(folder, 'oxlint.config.mjs'));
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, `${text}\n`);
    }
    const oxlint = path.join(projectRoot, 'node_modules/oxlint/bin/oxlint');
    const { stdout } = spawnSync(process.execPath, [oxlint, '-c', 'oxlint.config.mjs', '--format', 'json'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { filename: string; code: string }[] };
    const broken = new Map<string, string>();
    for (const { filename, code } of diagnostics) {
      broken.set(filename, `${broken.get(filename) ?? ''} ${code}`);
    }
    return broken;
  } finally {
    await remove();
  }
}
