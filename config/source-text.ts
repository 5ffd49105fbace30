import { readFileSync } from 'node:fs';
import type { Fault } from './fault';

/** A file's name and what is in it; bytes are checked to be UTF-8, since spreadsheets like to save otherwise. */
export interface Source {
  file: string;
  content: string | Uint8Array;
}

export type Read<T> = { value: T; faults: [] } | { value?: undefined; faults: Fault[] };

export function readSource(file: string): Read<Source> {
  try {
    return { value: { file, content: readFileSync(file) }, faults: [] };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const message = code === 'ENOENT' ? 'there is no such file' : `cannot be read (${String(code ?? error)})`;
    return { faults: [{ file, field: '', rule: 'unreadable', message }] };
  }
}

/** The text in Unicode's composed form: the same Vietnamese word is then the same string, whoever typed it. */
export function textOf({ file, content }: Source): Read<string> {
  if (typeof content === 'string') return { value: content.normalize('NFC'), faults: [] };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    return { value: text.normalize('NFC'), faults: [] };
  } catch {
    return { faults: [{ file, field: '', rule: 'unreadable', message: 'is not UTF-8: save it as UTF-8' }] };
  }
}
