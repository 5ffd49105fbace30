import { parseTable, type Table } from '../files/csv-table';
import type { Read, Source } from '../files/source-text';
import { OPTIONAL_TABLES, registerRows, TABLE_NAMES, type TableName } from './schema';

type ColumnOf<T extends TableName> = Extract<keyof (typeof registerRows)[T]['shape'], string>;

/** The tables of a register as they were written. */
export type RegisterTables = { [T in TableName]: Table<ColumnOf<T>> };

/** A file of a register, read; `isAbsent` where there is none of that name. */
export type ReadFile = Read<Source> & { file: string; isAbsent: boolean };

/** Reads every table, also where another cannot be read. */
export function readTables(sourceOf: (table: TableName) => ReadFile): RegisterTables {
  const tables = TABLE_NAMES.map((name): [TableName, Table] => {
    const { file, value, faults, isAbsent } = sourceOf(name);
    if (value) return [name, parseTable(value, registerRows[name])];
    const isLeftOut = isAbsent && OPTIONAL_TABLES.some((optional) => optional === name);
    return [name, { file, rows: [], faults: isLeftOut ? [] : faults, isWhole: isLeftOut }];
  });
  return Object.fromEntries(tables) as RegisterTables;
}
