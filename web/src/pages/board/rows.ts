import type { EvaluationLine, paths } from '../../../../api-client/schema';

/** What the API answers of a board. */
export type BoardAnswer =
  paths['/api/v1/campaigns/{campaign}/evaluations']['get']['responses'][200]['content']['application/json'];

export interface BoardRows {
  now: string;
  rows: EvaluationLine[];
  /** Who owes something in them; while they are kept, also who no longer does. */
  owing: NonNullable<BoardAnswer['owing']>;
  /** With which it is asked what has changed since. */
  asOf: string | undefined;
  /** When they were read from their beginning, in real time. */
  readMs: number;
}

/** What is held, with further pages of it, or with what of it has changed: of each unit its newest row. */
export function withAnswers(
  held: Omit<BoardRows, 'now'>,
  answers: readonly [BoardAnswer, ...BoardAnswer[]],
): BoardRows {
  const [{ now, asOf }] = answers;
  const rows = new Map(held.rows.map((row) => [row.unit.id, row]));
  const owing = new Map(held.owing.map((each) => [`${each.step} ${each.party}`, each]));
  for (const answer of answers) {
    for (const row of answer.items) rows.set(row.unit.id, row);
    for (const unit of answer.gone ?? []) rows.delete(unit);
    for (const each of answer.owing ?? []) owing.set(`${each.step} ${each.party}`, each);
  }
  return { ...held, now, asOf, rows: [...rows.values()], owing: [...owing.values()] };
}
