import type { StepId } from '../plan';
import type { EvaluationSpec } from '../schedule';
import type { Instant } from '../time';
import type { Decision, DecisionAnswer, DecisionKind, DecisionRefusal, ObligationName } from './facts';
import { addVersion, dailyNotice } from './filings';
import type { Notice, NoticeItem } from './notices';
import {
  filingsDueAt,
  isFrozen,
  type LedgerState,
  type Measured,
  missingFilings,
  type Obligation,
  obligationId,
  statusOf,
} from './state';
import { timelinessOf } from './timeliness';

interface Taken {
  answer: DecisionAnswer;
  notices: Notice[];
}

const nameOf = ({ id, step, party, name }: Obligation): ObligationName => ({ id, step, party, name });

function refused(
  state: LedgerState,
  refusal: DecisionRefusal,
  more: { missing?: ObligationName[]; since?: LedgerState['timeline'] } = {},
): Taken {
  return { answer: { outcome: 'refused', refusal, revision: state.revision, ...more }, notices: [] };
}

/** Applies a decision if the evaluation is at the point where it belongs; else says why not. */
export function decide(spec: EvaluationSpec, state: LedgerState, decision: Decision, now: Instant): Taken {
  // A cancelled campaign does not come back by one of its units.
  if (state.closed && (decision.kind !== 'reopening' || state.closed === 'cancelled')) {
    return refused(state, 'closed');
  }
  if (decision.kind !== 'synthesis' && isOutdated(state, decision)) {
    return refused(state, 'revision-differs', { since: newsSince(state, decision) });
  }
  switch (decision.kind) {
    case 'synthesis':
      return synthesise(spec, state, decision, now);
    case 'remarks':
      if (!state.synthesis) return refused(state, 'nothing-submitted');
      if (state.remarks) return refused(state, 'already-submitted');
      state.remarks = { id: decision.id, at: decision.receivedAt };
      return accepted(spec, state, decision);
    case 'proposal':
      if (!state.remarks) return refused(state, 'not-owed-yet');
      if (state.proposal) return refused(state, 'already-submitted');
      state.proposal = receipt(spec, decision, 'recognition');
      return accepted(spec, state, decision);
    case 'adjustment':
      if (!state.proposal) return refused(state, 'nothing-submitted');
      state.adjustments.push({ id: decision.id, at: decision.receivedAt });
      return accepted(spec, state, decision);
    case 'recognition': {
      if (!state.proposal) return refused(state, 'nothing-submitted');
      state.recognition = { id: decision.id, at: decision.receivedAt, level: decision.level };
      state.closed = 'recognised';
      const told = unitItems(spec, { kind: 'recognised', level: decision.level, step: 'recognition' });
      return accepted(spec, state, decision, { notices: [tell(spec, decision, now, told)] });
    }
    case 'waiver':
      return waive(spec, state, decision);
    case 'reopening':
      return reopen(spec, state, decision);
  }
}

const isOutdated = (state: LedgerState, { ledgerRevision }: Decision): boolean =>
  ledgerRevision !== undefined && ledgerRevision !== state.revision;

/** What came in since the revision that a decision was made on. */
const newsSince = (state: LedgerState, { ledgerRevision = 0 }: Decision): LedgerState['timeline'] =>
  state.timeline.filter((line) => (line.revision ?? 0) > ledgerRevision);

const receipt = (spec: EvaluationSpec, { id, receivedAt }: Decision, step: StepId): Measured => ({
  id,
  receivedAt,
  ...timelinessOf({ spec, step, receivedAt }),
});

function accepted(
  spec: EvaluationSpec,
  state: LedgerState,
  decision: Decision,
  {
    notices = [],
    missing,
    takenIn,
  }: { notices?: Notice[]; missing?: ObligationName[]; takenIn?: string[] } = {},
): Taken {
  state.revision += 1;
  const { revision } = state;
  const { kind, id, receivedAt } = decision;
  const owed: Partial<Record<DecisionKind, 'party-assessment' | 'recognition'>> = {
    synthesis: 'party-assessment',
    proposal: 'recognition',
  };
  const step = owed[kind];
  state.timeline.push({
    at: receivedAt,
    event: kind,
    revision,
    id,
    ...(step && { step, ...timelinessOf({ spec, step, receivedAt }) }),
  });
  return {
    answer: { outcome: 'accepted', revision, ...(missing && { missing }), ...(takenIn && { takenIn }) },
    notices,
  };
}

function synthesise(
  spec: EvaluationSpec,
  state: LedgerState,
  decision: Decision & { kind: 'synthesis' },
  now: Instant,
): Taken {
  if (state.synthesis) return refused(state, 'already-submitted');
  const missing = missingFilings(state).map(nameOf);
  // Once nothing is missing it is owed, whatever the clocks say: another host may have stamped the last filing later.
  if (missing.length > 0 && decision.receivedAt < filingsDueAt(spec)) {
    return refused(state, 'not-owed-yet', { missing });
  }
  if (isOutdated(state, decision)) {
    return refused(state, 'revision-differs', { since: newsSince(state, decision) });
  }
  if (spec.unit.id === spec.bodies.homeAffairs.party && !decision.confirmed) {
    return refused(state, 'not-confirmed');
  }
  state.synthesis = receipt(spec, decision, 'party-assessment');
  const told = unitItems(spec, { kind: 'frozen', step: 'party-assessment' });
  return accepted(spec, state, decision, { missing, notices: [tell(spec, decision, now, told)] });
}

function waive(spec: EvaluationSpec, state: LedgerState, decision: Decision & { kind: 'waiver' }): Taken {
  const obligation = state.obligations.find((o) => o.id === decision.obligation);
  if (!obligation || obligation.step === 'party-assessment' || obligation.step === 'recognition') {
    return refused(state, 'unknown-obligation');
  }
  const status = statusOf(spec, state, obligation);
  if (status !== 'outstanding') return refused(state, status === 'ended' ? 'closed' : 'already-done');
  obligation.waived = { id: decision.id, at: decision.receivedAt };
  const taken = accepted(spec, state, decision);
  const line = state.timeline.at(-1);
  if (line) Object.assign(line, { step: obligation.step, parties: [obligation.party] });
  return taken;
}

/** Opens the dossier again: steps 4 and 5 start over, and what was held is taken in, in order of receipt. */
function reopen(spec: EvaluationSpec, state: LedgerState, decision: Decision & { kind: 'reopening' }): Taken {
  if (!isFrozen(state)) return refused(state, 'not-frozen');
  delete state.synthesis;
  delete state.remarks;
  delete state.proposal;
  delete state.recognition;
  delete state.closed;
  state.adjustments = [];
  state.reopenedAt = decision.receivedAt;
  const taken = accepted(spec, state, decision, { takenIn: state.held.map((filing) => filing.id) });
  for (const filing of state.held) {
    const obligation = state.obligations.find((o) => o.id === obligationId(filing.step, filing.party));
    if (!obligation) continue;
    const answer = addVersion(spec, state, obligation, filing, true);
    const { id, digest } = filing;
    state.answers = [...state.answers.filter((untold) => untold.id !== id), { id, digest, answer }];
  }
  state.held = [];
  return { ...taken, answer: { ...taken.answer, revision: state.revision } };
}

/** Items for the evaluated unit itself: its focal person and its head. */
const unitItems = (spec: EvaluationSpec, item: Pick<NoticeItem, 'kind' | 'step' | 'level'>): NoticeItem[] =>
  (['focal-person', 'head'] as const).map((role) => ({
    ...item,
    day: 0,
    party: spec.unit.id,
    to: { party: spec.unit.id, role },
    needsRelease: false,
  }));

const tell = (spec: EvaluationSpec, { kind, id }: Decision, now: Instant, items: NoticeItem[]): Notice =>
  dailyNotice(spec, { id: `${kind}/${id}`, after: now, items });
