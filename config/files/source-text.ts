import { readFileSync } from 'node:fs';
import { normalised, withoutByteOrderMark } from '../../domain/input-text';
import type { Text } from '../../domain/text';
import type { Fault } from '../fault';

/** A file's name and what is in it; bytes are checked to be UTF-8, since spreadsheets like to save otherwise. */
export interface Source {
  file: string;
  content: string | Uint8Array;
}

export type Read<T> = { value: T; faults: [] } | { value?: undefined; faults: Fault[] };

const unreadable = (file: string, message: Text): { faults: Fault[] } => ({
  faults: [{ file, field: '', rule: 'unreadable', message }],
});

/** What reading a file comes to that is not there. */
export const absent = (file: string): { faults: Fault[]; isAbsent: true } => ({
  ...unreadable(file, { en: 'there is no such file', vi: 'không có tệp này' }),
  isAbsent: true,
});

export function readSource(file: string): Read<Source> & { isAbsent: boolean } {
  try {
    return { value: { file, content: readFileSync(file) }, faults: [], isAbsent: false };
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return absent(file);
    const reason = String(code ?? error);
    const message = { en: `cannot be read (${reason})`, vi: `không đọc được (${reason})` };
    return { ...unreadable(file, message), isAbsent: false };
  }
}

const formed = (text: string): string => normalised(withoutByteOrderMark(text));

/** The text in the one form: the same Vietnamese word is then the same string, whoever typed it and wherever. */
export function textOf({ file, content }: Source): Read<string> {
  if (typeof content === 'string') return { value: formed(content), faults: [] };
  try {
    return { value: formed(new TextDecoder('utf-8', { fatal: true }).decode(content)), faults: [] };
  } catch {
    return unreadable(file, {
      en: 'is not UTF-8: save it as UTF-8',
      vi: 'không phải UTF-8: đề nghị lưu lại theo UTF-8',
    });
  }
}
