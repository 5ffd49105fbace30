import type { Plan, WorklistRow } from '../../api/contract';
import type { Kept } from '../../parts/draft/draft-keeper';
import type { Fields } from '../../parts/draft/fields';
import type { FormShape } from '../../parts/draft/filing-of';
import type { Fault } from '../../parts/error-summary';
import { STEP } from './queries';

/** What an opinion is made of, wherever it is written. */
export const opinionShape = (party: string): FormShape => ({
  takes: { criteria: false, remarks: true, document: true, score: false },
  criteria: [],
  score: null,
  step: { id: STEP },
  party: { id: party },
});

/** What became of a row that was sent. */
export type Sent =
  | { kind: 'received'; receipt: string; filing: string }
  | { kind: 'refused'; faults: readonly Fault[]; why: string };

export const ROW_STATES = ['empty', 'begun', 'complete', 'conflict', 'refused', 'done', 'waived'] as const;
export type RowState = (typeof ROW_STATES)[number];

const isTyped = (fields: Fields, field: string): boolean => (fields[field] ?? '').trim() !== '';

/** How one unit's opinion stands on this page. */
export function rowState({ state }: Pick<WorklistRow, 'state'>, kept?: Kept, sent?: Sent): RowState {
  if (sent?.kind === 'received' || state === 'done') return 'done';
  if (state === 'waived' || !kept) return 'waived';
  if (Object.keys(kept.conflicts).length > 0) return 'conflict';
  if (sent) return 'refused';
  const typed = ['level', 'remarks'].filter((field) => isTyped(kept.fields, field)).length;
  return typed === 2 ? 'complete' : typed === 1 ? 'begun' : 'empty';
}

/** Those that may be sent: a refused one again, as it has been mended. */
export const maySend = (state: RowState, kept: Kept | undefined): boolean =>
  state === 'complete' ||
  (state === 'refused' &&
    kept !== undefined &&
    isTyped(kept.fields, 'level') &&
    isTyped(kept.fields, 'remarks'));

/** Units of the letter first, each group by itself in the plan's order. */
export const inOrder = (rows: readonly WorklistRow[], first: readonly string[]): WorklistRow[] => [
  ...rows.filter(({ unit }) => first.includes(unit.id)),
  ...rows.filter(({ unit }) => !first.includes(unit.id)),
];

export const levelName = ({ levels }: Pick<Plan, 'levels'>, level: string | undefined): string | undefined =>
  levels.find(({ id }) => id === level)?.name;

/** What all open opinions have for a field of the document; nothing where they differ. */
export function inCommon(all: Iterable<Kept>, field: string): string {
  const values = new Set([...all].map(({ fields }) => fields[field] ?? ''));
  return values.size === 1 ? ([...values][0] ?? '') : '';
}
