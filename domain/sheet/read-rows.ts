import { normalised } from '../input-text';
import { plainText } from '../plain-text';
import type { Plan } from '../plan';
import type { Unit } from '../register';
import { draftTooLarge, MOST_TEXT } from '../rules/draft-limits';
import type { Text } from '../text';
import { columnName, type SheetColumn } from './columns';

/** A cell as a spreadsheet has it; what a formula comes to is its value, and a date is written as people write it. */
export type SheetCell = string | number | boolean | null | undefined;

/** What is wrong, and where: the number of the row and the name of the column, as the spreadsheet shows them. */
export interface SheetFault {
  row: number;
  column: string;
  unit?: string;
  message: Text;
}

/** A row that can be saved as a draft. */
export interface SheetRow {
  row: number;
  unit: string;
  /** Of the draft that it goes on from; null where there was none. */
  revision: number | null;
  /** By the names of the form's fields; what is empty in the sheet is empty here. */
  fields: Record<string, string>;
}

interface Known {
  columns: readonly SheetColumn[];
  plan: Pick<Plan, 'levels'>;
  units: readonly Pick<Unit, 'id' | 'kind' | 'name' | 'code'>[];
}

type Placed = SheetColumn & { at: number };

/**
 * The rows of a sheet, below its first, which names the columns. A row with a fault is not among them, so that the same sheet can be
 * mended and read again; one that says nothing is passed over. Undefined where no column tells whom the rows are about.
 */
export function readRows(
  cells: readonly (readonly SheetCell[])[],
  known: Known,
): { rows: SheetRow[]; faults: SheetFault[] } | undefined {
  const [head = [], ...body] = cells;
  const { placed, faults } = placedColumns(head, known.columns);
  const named = placed.filter(({ key }) => key === 'unit' || key === 'name');
  if (named.length === 0) return undefined;
  const rows: SheetRow[] = [];
  const seen = new Set<string>();
  for (const [i, line] of body.entries()) {
    const read = readRow(line, i + 2, placed, known);
    if (!read) continue;
    if ('faults' in read) {
      faults.push(...read.faults);
      continue;
    }
    if (seen.has(read.unit)) {
      const column = columnName(named[0]?.at ?? 0);
      faults.push({ row: read.row, column, unit: read.unit, message: TWICE });
      continue;
    }
    seen.add(read.unit);
    rows.push(read);
  }
  return { rows, faults };
}

function placedColumns(head: readonly SheetCell[], columns: readonly SheetColumn[]) {
  const placed: Placed[] = [];
  const faults: SheetFault[] = [];
  for (const [at, cell] of head.entries()) {
    const title = plainText(typed(cell));
    if (title === '') continue;
    const column = columns.find((each) => plainText(each.title) === title);
    if (!column || placed.some((each) => each.title === column.title)) {
      faults.push({ row: 1, column: columnName(at), message: column ? COLUMN_TWICE : UNKNOWN_COLUMN });
    } else {
      placed.push({ ...column, at });
    }
  }
  return { placed, faults };
}

function readRow(
  line: readonly SheetCell[],
  row: number,
  placed: readonly Placed[],
  known: Known,
): SheetRow | { faults: SheetFault[] } | undefined {
  const at = (column: Placed | undefined) => (column ? typed(line[column.at]) : '');
  const of = (key: 'unit' | 'name' | 'revision') => placed.find((each) => each.key === key);
  const written = placed.flatMap(({ key, at: place }) =>
    typeof key === 'string' ? [] : [{ ...key, column: columnName(place), text: typed(line[place]) }],
  );
  const revision = at(of('revision'));
  // A row of the template that nobody has written in.
  if (revision === '' && written.every(({ text }) => text === '')) return undefined;
  const names = [of('unit'), of('name')].filter((column) => column !== undefined);
  const unit = unitIn(names.map(at), known);
  const first = names.find((column) => at(column) !== '') ?? names[0];
  if (!unit) return { faults: [{ row, column: columnName(first?.at ?? 0), message: UNKNOWN_UNIT }] };
  const faults: SheetFault[] = [];
  const wrong = (column: string, message: Text) => faults.push({ row, column, unit: unit.id, message });
  const fields: Record<string, string> = {};
  for (const { field, kinds, column, text } of written) {
    if (kinds !== 'all' && !kinds.includes(unit.kind)) {
      if (text !== '') wrong(column, NOT_OF_THIS_KIND);
    } else if (field === 'level') {
      const level = levelIn(text, known.plan);
      if (level === undefined) wrong(column, unknownLevel(known.plan));
      else fields[field] = level;
    } else if (field.endsWith('score')) {
      if (text === '' || /^-?\d+([.,]\d+)?$/.test(text)) fields[field] = text.replace('.', ',');
      else wrong(column, NO_NUMBER);
    } else if (text.length > MOST_TEXT) wrong(column, TOO_LONG);
    else fields[field] = text;
  }
  const seen = revision === '' ? null : Number(revision);
  const ofRevision = of('revision');
  if (seen !== null && !(Number.isInteger(seen) && seen > 0)) {
    wrong(columnName(ofRevision?.at ?? 0), NO_REVISION);
  }
  if (draftTooLarge(fields)) wrong(columnName(first?.at ?? 0), TOO_LONG);
  return faults.length > 0 ? { faults } : { row, unit: unit.id, revision: seen, fields };
}

/** As the form would have it; a spreadsheet makes numbers of what looks like some. */
function typed(cell: SheetCell): string {
  if (cell === null || cell === undefined) return '';
  return normalised(String(cell)).trim();
}

/** By its id, else by its code or its name, written with or without diacritics; what several are called is none of them. */
function unitIn(names: readonly string[], { units }: Known) {
  for (const name of names) {
    if (name === '') continue;
    const exact = units.find(({ id, code }) => id === name || (code !== undefined && code === name));
    if (exact) return exact;
    const called = units.filter((unit) => plainText(unit.name) === plainText(name));
    if (called.length === 1) return called[0];
  }
  return undefined;
}

function levelIn(text: string, { levels }: Pick<Plan, 'levels'>): string | undefined {
  if (text === '') return '';
  return levels.find(({ id, name }) => id === text || plainText(name) === plainText(text))?.id;
}

const TWICE: Text = {
  en: 'The sheet has this unit twice. The first row was taken.',
  vi: 'Đơn vị này có hai dòng trong bảng. Dòng đầu đã được nhận.',
};
const COLUMN_TWICE: Text = {
  en: 'The sheet has this column twice. The first one was read.',
  vi: 'Bảng có hai cột cùng tên. Cột đầu đã được đọc.',
};
const UNKNOWN_COLUMN: Text = {
  en: 'This column is not in the template. It was not read.',
  vi: 'Cột này không có trong mẫu nên không được đọc.',
};
const UNKNOWN_UNIT: Text = {
  en: 'There is no such unit in your list.',
  vi: 'Danh sách của đồng chí không có đơn vị này.',
};
const NOT_OF_THIS_KIND: Text = {
  en: 'This criterion is not for units of this kind. Leave the cell empty.',
  vi: 'Tiêu chí này không áp dụng cho loại đơn vị này. Đề nghị để trống ô.',
};
const NO_NUMBER: Text = {
  en: 'A score is a number, such as 85 or 85,5.',
  vi: 'Điểm là một số, ví dụ 85 hoặc 85,5.',
};
const NO_REVISION: Text = {
  en: 'The template filled in this cell. Restore it, or download the template again.',
  vi: 'Ô này do mẫu điền sẵn. Đề nghị khôi phục, hoặc tải lại mẫu.',
};
const TOO_LONG: Text = {
  en: `The text is too long: at most ${MOST_TEXT} characters in a cell.`,
  vi: `Nội dung quá dài: mỗi ô tối đa ${MOST_TEXT} ký tự.`,
};
const unknownLevel = ({ levels }: Pick<Plan, 'levels'>): Text => {
  const names = levels.map(({ name }) => name).join('; ');
  return {
    en: `There is no such level. The levels are: ${names}.`,
    vi: `Không có mức độ này. Các mức độ là: ${names}.`,
  };
};
