import { z } from 'zod';
import { OBLIGATION_STATUSES } from '../../domain/ledger/state';
import { EVALUATION_STATUSES, type EvaluationStatus } from '../../domain/ledger/view';
import { STEP_IDS } from '../../domain/plan';
import { slug } from '../../use-cases/input/fields';
import { breaks, whateverElseIsWrong } from '../../use-cases/input/messages';
import { pageQuery } from '../http/request-fields';

export const isEvaluationStatus = (state: string): state is EvaluationStatus =>
  (EVALUATION_STATUSES as readonly string[]).includes(state);

export const evaluationsQuery = z
  .strictObject({
    step: z.enum(STEP_IDS).optional(),
    /** Of the evaluation, or of one of its obligations: that of `step` or of the party that `owes`, if they are named. */
    state: z.enum([...EVALUATION_STATUSES, ...OBLIGATION_STATUSES]).optional(),
    overdue: z.stringbool().optional(),
    /** Kind of unit. */
    kind: slug.optional(),
    /** Party with something outstanding. */
    owes: slug.optional(),
    /** Figures of each step, instead of what is outstanding. */
    cells: z.stringbool().optional(),
    /** With cells: the `asOf` of an answer. Only what has changed since, where that can be told. */
    changedSince: z.string().min(1).max(1000).optional(),
    ...pageQuery,
  })
  .check(
    whateverElseIsWrong<{ state?: unknown; owes?: unknown }>(({ state, owes }, tell) => {
      if (owes === undefined || !(OBLIGATION_STATUSES as readonly unknown[]).includes(state)) return;
      const text = {
        en: 'A party owes exactly what is outstanding: use only one of the two filters.',
        vi: 'Bên còn phải gửi thì đương nhiên chưa hoàn thành; đề nghị chỉ lọc theo một trong hai.',
      };
      tell(['state'], breaks('not-with-owes', text));
    }),
  );
export type EvaluationsQuery = z.output<typeof evaluationsQuery>;

/** Of the kind of unit that is asked for, or of all. */
export const synthesisQuery = z.strictObject({ kind: slug.optional(), ...pageQuery });
