import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { joined } from '../../domain/text';
import { TextError } from '../../domain/text-error';
import { cacheDirOf } from '../../embedded/find/cache-dir';
import { lastLine, runChild } from '../../embedded/find/child';
import type { Print } from '../store-command';

const VERSION = '4.32.5';

/**
 * The program from PyPI, in a virtual environment of its own; installed once, and kept for the user. An installation
 * that was cut short has no mark and is made anew. Throws with the reason if it cannot be installed.
 */
export async function schemathesis({
  env,
  print,
  signal,
}: {
  env: NodeJS.ProcessEnv;
  print: Print;
  signal: AbortSignal;
}): Promise<string> {
  const folder = path.join(cacheDirOf(env), `schemathesis-${VERSION}`);
  const mark = path.join(folder, 'installed');
  const executable = path.join(folder, 'bin', 'schemathesis');
  if (existsSync(mark)) return executable;
  print({
    en: `schemathesis ${VERSION}: installing from PyPI, once`,
    vi: `schemathesis ${VERSION}: đang cài từ PyPI, một lần duy nhất`,
  });
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.dirname(folder), { recursive: true });
  await run('python3', ['-m', 'venv', folder], signal);
  await run(path.join(folder, 'bin', 'pip'), ['install', '--quiet', `schemathesis==${VERSION}`], signal);
  await writeFile(mark, '');
  return executable;
}

async function run(executable: string, args: string[], signal: AbortSignal): Promise<void> {
  const { code, stdout, stderr } = await runChild({ executable, args, signal });
  if (code === 0) return;
  const reason = lastLine(stderr) ??
    lastLine(stdout) ?? { en: `it ended with ${code}`, vi: `kết thúc với mã ${code}` };
  throw new TextError(
    joined(
      { en: 'schemathesis cannot be installed: ', vi: 'không cài được schemathesis: ' },
      `${path.basename(executable)}: `,
      reason,
    ),
  );
}
