import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** In which Linux counts CPU time for programs, on every machine. */
const TICK_MS = 10;

/** CPU time of a process since its start, user and system, of all its threads, in milliseconds. Linux alone. */
export function cpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // Its second field, the program's name in parentheses, may have blanks: what follows begins with the third.
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(user) + Number(system)) * TICK_MS;
}

/** What a process has in memory, in MB. Linux alone. */
export function memoryOf(pid: number): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

const WATCHED_MS = 2_000;
/** A twentieth of one processor. */
const IDLE_MS = WATCHED_MS * 0.05;

/** Resolves once a process has next to nothing to do for two seconds. */
export async function idle(pidOf: () => number): Promise<void> {
  for (;;) {
    const pid = pidOf();
    const before = cpuMsOf(pid);
    await pause(WATCHED_MS);
    if (pidOf() === pid && cpuMsOf(pid) - before <= IDLE_MS) return;
  }
}
