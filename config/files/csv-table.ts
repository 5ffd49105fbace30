import { CsvError, parse } from 'csv-parse/sync';
import type { z } from 'zod';
import { joined, type Text } from '../../domain/text';
import { didYouMean } from '../did-you-mean';
import type { Fault, FaultRule } from '../fault';
import { schemaFaults } from './schema-faults';
import { type Source, textOf } from './source-text';

/** A row as it was written; rules about several tables read these, so that one bad cell hides no other fault. */
export interface Row<Column extends string = string> {
  /** As a spreadsheet counts: the header is row 1. */
  row: number;
  /** A blank cell is absent. */
  cells: Partial<Record<Column, string>>;
}

export interface Table<Column extends string = string> {
  file: string;
  rows: Row<Column>[];
  faults: Fault[];
  /** False where rows or columns are missing altogether: what they would have said is then unknown, not wrong. */
  isWhole: boolean;
}

function records(source: Source): { records: string[][]; fault?: Fault } {
  const { file } = source;
  const text = textOf(source);
  if (text.value === undefined) return { records: [], fault: text.faults[0] };
  try {
    return { records: parse(text.value, { bom: true, trim: true, relax_column_count: true }) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // How many records were read before the one that cannot be; a quote that does not end swallows all lines after.
    const row = typeof error.records === 'number' ? error.records + 1 : undefined;
    return { records: [], fault: { file, row, field: '', rule: 'syntax', message: csvErrorText(error) } };
  }
}

const COLUMN_MISSING: Text = { en: 'the column is missing', vi: 'thiếu cột này' };
const COLUMN_TWICE: Text = { en: 'the column is there twice', vi: 'cột này có hai lần' };

/** The parser's own words are in English. */
const VIETNAMESE: Partial<Record<CsvError['code'], string>> = {
  CSV_QUOTE_NOT_CLOSED: 'có dấu nháy kép mở mà không đóng',
  CSV_INVALID_CLOSING_QUOTE: 'sau dấu nháy kép đóng phải là dấu phẩy hoặc hết dòng',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: 'sau dấu nháy kép đóng phải là dấu phẩy hoặc hết dòng',
  INVALID_OPENING_QUOTE: 'dấu nháy kép phải đứng ở đầu ô',
};

const csvErrorText = ({ code, message }: CsvError): Text => ({
  en: message,
  vi: VIETNAMESE[code] ?? 'không đúng dạng CSV: ô có dấu phẩy hoặc dấu nháy phải đặt trong dấu nháy kép',
});

function headerFaults(file: string, header: readonly string[], schema: z.ZodObject): Fault[] {
  const columns = Object.keys(schema.shape);
  const fault = (field: string, rule: FaultRule, message: Text): Fault => ({
    file,
    row: 1,
    field,
    rule,
    message,
  });
  if (header.length === 1 && columns.length > 1 && header[0]?.includes(';')) {
    return [
      fault('', 'syntax', {
        en: 'columns are separated by commas, not by semicolons: save it as CSV with commas',
        vi: 'các cột phải ngăn bằng dấu phẩy, không phải dấu chấm phẩy: đề nghị lưu thành CSV ngăn bằng dấu phẩy',
      }),
    ];
  }
  const missing = columns.filter((column) => !header.includes(column) && !isOptional(schema, column));
  return [
    ...missing.map((column) => fault(column, 'missing', COLUMN_MISSING)),
    ...header.flatMap((column, i) => {
      if (header.indexOf(column) < i) return [fault(column, 'duplicate', COLUMN_TWICE)];
      if (columns.includes(column)) return [];
      const all = columns.join(', ');
      const message = joined(
        { en: 'there is no such column', vi: 'không có cột này' },
        didYouMean(column, columns, { en: `; there are ${all}`, vi: `; các cột là ${all}` }),
      );
      return [fault(column, 'unknown-field', message)];
    }),
  ];
}

const isOptional = (schema: z.ZodObject, column: string): boolean =>
  schema.shape[column]?.safeParse(undefined).success === true;

/** A CSV file whose columns are the fields of `schema`, in any order, with every fault of its header and rows. */
export function parseTable<S extends z.ZodObject>(
  source: Source,
  schema: S,
): Table<Extract<keyof S['shape'], string>> {
  const { file } = source;
  const read = records(source);
  const [header, ...body] = read.records;
  const faults = read.fault ? [read.fault] : headerFaults(file, header ?? [], schema);
  const isWhole = faults.length === 0;
  const columns = header ?? [];
  const rows: Row[] = body
    .map((record, i) => ({ row: i + 2, record }))
    .filter(({ record }) => record.some((cell) => cell !== ''))
    .map(({ row, record }) => {
      if (isWhole && record.length !== columns.length) {
        const message = {
          en: `has ${record.length} cells where the header has ${columns.length}: put a cell with a comma in it in double quotes`,
          vi: `có ${record.length} ô, trong khi dòng đầu có ${columns.length} cột: ô có dấu phẩy phải đặt trong dấu nháy kép`,
        };
        faults.push({ file, row, field: '', rule: 'syntax', message });
      }
      const cells = columns.map((column, c) => [column, record[c]] as const).filter(([, cell]) => cell);
      return { row, cells: Object.fromEntries(cells) };
    });
  if (isWhole) {
    for (const { row, cells } of rows) {
      for (const { path, rule, message } of schemaFaults(schema, cells)) {
        faults.push({ file, row, field: String(path[0] ?? ''), rule, message });
      }
    }
  }
  return { file, rows: rows as Row<Extract<keyof S['shape'], string>>[], faults, isWhole };
}
