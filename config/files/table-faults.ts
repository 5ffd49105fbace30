import { didYouMean } from '../did-you-mean';
import type { Fault, FaultRule } from '../fault';
import type { Row, Table } from './csv-table';

/** What the rules of a register's tables are made of. */

export const idsOf = (table: Table<'id'>): string[] => table.rows.flatMap(({ cells }) => cells.id ?? []);

export const faultAt = (
  table: Table,
  { row }: Row,
  field: string,
  rule: FaultRule,
  message: string,
): Fault => ({
  file: table.file,
  row,
  field,
  rule,
  message,
});

/** So many names are soon read. */
const FEW = 9;

/** Every cell of a column that names something which is not there. */
export function unknownNames<C extends string>(
  table: Table<C>,
  column: C,
  { known, rule, what }: { known: readonly string[]; rule: FaultRule; what: string },
): Fault[] {
  const ids = new Set(known);
  const all = known.length > 0 && known.length <= FEW ? `; there are ${known.join(', ')}` : '';
  const messages = new Map<string, string>();
  return table.rows.flatMap((row) => {
    const id = row.cells[column];
    if (id === undefined || ids.has(id)) return [];
    const message = messages.get(id) ?? `${what} «${id}»${didYouMean(id, known) || all}`;
    messages.set(id, message);
    return [faultAt(table, row, column, rule, message)];
  });
}

/** Every row whose key, made of its cells, an earlier row has. */
export function repeatedRows<C extends string>(
  table: Table<C>,
  keyOf: (cells: Row<C>['cells']) => string | undefined,
): { row: Row<C>; first: number; key: string }[] {
  const firstRow = new Map<string, number>();
  return table.rows.flatMap((row) => {
    const key = keyOf(row.cells);
    if (key === undefined) return [];
    const first = firstRow.get(key);
    if (first !== undefined) return [{ row, first, key }];
    firstRow.set(key, row.row);
    return [];
  });
}
