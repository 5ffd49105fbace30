import type { Patience } from './patience';

/** So many rows of one evaluation in one sweep; the others are left to the next. */
const PER_EVALUATION = 36;

/** A row that waits for its evaluation's answer. */
export interface Waiting {
  /** The evaluation's key. */
  evaluation: string;
  /** The row's own key. */
  _id: string;
}

/** An evaluation with its rows, in order. */
export interface Turn<Row> {
  evaluation: string;
  rows: Row[];
}

/**
 * Who has a turn in one sweep, and with which rows. An evaluation whose turn has ended has none until the next sweep, so
 * that nothing of it is delivered before what stands before it.
 */
export interface SweepTurns {
  /** The turns of a page; those that gave no answer before come last. */
  of<Row extends Waiting>(page: readonly Row[]): Turn<Row>[];
  end(evaluation: string): void;
}

export function createSweepTurns(patience: Patience): SweepTurns {
  const taken = new Map<string, number>();
  const ended = new Set<string>();
  const hasTurn = (evaluation: string): boolean => {
    if (patience.isLeftAlone(evaluation) || taken.get(evaluation) === PER_EVALUATION) ended.add(evaluation);
    return !ended.has(evaluation);
  };
  return {
    of<Row extends Waiting>(page: readonly Row[]): Turn<Row>[] {
      const turns = new Map<string, Turn<Row>>();
      for (const row of page) {
        const { evaluation, _id } = row;
        if (patience.isLeftAlone(_id) || !hasTurn(evaluation)) continue;
        taken.set(evaluation, (taken.get(evaluation) ?? 0) + 1);
        const turn = turns.get(evaluation) ?? { evaluation, rows: [] };
        turn.rows.push(row);
        turns.set(evaluation, turn);
      }
      const all = [...turns.values()];
      const isSilent = ({ evaluation }: Turn<Row>) => patience.isSilent(evaluation);
      return [...all.filter((turn) => !isSilent(turn)), ...all.filter(isSilent)];
    },
    end: (evaluation) => void ended.add(evaluation),
  };
}
