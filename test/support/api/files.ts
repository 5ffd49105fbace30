import { createHash } from 'node:crypto';
import { PART_BYTES } from '../../../domain/files/file-limits';
import type { FilingStepId } from '../../../domain/plan';
import { fileIdOf } from '../../../use-cases/files/file';
import type { Caller } from './api';

/** A file as somebody has it on their disk. */
export interface OnDisk {
  name: string;
  bytes: Buffer;
}

/** A small PDF. */
export const pdf = (name: string, text = name): OnDisk => ({
  name,
  bytes: Buffer.from(`%PDF-1.7\n% ${text}\n%%EOF\n`),
});

export const png = (name: string): OnDisk => ({
  name,
  bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]),
});

/** An archive of empty entries. */
export function zip(name: string, entries: readonly string[]): OnDisk {
  const locals = entries.map((entry) => {
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(entry.length, 26);
    return Buffer.concat([header, Buffer.from(entry, 'latin1')]);
  });
  let offset = 0;
  const central = entries.map((entry, i) => {
    const header = Buffer.alloc(46);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt16LE(entry.length, 28);
    header.writeUInt32LE(offset, 42);
    offset += locals[i]?.length ?? 0;
    return Buffer.concat([header, Buffer.from(entry, 'latin1')]);
  });
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return { name, bytes: Buffer.concat([...locals, directory, end]) };
}

export const DOCX = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml'];
export const XLSX = ['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml'];

/** Of several parts: a PDF header and what follows. */
export const large = (name: string, bytes: number): OnDisk => ({
  name,
  bytes: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(bytes - 9, 'Đồng Nai ')]),
});

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What is said of a file when its upload begins. */
export const announced = ({ name, bytes }: OnDisk, paper = false) => ({
  name,
  size: bytes.length,
  sha256: sha256Of(bytes),
  ...(paper && { paper: true }),
});

/** The id that an upload has. */
export function idOf(
  { name, bytes }: OnDisk,
  owed: { campaign: string; unit: string; step: FilingStepId; party: string },
  channel: 'person' | 'paper' = 'person',
): string {
  return fileIdOf({ ...owed, channel, name, size: bytes.length, sha256: sha256Of(bytes) });
}

export const partOf = ({ bytes }: OnDisk, n: number): Buffer =>
  bytes.subarray((n - 1) * PART_BYTES, n * PART_BYTES);

/** Sends some parts of a file, by default all; resolves to its address. */
export async function sendParts(
  caller: Caller,
  to: string,
  file: OnDisk,
  { paper = false, only }: { paper?: boolean; only?: readonly number[] } = {},
): Promise<string> {
  const begun = await caller.post(to, announced(file, paper));
  if (begun.status > 201) throw new Error(`${file.name} was answered ${begun.status}: ${begun.text}`);
  const { id, parts } = begun.body as { id: string; parts: number };
  for (let n = 1; n <= parts; n += 1) {
    if (only && !only.includes(n)) continue;
    const sent = await caller.put(`${to}/${id}/parts/${n}`, partOf(file, n));
    if (sent.status !== 204) throw new Error(`part ${n} was answered ${sent.status}: ${sent.text}`);
  }
  return `${to}/${id}`;
}

/** Sends a whole file; resolves to its id. */
export async function upload(
  caller: Caller,
  to: string,
  file: OnDisk,
  more: { paper?: boolean } = {},
): Promise<string> {
  const at = await sendParts(caller, to, file, more);
  const { status, text, body } = await caller.post(`${at}/complete`, {});
  if (status !== 200) throw new Error(`${file.name} was answered ${status}: ${text}`);
  return (body as { id: string }).id;
}
