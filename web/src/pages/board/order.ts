import type { EvaluationLine, StepCell } from '../../../../api-client/schema';
import { folded } from '../../parts/folded';
import { gravityOf } from './cell';

type Step = StepCell['step'];

/** So many rows are drawn at once. */
export const PAGE_ROWS = 200;

export const STEPS = [
  'agency-review',
  'self-review',
  'member-opinion',
  'party-assessment',
  'recognition',
] as const satisfies readonly Step[];

export const cellOf = ({ cells = [] }: EvaluationLine, step: Step): StepCell | undefined =>
  cells.find((cell) => cell.step === step);

/** The first letter that is still to come about a unit. */
export const nextLetterOf = ({ cells = [] }: EvaluationLine): string | undefined =>
  cells
    .flatMap(({ nextLetterAt }) => nextLetterAt ?? [])
    .sort()
    .at(0);

const names = new Intl.Collator('vi', { numeric: true });
const byName = (a: EvaluationLine, b: EvaluationLine): number => names.compare(a.unit.name, b.unit.name);

const STATUSES = ['open', 'frozen', 'assessed', 'proposed', 'recognised', 'cancelled'];

type Order = (a: EvaluationLine, b: EvaluationLine) => number;

/** What has no next letter comes last. */
const NEVER = '9999';

/** What a column is sorted by: steps by what asks most to be looked at. */
const ORDERS: Readonly<Record<string, Order>> = {
  unit: byName,
  status: (a, b) => STATUSES.indexOf(a.status ?? '') - STATUSES.indexOf(b.status ?? ''),
  letter: (a, b) => ((nextLetterOf(a) ?? NEVER) < (nextLetterOf(b) ?? NEVER) ? -1 : 1),
  ...Object.fromEntries(
    STEPS.map((step): [string, Order] => [
      step,
      (a, b) => gravityOf(cellOf(b, step)) - gravityOf(cellOf(a, step)),
    ]),
  ),
};

/** A column and its direction, as the address has them. */
export const sortOf = (sort: string): { column: string; isReversed: boolean } => {
  const column = sort.replace(/^-/, '');
  return { column: column in ORDERS ? column : 'unit', isReversed: sort.startsWith('-') };
};

/** Those of some rows that are looked for, kind by kind in the plan's order, each sorted. */
export function arranged(
  rows: readonly EvaluationLine[],
  { search, sort, kinds }: { search: string; sort: string; kinds: readonly string[] },
): EvaluationLine[] {
  const sought = folded(search);
  const found = sought === '' ? [...rows] : rows.filter(({ unit }) => folded(unit.name).includes(sought));
  const { column, isReversed } = sortOf(sort);
  const order = ORDERS[column] ?? byName;
  const kindOf = new Map(kinds.map((kind, at) => [kind, at]));
  return found.sort(
    (a, b) =>
      (kindOf.get(a.unit.kind) ?? 0) - (kindOf.get(b.unit.kind) ?? 0) ||
      (isReversed ? order(b, a) : order(a, b)) ||
      byName(a, b),
  );
}

export interface Group {
  kind: string;
  rows: EvaluationLine[];
}

/** Rows that come kind by kind, as groups. */
export function groupsOf(rows: readonly EvaluationLine[]): Group[] {
  const groups: Group[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.kind === row.unit.kind) last.rows.push(row);
    else groups.push({ kind: row.unit.kind, rows: [row] });
  }
  return groups;
}
