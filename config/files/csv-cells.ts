import { CsvError, parse } from 'csv-parse/sync';
import { joined, type Text } from '../../domain/text';
import { mistakenInWords } from './mistaken';

/** The cells of a table as they were written, row by row; a blank cell is empty. */
export interface Cells {
  records: string[][];
  separator: string;
  /** What keeps it from being read, and in which row, if that is known. */
  trouble?: { row?: number | undefined; message: Text };
}

/** What spreadsheets put between cells, by the country of the machine. */
const SEPARATORS = [',', ';', '\t', '|'];
/** The same of another width, as some keyboards type them. */
const WIDE = ['\uff0c', '\uff1b'];

const NAMES: ReadonlyMap<string, Text> = new Map([
  ['\t', { en: 'a tab', vi: 'dấu tab' }],
  [',', { en: 'a comma', vi: 'dấu phẩy' }],
  [';', { en: 'a semicolon', vi: 'dấu chấm phẩy' }],
  ['|', { en: 'a vertical bar', vi: 'dấu gạch đứng' }],
]);

export const separatorInWords = (separator: string): Text =>
  NAMES.get(separator) ?? mistakenInWords(separator);

/** Excel's hint to itself, in the line before the names of the columns. */
const HINT = /^"?sep=(.)"?[^\S\n]*(?:\n|$)/i;

/** Blanks of any width, and what nobody sees, round a cell. */
const AROUND = /^[\s\u200b-\u200d\u2060\ufeff]+|[\s\u200b-\u200d\u2060\ufeff]+$/gu;
export const trimmed = (cell: string): string => cell.replace(AROUND, '');

const bare = (cell: string): string => trimmed(cell).replace(/^"(.*)"$/, '$1');

/** The separator that finds most of the columns in a line; of two the first. */
function separatorOf(header: string, columns: readonly string[], hinted: string | undefined): string {
  const found = (separator: string) => {
    const names = header.split(separator).map(bare);
    return columns.filter((column) => names.includes(column)).length;
  };
  const candidates = [...(hinted === undefined ? [] : [hinted]), ...SEPARATORS, ...WIDE];
  const most = Math.max(...candidates.map(found));
  return candidates.find((separator) => found(separator) === most) ?? ',';
}

/** The parser's own words are in English. */
const VIETNAMESE: Partial<Record<CsvError['code'], string>> = {
  CSV_QUOTE_NOT_CLOSED: 'có dấu nháy kép mở mà không đóng',
  CSV_INVALID_CLOSING_QUOTE: 'sau dấu nháy kép đóng phải là dấu ngăn ô hoặc hết dòng',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: 'sau dấu nháy kép đóng phải là dấu ngăn ô hoặc hết dòng',
  INVALID_OPENING_QUOTE: 'dấu nháy kép phải đứng ở đầu ô',
};

const csvErrorText = ({ code, message }: CsvError): Text => ({
  en: message,
  vi: VIETNAMESE[code] ?? 'không đúng dạng CSV: ô có dấu ngăn hoặc dấu nháy phải đặt trong dấu nháy kép',
});

/** Of a table whose first row has one separator, and the others another. */
export function mixed(first: string, others: string): Text {
  const [header, rows] = [separatorInWords(first), separatorInWords(others)];
  return {
    en: `the first row has ${header.en} between its cells, the others have ${rows.en}: save it as CSV with one separator`,
    vi: `dòng đầu ngăn ô bằng ${header.vi}, các dòng sau ngăn bằng ${rows.vi}: đề nghị lưu lại CSV với một loại dấu ngăn`,
  };
}

const parsed = (text: string, separator: string): string[][] =>
  parse(text, {
    delimiter: separator,
    record_delimiter: '\n',
    relax_column_count: true,
    // A blank cell between tabs would be trimmed away.
    trim: separator !== '\t',
  });

const canBeRead = (text: string, separator: string): boolean => {
  try {
    return parsed(text, separator).length > 0;
  } catch {
    return false;
  }
};

/** Reads a table whose line ends may be mixed and whose cells may be separated in several ways, as spreadsheets save them. */
export function cellsOf(written: string, columns: readonly string[]): Cells {
  const whole = written.replace(/\r\n?/g, '\n');
  const hint = HINT.exec(whole);
  const text = hint ? whole.slice(hint[0].length) : whole;
  const header = text.split('\n').find((line) => /[^\s,;|]/.test(line)) ?? '';
  const separator = separatorOf(header, columns, hint?.[1]);
  if (WIDE.includes(separator)) {
    const message = joined(
      { en: 'its cells are separated by ', vi: 'các ô đang ngăn bằng ' },
      separatorInWords(separator),
    );
    return { records: [], separator, trouble: { row: 1, message } };
  }
  try {
    const records = parsed(text, separator).map((record) => record.map(trimmed));
    return { records, separator };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const other = SEPARATORS.find((each) => each !== separator && canBeRead(text, each));
    if (other !== undefined)
      return { records: [], separator, trouble: { row: 1, message: mixed(separator, other) } };
    // How many records were read before the one that cannot be; a quote that does not end swallows all lines after.
    const row = typeof error.records === 'number' ? error.records + 1 : undefined;
    return { records: [], separator, trouble: { row, message: csvErrorText(error) } };
  }
}

/** The other separator that a row of one cell was written with, such as `a;b` under `id,name`. */
export const otherSeparatorIn = (record: readonly string[], separator: string): string | undefined =>
  record.filter((cell) => cell !== '').length === 1
    ? SEPARATORS.find((other) => other !== separator && record.some((cell) => cell.includes(other)))
    : undefined;
