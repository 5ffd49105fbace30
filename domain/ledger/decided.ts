import type { EvaluationSpec } from '../schedule';
import type { Instant } from '../time';
import type { Decision, DecisionAnswer, DecisionKind, DecisionRefusal, MissingName } from './facts';
import { dailyNotice } from './filings';
import type { Notice, NoticeItem } from './notices';
import { type LedgerState, missingParts, type Obligation } from './state';
import { timelinessOf } from './timeliness';

/** What became of a decision, and what is told of it. */
export interface Decided {
  answer: DecisionAnswer;
  notices: Notice[];
}

export function refused(
  state: LedgerState,
  refusal: DecisionRefusal,
  more: { missing?: MissingName[]; since?: LedgerState['timeline'] } = {},
): Decided {
  return { answer: { outcome: 'refused', refusal, revision: state.revision, ...more }, notices: [] };
}

/** Decisions of steps 4 and 5 that are measured by a deadline: what is sent up, and what comes back. */
const MEASURED: Partial<Record<DecisionKind, 'party-assessment' | 'recognition'>> = {
  synthesis: 'party-assessment',
  remarks: 'party-assessment',
  proposal: 'recognition',
  recognition: 'recognition',
};

export function accepted(
  spec: EvaluationSpec,
  state: LedgerState,
  { kind, id, receivedAt }: Decision,
  {
    notices = [],
    missing,
    takenIn,
    about,
  }: {
    notices?: Notice[];
    missing?: MissingName[];
    takenIn?: string[];
    /** The obligation that it is about. */
    about?: Obligation;
  } = {},
): Decided {
  state.revision += 1;
  const { revision } = state;
  const step = MEASURED[kind];
  state.timeline.push({
    at: receivedAt,
    event: kind,
    revision,
    id,
    ...(step && { step, ...timelinessOf({ spec, step, receivedAt }) }),
    ...(about && { step: about.step, parties: [about.party] }),
  });
  return {
    answer: { outcome: 'accepted', revision, ...(missing && { missing }), ...(takenIn && { takenIn }) },
    notices,
  };
}

/** A name with what of it has not come. */
export const missingName = (obligation: Obligation): MissingName => {
  const { id, step, party, name } = obligation;
  return { id, step, party, name, missing: missingParts(obligation) };
};

/** Items for the evaluated unit itself: its focal person and its head. */
export const unitItems = (
  spec: EvaluationSpec,
  item: Pick<NoticeItem, 'kind' | 'step' | 'level'>,
): NoticeItem[] =>
  (['focal-person', 'head'] as const).map((role) => ({
    ...item,
    day: 0,
    party: spec.unit.id,
    to: { party: spec.unit.id, role },
    needsRelease: false,
  }));

/** Tells of a decision in the next daily letter. */
export const tell = (
  spec: EvaluationSpec,
  { kind, id }: Pick<Decision, 'kind' | 'id'>,
  now: Instant,
  items: NoticeItem[],
): Notice => dailyNotice(spec, { id: `${kind}/${id}`, after: now, items });
