import type { StepId } from '../plan';
import type { EvaluationSpec } from '../schedule';
import type { Instant } from '../time';
import { accepted, type Decided, missingName, refused, tell, unitItems } from './decided';
import type { Decision } from './facts';
import { filingsDueAt, type LedgerState, type Measured, missingFilings, type Returned } from './state';
import { timelinessOf } from './timeliness';
import { lift, reopen, voidEntry, waive } from './unit-decisions';

/** Applies a decision if the evaluation is at the point where it belongs; else says why not. */
export function decide(spec: EvaluationSpec, state: LedgerState, decision: Decision, now: Instant): Decided {
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
      state.remarks = returned(spec, decision, 'party-assessment');
      return accepted(spec, state, decision);
    case 'proposal':
      if (!state.remarks) return refused(state, 'not-owed-yet');
      // A later one takes its place, and how late the first was stays.
      state.proposal ??= receipt(spec, decision, 'recognition');
      state.proposed = decision.id;
      return accepted(spec, state, decision);
    case 'adjustment':
      // «tổng hợp, điều chỉnh, trình»: before the proposal or after it.
      if (!state.synthesis) return refused(state, 'nothing-submitted');
      state.adjustments.push({ id: decision.id, at: decision.receivedAt });
      state.proposed = decision.id;
      return accepted(spec, state, decision);
    case 'recognition':
      return recognise(spec, state, decision, now);
    case 'waiver':
      return waive(spec, state, decision, now);
    case 'lifting':
      return lift(spec, state, decision, now);
    case 'voiding':
      return voidEntry(spec, state, decision, now);
    case 'reopening':
      return reopen(spec, state, decision, now);
  }
}

function recognise(
  spec: EvaluationSpec,
  state: LedgerState,
  decision: Decision & { kind: 'recognition' },
  now: Instant,
): Decided {
  if (!state.proposal) return refused(state, 'nothing-submitted');
  const { level, document, basis } = decision;
  // Whoever held its level against the proposed one had not seen the proposal that stands.
  if (basis !== undefined && basis !== state.proposed) return refused(state, 'revision-differs');
  state.recognition = {
    ...returned(spec, decision, 'recognition'),
    level,
    ...(document && { document }),
  };
  state.closed = 'recognised';
  const told = unitItems(spec, { kind: 'recognised', level, step: 'recognition' });
  return accepted(spec, state, decision, { notices: [tell(spec, decision, now, told)] });
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

/** What comes back from above has a lateness of its own, by the deadline of its step. */
const returned = (spec: EvaluationSpec, { id, receivedAt }: Decision, step: StepId): Returned => ({
  id,
  at: receivedAt,
  ...timelinessOf({ spec, step, receivedAt }),
});

function synthesise(
  spec: EvaluationSpec,
  state: LedgerState,
  decision: Decision & { kind: 'synthesis' },
  now: Instant,
): Decided {
  if (state.synthesis) return refused(state, 'already-submitted');
  const missing = missingFilings(state).map(missingName);
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
