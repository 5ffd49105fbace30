import type { FilingAnswer } from '../../domain/ledger/facts';
import type { ObligationView } from '../../domain/ledger/view';
import type { FilingStepId, Plan } from '../../domain/plan';
import { requiredFields } from '../../domain/rules/form-fields';
import { type TaskState, taskState } from '../../domain/rules/task';
import type { Instant } from '../../domain/time';
import type { DraftHead } from '../../store/drafts';
import type { EvaluationRow } from '../../store/evaluations';
import type { FilingHead } from '../../store/filings';
import { filingOfDraft, isFiledAs } from '../drafts/draft';

/** What a party owes of a unit in a step, with what it has stored there. */
export interface FoundOwed<Draft extends DraftHead = DraftHead, Filing extends FilingHead = FilingHead> {
  row: EvaluationRow;
  obligation: ObligationView;
  step: FilingStepId;
  filings: readonly Filing[];
  draft: Draft | undefined;
}

export interface StandingOfOwed<Draft, Filing> {
  state: TaskState;
  /** The deadline is past, or was when it was done. */
  late: boolean;
  /** None that has become a filing; of the fields that have to hold something, how many do. */
  draft?: { draft: Draft; filled: number; of: number };
  /** The one that speaks for it, and its evaluation's answer once that has taken it. */
  filing?: { filing: Filing; accepted?: FilingAnswer & { outcome: 'accepted' } };
}

/** How it stands; undefined where nothing is asked any more and nothing came. */
export function standingOfOwed<Draft extends DraftHead, Filing extends FilingHead>(
  plan: Pick<Plan, 'criteria' | 'score'>,
  now: Instant,
  { row, obligation, step, filings, draft: stored }: FoundOwed<Draft, Filing>,
): StandingOfOwed<Draft, Filing> | undefined {
  const filed = stored && filings.find((each) => each.id === filingOfDraft(stored));
  const draft = stored && !isFiledAs(stored, filed) ? stored : undefined;
  const standing = taskState({ evaluation: row, obligation, filings, isDrafted: draft !== undefined });
  if (!standing) return undefined;
  const { state, filing } = standing;
  const accepted = filing?.answer?.outcome === 'accepted' ? filing.answer : undefined;
  const isOpen = state !== 'done' && state !== 'waived';
  const required = requiredFields(plan, { step, unitKind: row.unit.kind });
  return {
    state,
    late: isOpen ? obligation.dueAt <= now : (obligation.timeliness ?? accepted?.timeliness) === 'late',
    ...(draft && {
      draft: {
        draft,
        filled: required.filter((field) => draft.filled.includes(field)).length,
        of: required.length,
      },
    }),
    ...(filing && { filing: { filing, ...(accepted && { accepted }) } }),
  };
}
