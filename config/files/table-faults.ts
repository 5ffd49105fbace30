import { joined, type Text } from '../../domain/text';
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
  message: Text,
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
  { known, rule, what }: { known: readonly string[]; rule: FaultRule; what: Text },
): Fault[] {
  const ids = new Set(known);
  const all = known.join(', ');
  const few: Text | undefined =
    known.length > 0 && known.length <= FEW
      ? { en: `; there are ${all}`, vi: `; hiện có ${all}` }
      : undefined;
  const messages = new Map<string, Text>();
  return table.rows.flatMap((row) => {
    const id = row.cells[column];
    if (id === undefined || ids.has(id)) return [];
    const message = messages.get(id) ?? joined(what, ` «${id}»`, didYouMean(id, known, few));
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
