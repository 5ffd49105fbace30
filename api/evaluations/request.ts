import { z } from 'zod';
import { STEP_IDS } from '../../domain/plan';
import type { ObligationStatus } from '../../domain/ledger/state';
import type { EvaluationStatus } from '../../domain/ledger/view';
import { breaks } from '../../use-cases/input/messages';
import { line, slug } from '../../use-cases/input/fields';
import { pageQuery } from '../http/request-fields';

const EVALUATION_STATUSES = [
  'open',
  'frozen',
  'assessed',
  'proposed',
  'recognised',
  'cancelled',
] as const satisfies EvaluationStatus[];

const OBLIGATION_STATUSES = [
  'not-owed-yet',
  'outstanding',
  'submitted',
  'done',
  'waived',
  'ended',
] as const satisfies ObligationStatus[];

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
    ...pageQuery,
  })
  .refine(({ state, owes }) => owes === undefined || state === undefined || isEvaluationStatus(state), {
    path: ['state'],
    ...breaks('not-with-owes', {
      en: 'Who owes something has it outstanding; ask for one of the two.',
      vi: 'Bên còn phải gửi thì đương nhiên chưa hoàn thành; đề nghị chỉ lọc theo một trong hai.',
    }),
  });
export type EvaluationsQuery = z.output<typeof evaluationsQuery>;

export const lettersQuery = z.strictObject({
  state: z.enum(['waiting', 'ready', 'sending', 'sent', 'withdrawn', 'failed']).optional(),
  person: slug.optional(),
  ...pageQuery,
});

export const releaseBody = z.strictObject({
  letters: z.union([z.literal('all'), z.array(z.string().min(1).max(400)).min(1).max(5000)]),
  by: line,
});

export const sendingBody = z.strictObject({ by: line });
