import writeXlsxFile from 'write-excel-file/node';
import { BYTE_ORDER_MARK, csvLine } from './csv';
import type { TableFormat, TableOfRows } from './table';

/** A table as a file. */
export function written(table: TableOfRows, format: TableFormat): Promise<Buffer> {
  return format === 'csv' ? Promise.resolve(asCsv(table)) : asXlsx(table);
}

const asCsv = ({ columns, rows }: TableOfRows): Buffer =>
  Buffer.from(`${BYTE_ORDER_MARK}${[columns, ...rows].map(csvLine).join('\r\n')}\r\n`);

const WIDTH = { least: 8, most: 40 };

/** Every text is a text in it, whatever it begins with. */
function asXlsx({ title, columns, rows }: TableOfRows): Promise<Buffer> {
  const heads = columns.map((value) => ({
    value,
    type: String,
    fontWeight: 'bold' as const,
    textWrap: true,
  }));
  const cells = rows.map((row) =>
    row.map((value) =>
      value === '' ? null : typeof value === 'number' ? { value, type: Number } : { value, type: String },
    ),
  );
  const widths = columns.map((column, at) => {
    const longest = Math.max(0, ...rows.map((row) => String(row[at] ?? '').length));
    return { width: Math.min(WIDTH.most, Math.max(WIDTH.least, longest + 2, Math.ceil(column.length / 3))) };
  });
  return writeXlsxFile([heads, ...cells], {
    sheet: title,
    columns: widths,
    stickyRowsCount: 1,
  }).toBuffer();
}
