import { createReadStream } from 'node:fs';
import { mkdir, open, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';

/** At this size a log is set aside at the next start; one older file is kept. */
const maxLogBytes = 20 * 1024 * 1024;

/**
 * Opens a log for a child to append to. A file, not a pipe: the child outlives a killed supervisor, and would end on
 * writing to a pipe that nobody reads.
 */
export async function openLog(file: string): Promise<{ fd: number; close(): Promise<void> }> {
  await mkdir(path.dirname(file), { recursive: true });
  const size = await stat(file).then(
    (stats) => stats.size,
    () => 0,
  );
  if (size > maxLogBytes) await rename(file, `${file}.1`);
  return await open(file, 'a');
}

const longestLine = 400;
/** Far more than a line. */
const tailBytes = 16_384;

/** The last line of a log, if it is for people: a record in JSON says little to them. */
export async function lastLineOf(file: string): Promise<string | undefined> {
  const line = (await tailOf(file).catch(() => '')).trimEnd().split('\n').at(-1)?.trim() ?? '';
  return line === '' || line.startsWith('{') ? undefined : line.slice(0, longestLine);
}

async function tailOf(file: string): Promise<string> {
  const { size } = await stat(file);
  return text(createReadStream(file, { start: Math.max(0, size - tailBytes) }));
}
