import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, parse } from 'node:path';
import { normalised, withoutByteOrderMark } from '../../domain/input-text';
import type { Text } from '../../domain/text';
import type { Fault } from '../fault';
import { decode } from './decode';

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

/** What is there under another ending or in other letters, such as `Units.xlsx` where `units.csv` is asked for. */
function otherNamed(file: string): string | undefined {
  const stem = parse(file).name.toLowerCase();
  try {
    const others = readdirSync(dirname(file), { withFileTypes: true }).filter((entry) => entry.isFile());
    return others.map(({ name }) => name).find((name) => parse(name).name.toLowerCase() === stem);
  } catch {
    return undefined;
  }
}

export function readSource(file: string): Read<Source> & { isAbsent: boolean } {
  try {
    return { value: { file, content: readFileSync(file) }, faults: [], isAbsent: false };
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') {
      const other = otherNamed(file);
      if (other === undefined) return absent(file);
      const name = basename(file);
      const found = {
        en: `there is no such file, but ${other}: save it as ${name}, in UTF-8`,
        vi: `không có tệp này, nhưng có ${other}: đề nghị lưu thành ${name}, theo UTF-8`,
      };
      return { ...unreadable(file, found), isAbsent: false };
    }
    const reason = String(code ?? error);
    const message = { en: `cannot be read (${reason})`, vi: `không đọc được (${reason})` };
    return { ...unreadable(file, message), isAbsent: false };
  }
}

const formed = (text: string): string => normalised(withoutByteOrderMark(text));

/** The text in the one form: the same Vietnamese word is then the same string, whoever typed it and wherever. */
export function textOf({ file, content }: Source): Read<string> {
  const { text, message } = decode(content);
  return message ? unreadable(file, message) : { value: formed(text), faults: [] };
}
