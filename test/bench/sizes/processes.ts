import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What a process has in memory, in MB. */
export function memoryOf(pid: number): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/** What lies in a folder, in MB. */
export function sizeOf(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) bytes += statSync(path.join(entry.parentPath, entry.name)).size;
  }
  return bytes / 2 ** 20;
}

/** Processor time so far, in ticks of 10 ms. */
function ticksOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}

const WATCHED_MS = 2_000;
/** A twentieth of one processor. */
const IDLE_TICKS = (WATCHED_MS / 10) * 0.05;

/** Resolves once a process has next to nothing to do for two seconds. */
export async function idle(pidOf: () => number): Promise<void> {
  for (;;) {
    const pid = pidOf();
    const before = ticksOf(pid);
    await pause(WATCHED_MS);
    if (pidOf() === pid && ticksOf(pid) - before <= IDLE_TICKS) return;
  }
}
