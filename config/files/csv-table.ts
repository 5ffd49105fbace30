import { CsvError, parse } from 'csv-parse/sync';
import type { z } from 'zod';
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
    return { records: [], fault: { file, row, field: '', rule: 'syntax', message: error.message } };
  }
}

function headerFaults(file: string, header: readonly string[], schema: z.ZodObject): Fault[] {
  const columns = Object.keys(schema.shape);
  const fault = (field: string, rule: FaultRule, message: string): Fault => ({
    file,
    row: 1,
    field,
    rule,
    message,
  });
  if (header.length === 1 && columns.length > 1 && header[0]?.includes(';')) {
    return [
      fault('', 'syntax', 'columns are separated by commas, not by semicolons: save it as CSV with commas'),
    ];
  }
  const missing = columns.filter((column) => !header.includes(column) && !isOptional(schema, column));
  return [
    ...missing.map((column) => fault(column, 'missing', 'the column is missing')),
    ...header.flatMap((column, i) => {
      if (header.indexOf(column) < i) return [fault(column, 'duplicate', 'the column is there twice')];
      if (columns.includes(column)) return [];
      return [
        fault(
          column,
          'unknown-field',
          `there is no such column${didYouMean(column, columns) || `; there are ${columns.join(', ')}`}`,
        ),
      ];
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
        const message = `has ${record.length} cells where the header has ${columns.length}: put a cell with a comma in it in double quotes`;
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
