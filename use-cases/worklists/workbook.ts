import { readSheet } from 'read-excel-file/universal';
import writeWorkbook from 'write-excel-file/node';
import { directoryIn, END_BYTES, unpackedBytesIn } from '../../domain/files/zip-entries';
import type { SheetCell } from '../../domain/sheet/read-rows';
import type { Text } from '../../domain/text';
import { invalid } from '../refusals';

/** One sheet of a workbook that is written. */
export interface WrittenSheet {
  name: string;
  /** The first row is the head. */
  rows: readonly (readonly (string | number | null)[])[];
  /** In characters. */
  widths: readonly number[];
  /** Columns that stay in view. */
  stickyColumns?: number;
}

/** A workbook, as XLSX. All texts are texts: none is read as a formula. */
export const workbookOf = (sheets: readonly WrittenSheet[]): Promise<Buffer> =>
  writeWorkbook(
    sheets.map(({ name, rows, widths, stickyColumns = 0 }) => ({
      sheet: name,
      data: rows.map((row, at) =>
        row.map((value) =>
          value === null || value === ''
            ? null
            : {
                value,
                type: typeof value === 'number' ? Number : String,
                wrap: true,
                alignVertical: 'top' as const,
                ...(at === 0 && { fontWeight: 'bold' as const }),
              },
        ),
      ),
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
      stickyColumnsCount: stickyColumns,
    })),
  ).toBuffer();

/** What a workbook of 1 MiB may come to: many times what one of 5,000 rows does. */
const MOST_UNPACKED_BYTES = 32 * 1024 * 1024;
export const MOST_ROWS = 5000;
const MOST_COLUMNS = 400;

type Read = SheetCell | Date;

/** A day has no zone in a spreadsheet; the reader says midnight in UTC. */
const dayTyped = (day: Date): string => day.toISOString().slice(0, 10).split('-').toReversed().join('/');

/** The cells of the first sheet of an XLSX file; of a formula what it last came to. Throws the refusal `invalid` for what is none. */
export async function firstSheetOf(bytes: Uint8Array): Promise<readonly (readonly SheetCell[])[]> {
  refuseUnreadable(bytes);
  let cells: Read[][];
  try {
    // Of its own memory: a buffer of Node may be a part of another's. Without a schema there are no types of it among the cells.
    cells = (await readSheet(new Uint8Array(bytes).buffer)) as Read[][];
  } catch {
    throw notRead(NO_WORKBOOK);
  }
  if (cells.length > MOST_ROWS + 1 || cells.some((row) => row.length > MOST_COLUMNS)) throw notRead(TOO_MANY);
  return cells.map((row) => row.map((cell) => (cell instanceof Date ? dayTyped(cell) : cell)));
}

/** What says of itself that it is no archive, or one that would grow without measure. */
function refuseUnreadable(bytes: Uint8Array): void {
  const directory = directoryIn(bytes.subarray(-END_BYTES));
  if (!directory) throw notRead(NO_WORKBOOK);
  const { offset, size } = directory;
  const unpacked = unpackedBytesIn(bytes.subarray(offset, offset + size), directory);
  if (unpacked === undefined) throw notRead(NO_WORKBOOK);
  if (unpacked > MOST_UNPACKED_BYTES) throw notRead(TOO_MANY);
}

const notRead = (message: Text) => invalid([{ field: '', rule: 'format', message }]);

const NO_WORKBOOK: Text = {
  en: 'This is not an XLSX workbook.',
  vi: 'Tệp này không phải là bảng tính XLSX.',
};
const TOO_MANY: Text = {
  en: `The workbook is too large: at most ${MOST_ROWS} rows.`,
  vi: `Bảng tính quá lớn: tối đa ${MOST_ROWS} dòng.`,
};
