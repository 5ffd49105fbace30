import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { memoryOf } from '../processes';
import type { Figures } from './figures';
import type { Running } from './running';

const PARTS = ['worker', 'api', 'temporal', 'store', 'mail'] as const;

export type Memory = Record<(typeof PARTS)[number], number>;

/** What each process has in memory, in MB; told as of `when`, if that is given. */
export function memory(running: Running, figures?: Figures, units = 0, when = ''): Memory {
  const pids = running.service.pids();
  const found = Object.fromEntries(PARTS.map((part) => [part, memoryOf(pids[part] as number)])) as Memory;
  for (const part of PARTS) figures?.add(units, `memory ${when}: ${part}`, found[part], 'MB');
  return found;
}

/** What an evaluation that the worker has in memory takes there, beside what the worker takes without any. */
export async function memoryPerCached(
  running: Running,
  figures: Figures,
  { units, before }: { units: number; before: Memory },
): Promise<void> {
  const cached = await running.cached();
  const { worker } = memory(running);
  figures.add(units, 'evaluations in the memory of the worker', cached);
  figures.add(
    units,
    'memory of the worker for each of them',
    ((worker - before.worker) * 1024) / cached,
    'kB',
  );
}

/** What lies in a folder, in MB. */
function sizeOf(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) bytes += statSync(path.join(entry.parentPath, entry.name)).size;
  }
  return bytes / 2 ** 20;
}

/** What lies on the disc. */
export function disc(figures: Figures, { units, folder }: { units: number; folder: string }): void {
  for (const part of ['temporal', 'store'])
    figures.add(units, `on disc: ${part}`, sizeOf(path.join(folder, part)), 'MB');
}
