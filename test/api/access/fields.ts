import type { Cell } from '../../../api/access/cell';

/** Names of all fields with a value that is no object, lists as `[]`. */
export function leaves(value: unknown, name = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => leaves(item, `${name}[]`));
  if (typeof value !== 'object' || value === null) return [name];
  return Object.entries(value).flatMap(([key, below]) => leaves(below, name ? `${name}.${key}` : key));
}

const withoutSelectors = (field: string) => field.replace(/\[[a-z-]*\]/g, '[]');

/** Whether a leaf is one of a cell's fields, or below one, whatever items are meant. */
export const isSeen = ({ sees }: Pick<Cell, 'sees'>, leaf: string): boolean =>
  sees.some((field) => {
    const name = withoutSelectors(field).replace(/\.\*$/, '');
    return name === '*' || name === leaf || leaf.startsWith(`${name}.`) || leaf.startsWith(`${name}[`);
  });

export const hasConditions = (cell: Cell) =>
  cell.unit !== undefined ||
  cell.rows !== undefined ||
  cell.documents !== undefined ||
  cell.names !== undefined ||
  cell.bodyWith !== undefined ||
  cell.only !== undefined ||
  cell.paramsMustBe !== undefined ||
  cell.queryMustBe !== undefined ||
  cell.bodyMustBe !== undefined ||
  cell.itemsMustBe !== undefined;
