import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Said } from '../../domain/text';
import { acquireLock, type Lock, LockedError } from '../process/lock';
import type { FindContext, FoundBinary, Way } from './way';

/** A program, or the folder of one, that an earlier start downloaded, fetched or built. */
export function cached(name: string): Way {
  return async (context) => lookUp(name, context);
}

/**
 * Makes a program in a scratch folder and moves it into the cache when it is whole, so that an interrupted download or build
 * leaves nothing that could be taken for the program. Of several starts at once one makes it, the others wait.
 */
export function madeForCache(options: {
  name: string;
  make: (scratchDir: string, context: FindContext) => Promise<{ file: string; origin: Said }>;
}): Way {
  const { name, make } = options;
  return async (context) => {
    const lock = await waitForLock(path.join(context.cacheDir, `${name}.lock`), context);
    await clearScratch(name, context);
    const scratchDir = await mkdtemp(path.join(context.cacheDir, scratchPrefix(name)));
    try {
      const meanwhile = lookUp(name, context);
      if (meanwhile !== undefined) return meanwhile;
      const made = await make(scratchDir, context);
      const file = await keep(made.file, path.join(scratchDir, 'whole'), path.join(context.cacheDir, name));
      return { file, origin: made.origin };
    } finally {
      await rm(scratchDir, { recursive: true, force: true });
      await lock.release();
    }
  };
}

function scratchPrefix(name: string): string {
  return `${name}.part-`;
}

/** What a killed download or build left; the lock says that nobody works in there. */
async function clearScratch(name: string, context: FindContext): Promise<void> {
  for (const entry of await readdir(context.cacheDir)) {
    if (!entry.startsWith(scratchPrefix(name))) continue;
    await rm(path.join(context.cacheDir, entry), { recursive: true, force: true });
  }
}

function lookUp(name: string, context: FindContext): FoundBinary | undefined {
  const file = path.join(context.cacheDir, name);
  return existsSync(file)
    ? {
        file,
        origin: { en: `kept from an earlier start: ${file}`, vi: `có từ lần khởi động trước: ${file}` },
      }
    : undefined;
}

async function keep(made: string, whole: string, kept: string): Promise<string> {
  if ((await stat(made)).isDirectory()) {
    await rename(made, kept);
    return kept;
  }
  // A copy first: what was made may lie on another file system, where a rename is not possible.
  await copyFile(made, whole);
  await chmod(whole, 0o755);
  await rename(whole, kept);
  return kept;
}

async function waitForLock(file: string, context: FindContext): Promise<Lock> {
  await mkdir(context.cacheDir, { recursive: true });
  try {
    return await pollForLock(file, context);
  } finally {
    context.reporter.progress(file, undefined);
  }
}

async function pollForLock(file: string, context: FindContext): Promise<Lock> {
  for (;;) {
    try {
      return await acquireLock({ file });
    } catch (error) {
      if (!(error instanceof LockedError)) throw error;
      context.reporter.progress(file, {
        en: `waiting for process ${error.ownerPid}, which is making the same program`,
        vi: `đang chờ tiến trình ${error.ownerPid} chuẩn bị cùng chương trình này`,
      });
      await delay(500, undefined, { signal: context.signal });
    }
  }
}
