import { inOneLine } from '../../domain/input-text';

/**
 * A spreadsheet takes what begins so for a formula, the wide characters too; where its own separator is the semicolon, also what
 * follows one.
 */
const FORMULA = /(^|;\s*)(?=[=+\-@＝＋－＠])/g;

function cellOf(value: string | number): string {
  const text = inOneLine(String(value));
  return `"${text.replace(FORMULA, "$1'").replaceAll('"', '""')}"`;
}

/** A spreadsheet reads UTF-8 as such where a table begins with it. */
export const BYTE_ORDER_MARK = '\ufeff';

/** A line of a table (RFC 4180), without the line's end. */
export const csvLine = (cells: readonly (string | number)[]): string => cells.map(cellOf).join(',');
