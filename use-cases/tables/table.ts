/** A table to work on elsewhere, in the words of officials. */
export interface TableOfRows {
  /** What a sheet of it is called. */
  title: string;
  columns: readonly string[];
  /** Nothing where there is nothing to say. */
  rows: readonly (readonly (string | number)[])[];
}

/** Which tables there are, and as what. */
export const TABLES = ['board', 'letters', 'overdue'] as const;
export type TableName = (typeof TABLES)[number];

export const TABLE_FORMATS = ['xlsx', 'csv'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];
