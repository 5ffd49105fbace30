import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { processIdentity } from './identity';

const recordSchema = z.object({
  pid: z.number().int().positive(),
  /** See `processIdentity`: the process is ours only while this still matches. */
  identity: z.string(),
  /** What was asked for, by role; a start that asks for the same gets the same ports again. */
  askedPorts: z.record(z.string(), z.number()),
  ports: z.record(z.string(), z.number()),
  dataDir: z.string(),
  /** Executable and arguments: an orphan started in another way than today's is not adopted. */
  command: z.array(z.string()),
});

/** What a start leaves behind about a process, so that the next start can find it, dead or alive. */
export type ProcessRecord = z.infer<typeof recordSchema>;

const folderOf = (dataDir: string): string => path.join(dataDir, 'run');

export const recordFileOf = ({ dataDir, name }: { dataDir: string; name: string }): string =>
  path.join(folderOf(dataDir), `${name}.json`);

/** Every record of a data folder, of processes dead or alive; none where nothing has been started on it yet. */
export function recordsOf(dataDir: string): ProcessRecord[] {
  const folder = folderOf(dataDir);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => readRecord(path.join(folder, name)) ?? []);
}

/** The record of a name, or `undefined` when there is none that can be read. */
export function readRecord(file: string): ProcessRecord | undefined {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Absent, or torn by a power cut: either way nothing is known about an earlier process.
    return undefined;
  }
}

/** Writes by rename, so that a reader never sees half a record. */
export async function writeRecord(file: string, record: ProcessRecord): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}`;
  await writeFile(temporary, `${JSON.stringify(record, undefined, 2)}\n`);
  await rename(temporary, file);
}

/** Whether the very process of the record still runs. */
export function isAlive(record: { pid: number; identity: string }): boolean {
  return processIdentity(record.pid) === record.identity;
}
