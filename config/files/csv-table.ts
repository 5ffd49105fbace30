import type { z } from 'zod';
import { joined, type Text } from '../../domain/text';
import { didYouMean } from '../did-you-mean';
import type { Fault, FaultRule } from '../fault';
import { cellsOf, mixed, otherSeparatorIn, separatorInWords } from './csv-cells';
import { schemaFaults } from './schema-faults';
import { type Source, textOf } from './source-text';
import { oddCell } from './spreadsheet-cells';

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

/** The cells of one row. */
type Written = readonly string[];

const isBlank = (record: Written): boolean => record.every((cell) => cell === '');

/** A column as a spreadsheet calls it: A, B, … Z, AA. */
const letterOf = (column: number): string =>
  (column >= 26 ? letterOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

const EMPTY: Text = {
  en: 'the table is empty: it lacks even the names of its columns',
  vi: 'bảng trống, chưa có cả dòng đầu ghi tên các cột',
};
const COLUMN_MISSING: Text = { en: 'the column is missing', vi: 'thiếu cột này' };
const COLUMN_TWICE: Text = { en: 'the column is there twice', vi: 'cột này có hai lần' };

const isOptional = (schema: z.ZodObject, column: string): boolean =>
  schema.shape[column]?.safeParse(undefined).success === true;

/** Rows above the names of the columns, such as a title, or none of these names at all. */
function titleAbove(records: readonly Written[], columns: readonly string[]): Text | undefined {
  const names = (record: Written = []) => columns.filter((column) => record.includes(column)).length;
  if (names(records[0]) > 0) return undefined;
  const header = records.findIndex((record) => names(record) > 1);
  return header < 0
    ? undefined
    : {
        en: `the names of the columns are in row ${header + 1}: take out the rows above it`,
        vi: `tên các cột ở dòng ${header + 1}: đề nghị bỏ các dòng phía trên`,
      };
}

/** Where the first row has one separator and the others another, one fault says so for all of them. */
function mixedSeparators([header, ...body]: readonly Written[], separator: string): Text | undefined {
  const told = body.filter((record) => !isBlank(record));
  const others = told.map((record) => otherSeparatorIn(record, separator));
  const other = others[0];
  if (
    header === undefined ||
    header.length < 2 ||
    other === undefined ||
    others.some((each) => each !== other)
  )
    return undefined;
  return mixed(separator, other);
}

function headerFaults(
  file: string,
  records: readonly Written[],
  schema: z.ZodObject,
  separator: string,
): Fault[] {
  const columns = Object.keys(schema.shape);
  const [header = [], ...body] = records;
  const fault = (field: string, rule: FaultRule, message: Text): Fault => ({
    file,
    row: 1,
    field,
    rule,
    message,
  });
  const whole =
    (records.every(isBlank) ? EMPTY : titleAbove(records, columns)) ?? mixedSeparators(records, separator);
  if (whole) return [fault('', 'syntax', whole)];
  const missing = columns.filter((column) => !header.includes(column) && !isOptional(schema, column));
  return [
    ...missing.map((column) => fault(column, 'missing', COLUMN_MISSING)),
    ...header.flatMap((column, i) => {
      if (column === '') return nameless(i, body).map((message) => fault('', 'unknown-field', message));
      if (header.indexOf(column) < i) return [fault(column, 'duplicate', COLUMN_TWICE)];
      if (columns.includes(column)) return [];
      const all = columns.join(', ');
      const message = joined(
        { en: `there is no column «${column}»`, vi: `không có cột «${column}»` },
        didYouMean(column, columns, { en: `; there are ${all}`, vi: `; các cột là ${all}` }),
      );
      return [fault(column, 'unknown-field', message)];
    }),
  ];
}

/** A column without a name that holds something all the same; spreadsheets save wholly empty ones, which are left out. */
function nameless(column: number, body: readonly Written[]): Text[] {
  const at = body.findIndex((record) => (record[column] ?? '') !== '');
  if (at < 0) return [];
  const [letter, cell] = [letterOf(column), body[at]?.[column]];
  return [
    {
      en: `column ${letter} has no name in the first row, but row ${at + 2} has «${cell}» in it: name the column or empty it`,
      vi: `cột ${letter} không có tên ở dòng đầu, nhưng dòng ${at + 2} có «${cell}»: đề nghị ghi tên cột hoặc xóa nội dung`,
    },
  ];
}

function rowFault(record: Written, columns: Written, separator: string): Text | undefined {
  const other = otherSeparatorIn(record, separator);
  if (other !== undefined && columns.length > 1) {
    const [here, there] = [separatorInWords(other), separatorInWords(separator)];
    return {
      en: `has ${here.en} between its cells where the first row has ${there.en}`,
      vi: `ngăn ô bằng ${here.vi}, trong khi dòng đầu ngăn bằng ${there.vi}`,
    };
  }
  if (isBlank(record.slice(columns.length))) return undefined;
  const between = separatorInWords(separator);
  return {
    en: `has ${record.length} cells where the header has ${columns.length}: put a cell with ${between.en} in it in double quotes`,
    vi: `có ${record.length} ô, trong khi dòng đầu có ${columns.length} cột: ô có ${between.vi} phải đặt trong dấu nháy kép`,
  };
}

/** A CSV file whose columns are the fields of `schema`, in any order, with every fault of its header and rows. */
export function parseTable<S extends z.ZodObject>(
  source: Source,
  schema: S,
): Table<Extract<keyof S['shape'], string>> {
  const { file } = source;
  const text = textOf(source);
  if (text.value === undefined) return { file, rows: [], faults: text.faults, isWhole: false };
  const { records, separator, trouble } = cellsOf(text.value, Object.keys(schema.shape));
  if (trouble)
    return { file, rows: [], faults: [{ file, field: '', rule: 'syntax', ...trouble }], isWhole: false };
  const faults = headerFaults(file, records, schema, separator);
  const isWhole = faults.length === 0;
  const [columns = [], ...body] = records;
  const rows: Row[] = body
    .map((record, i) => ({ row: i + 2, record }))
    .filter(({ record }) => !isBlank(record))
    .flatMap(({ row, record }) => {
      const message = isWhole ? rowFault(record, columns, separator) : undefined;
      if (message) faults.push({ file, row, field: '', rule: 'syntax', message });
      const cells = columns.map((column, c) => [column, record[c]] as const).filter(([, cell]) => cell);
      return [{ row, cells: Object.fromEntries(cells) }];
    });
  if (isWhole) for (const row of rows) faults.push(...cellFaults(file, row, schema));
  return { file, rows: rows as Row<Extract<keyof S['shape'], string>>[], faults, isWhole };
}

function cellFaults(file: string, { row, cells }: Row, schema: z.ZodObject): Fault[] {
  const odd = Object.entries(cells).flatMap(([field, cell]): Fault[] => {
    const message = typeof cell === 'string' ? oddCell(cell) : undefined;
    return message ? [{ file, row, field, rule: 'format', message }] : [];
  });
  const ofSchema = schemaFaults(schema, cells)
    .map(({ path, rule, message }): Fault => ({ file, row, field: String(path[0] ?? ''), rule, message }))
    .filter(({ field }) => !odd.some((each) => each.field === field));
  return [...odd, ...ofSchema];
}
