import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { TextError } from '../../domain/text-error';
import { processIdentity } from './identity';
import { isAlive } from './record';

const ownerSchema = z.object({ pid: z.number(), identity: z.string(), token: z.string() });
type Owner = z.infer<typeof ownerSchema>;

/** The lock is held by another living process. */
export class LockedError extends TextError {
  override readonly name = 'LockedError';
  constructor(
    readonly file: string,
    readonly ownerPid: number,
  ) {
    super({
      en: `${file} is held by process ${ownerPid}`,
      vi: `${file} đang do tiến trình ${ownerPid} giữ`,
    });
  }
}

export interface Lock {
  release(): Promise<void>;
}

/** Takes a lock file, also from an owner that died without releasing it. Throws `LockedError` when the owner lives. */
export async function acquireLock(options: { file: string }): Promise<Lock> {
  const { file } = options;
  const me: Owner = { pid: process.pid, identity: processIdentity(process.pid) ?? '', token: randomUUID() };
  await mkdir(path.dirname(file), { recursive: true });
  // A lost race for a dead owner's lock shows the winner at the next look, hence the loop.
  for (;;) {
    if (await createWhole(file, me)) return { release: () => releaseIfMine(file, me) };
    const owner = await readOwner(file);
    if (owner !== undefined && isAlive(owner)) throw new LockedError(file, owner.pid);
    await setAside(file, owner);
  }
}

/** Appears with all its content or not at all: `link` fails when the name exists. */
async function createWhole(file: string, owner: Owner): Promise<boolean> {
  const draft = `${file}.${owner.token}`;
  await writeFile(draft, JSON.stringify(owner));
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Moves a dead owner's lock away; if a new owner slipped in between, its lock is put back. */
async function setAside(file: string, dead: Owner | undefined): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const taken = await readOwner(aside);
  if (taken?.token !== dead?.token) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

async function releaseIfMine(file: string, me: Owner): Promise<void> {
  const owner = await readOwner(file);
  if (owner?.token === me.token) await rm(file, { force: true });
}

async function readOwner(file: string): Promise<Owner | undefined> {
  try {
    return ownerSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}
