import type { EvaluationSpec } from '../schedule';
import type { Instant } from '../time';
import { accepted, type Decided, refused, tell, unitItems } from './decided';
import type { Decision, Part } from './facts';
import { addVersion } from './filings';
import { type NoticeItem, type NoticeKind, newsItems } from './notices';
import { answeredBy } from './returns';
import {
  isFilingObligation,
  isFrozen,
  type LedgerState,
  missingParts,
  type Obligation,
  obligationId,
  statusOf,
} from './state';
import { inOrder } from './versions';

/** Decisions on one unit alone: a waiver and its lifting, a voided entry, a reopening. */

const filingObligation = (state: LedgerState, id: string): Obligation | undefined =>
  state.obligations.find((o) => o.id === id && isFilingObligation(o));

export function waive(
  spec: EvaluationSpec,
  state: LedgerState,
  decision: Decision & { kind: 'waiver' | 'lifting' },
  now: Instant,
): Decided {
  const obligation = filingObligation(state, decision.obligation);
  if (!obligation) return refused(state, 'unknown-obligation');
  const status = statusOf(spec, state, obligation);
  if (status !== 'outstanding') return refused(state, status === 'ended' ? 'frozen' : 'already-done');
  obligation.waived = { id: decision.id, at: decision.receivedAt };
  return done(spec, state, { decision, obligation, now, news: { kind: 'waived', missing: [] } });
}

/** The obligation is owed again, from now on. */
export function lift(
  spec: EvaluationSpec,
  state: LedgerState,
  decision: Decision & { kind: 'waiver' | 'lifting' },
  now: Instant,
): Decided {
  const obligation = filingObligation(state, decision.obligation);
  if (!obligation) return refused(state, 'unknown-obligation');
  if (!obligation.waived) return refused(state, 'not-waived');
  if (isFrozen(state)) return refused(state, 'frozen');
  delete obligation.waived;
  obligation.owedAnew = decision.receivedAt;
  const missing = owedNow(spec, state, obligation);
  return done(spec, state, { decision, obligation, now, news: { kind: 'waiver-lifted', missing } });
}

/** An entry on behalf counts no more; it stays in the record. In a frozen dossier only what is outside of it. */
export function voidEntry(
  spec: EvaluationSpec,
  state: LedgerState,
  decision: Decision & { kind: 'voiding' },
  now: Instant,
): Decided {
  const kept = state.held.find(({ id }) => id === decision.filing);
  const taken = (o: Obligation) =>
    [...o.versions, ...o.announcements].find(({ id }) => id === decision.filing);
  const obligation = state.obligations.find((o) =>
    kept ? o.id === obligationId(kept.step, kept.party) : taken(o) !== undefined,
  );
  const entry = kept ?? (obligation && taken(obligation));
  if (!entry || !obligation) return refused(state, 'unknown-filing');
  if (entry.channel !== 'paper') return refused(state, 'not-on-behalf');
  if (entry.voided) return refused(state, 'already-done');
  const isInDossier = !kept && !('outside' in entry && entry.outside);
  if (isFrozen(state) && isInDossier) return refused(state, 'frozen');
  entry.voided = { id: decision.id, at: decision.receivedAt };
  obligation.versions = inOrder(obligation.versions);
  obligation.announcements = inOrder(obligation.announcements);
  const part = obligation.announcements.some(({ id }) => id === entry.id) ? 'announcement' : 'filing';
  const missing = owedNow(spec, state, obligation);
  return done(spec, state, { decision, obligation, now, news: { kind: 'voided', part, missing } });
}

/** Opens the dossier again: steps 4 and 5 start over, and what was held is taken in, in order of receipt. */
export function reopen(
  spec: EvaluationSpec,
  state: LedgerState,
  decision: Decision & { kind: 'reopening' },
  now: Instant,
): Decided {
  if (!isFrozen(state)) return refused(state, 'not-frozen');
  state.answered = [...(state.answered ?? []), ...answeredBy(spec, state, decision.receivedAt)];
  delete state.synthesis;
  delete state.remarks;
  delete state.proposal;
  delete state.proposed;
  delete state.recognition;
  delete state.closed;
  state.adjustments = [];
  state.reopenedAt = decision.receivedAt;
  const told = unitItems(spec, { kind: 'reopened', step: 'party-assessment' });
  const taken = accepted(spec, state, decision, {
    notices: [tell(spec, decision, now, told)],
    takenIn: state.held.map((filing) => filing.id),
  });
  for (const filing of state.held) {
    const obligation = state.obligations.find((o) => o.id === obligationId(filing.step, filing.party));
    if (!obligation) continue;
    const answer = addVersion(spec, state, obligation, filing, true);
    const { id, digest } = filing;
    state.answers = [...state.answers.filter((untold) => untold.id !== id), { id, digest, answer }];
  }
  state.held = [];
  for (const obligation of state.obligations.filter(isFilingObligation)) {
    for (const announcement of obligation.announcements) delete announcement.outside;
    // Only what starts over is owed anew.
    if (missingParts(obligation).length > 0) obligation.owedAnew = decision.receivedAt;
  }
  return { ...taken, answer: { ...taken.answer, revision: state.revision } };
}

type News = Pick<NoticeItem, 'missing' | 'part'> & {
  kind: Extract<NoticeKind, 'waived' | 'waiver-lifted' | 'voided'>;
};

/** Accepted, and told in the next daily letter. */
function done(
  spec: EvaluationSpec,
  state: LedgerState,
  {
    decision,
    obligation,
    now,
    news,
  }: { decision: Decision; obligation: Obligation; now: Instant; news: News },
): Decided {
  const notices = [tell(spec, decision, now, itemsOf(spec, obligation, news))];
  return accepted(spec, state, decision, { notices, about: obligation });
}

/** What of an obligation is asked for from now on. */
const owedNow = (spec: EvaluationSpec, state: LedgerState, obligation: Obligation): Part[] =>
  statusOf(spec, state, obligation) === 'outstanding' ? missingParts(obligation) : [];

/**
 * For the owing body, who is asked for it otherwise; and for the unit that is evaluated, of all but the opinions, of
 * which nobody hears who owes them. Of what was voided it hears if it was told of an announcement that there is not.
 */
function itemsOf(spec: EvaluationSpec, obligation: Obligation, news: News): NoticeItem[] {
  const { step, party, announcements } = obligation;
  const owing = newsItems(spec, obligation, news);
  const isTaken = news.part === 'announcement' && announcements.every(({ voided }) => voided);
  const isOfOthers = step === 'agency-review' && (news.kind !== 'voided' || isTaken);
  if (!isOfOthers) return owing;
  const to = { party: spec.unit.id, role: 'focal-person' as const };
  return [...owing, { ...news, day: 0, step, party, to, needsRelease: false }];
}
