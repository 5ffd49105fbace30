import { parseTable, type Table } from './csv-table';
import { registerRows, TABLE_NAMES, type TableName } from './register-schema';
import type { Read, Source } from './source-text';

type ColumnOf<T extends TableName> = Extract<keyof (typeof registerRows)[T]['shape'], string>;

/** The six tables of a register as they were written. */
export type RegisterTables = { [T in TableName]: Table<ColumnOf<T>> };

/** Reads every table, also where another cannot be read. */
export function readTables(sourceOf: (table: TableName) => Read<Source> & { file: string }): RegisterTables {
  const tables = TABLE_NAMES.map((name) => {
    const read = sourceOf(name);
    const table: Table = read.value
      ? parseTable(read.value, registerRows[name])
      : { file: read.file, rows: [], faults: read.faults, isWhole: false };
    return [name, table];
  });
  return Object.fromEntries(tables) as RegisterTables;
}
