import type { EvaluationSpec } from '../schedule';
import type { Instant } from '../time';
import { type NoticeItem, resolveRecipient } from './notices';
import { type LedgerState, obligationId, type Returned } from './state';

/** The steps in which something is sent up and an answer comes back: remarks of the party body, the recognition. */
export const RETURN_STEPS = ['party-assessment', 'recognition'] as const;
export type ReturnStep = (typeof RETURN_STEPS)[number];

export const isReturnStep = (step: string): step is ReturnStep =>
  (RETURN_STEPS as readonly string[]).includes(step);

/** What has come back in a step. */
export const returnedOf = (
  { remarks, recognition }: Pick<LedgerState, 'remarks' | 'recognition'>,
  step: ReturnStep,
): Returned | undefined => (step === 'party-assessment' ? remarks : recognition);

/** A last deadline that passes without an answer from above. */
export interface LastDeadline {
  step: ReturnStep;
  at: Instant;
}

/**
 * The first working morning after each of the last deadlines by which nothing has come back: then the chair is told once.
 * Those above are never urged, and silence of theirs must not look like success.
 */
export function lastDeadlines(spec: EvaluationSpec, state: LedgerState): LastDeadline[] {
  if (state.closed) return [];
  return mornings(spec).filter(
    ({ step, at }) =>
      at > state.settledThrough && !returnedOf(state, step) && !state.answered?.includes(step),
  );
}

/** Of the last deadlines that are over at an instant, those by which something had come back. */
export const answeredBy = (spec: EvaluationSpec, state: LedgerState, now: Instant): ReturnStep[] =>
  mornings(spec).flatMap(({ step, at }) => (at <= now && returnedOf(state, step) ? [step] : []));

/** What was past when the campaign opened has none. */
function mornings({ steps, openedAt }: EvaluationSpec): LastDeadline[] {
  return RETURN_STEPS.flatMap((step) => {
    const { passedAt: at, dueAt } = steps[step];
    return at !== undefined && dueAt > openedAt ? [{ step, at }] : [];
  });
}

/** What the chair is told of one: whose answer has not come, and whether it was asked for. */
export function notReturned(spec: EvaluationSpec, state: LedgerState, { step }: LastDeadline): NoticeItem {
  const { bodies } = spec;
  const isRemarks = step === 'party-assessment';
  const { party } = isRemarks ? bodies.partyBody : bodies.provincialCommittee;
  return {
    kind: 'not-returned',
    day: 1,
    step,
    obligation: obligationId(step, party),
    party,
    to: resolveRecipient({ recipient: 'chair', party, bodies }),
    needsRelease: true,
    submitted: (isRemarks ? state.synthesis : state.proposal) !== undefined,
    ...(!isRemarks && awaitedBefore(state)),
  };
}

/** What the proposal waits for: nothing once the remarks are in. */
const awaitedBefore = ({ synthesis, remarks }: LedgerState): Pick<NoticeItem, 'awaits'> =>
  remarks ? {} : { awaits: synthesis ? 'remarks' : 'synthesis' };
