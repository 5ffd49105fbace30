import type { EvaluationSpec } from '../schedule';
import type { Instant } from '../time';
import { nextAttentionAt, settleStages } from './attention';
import { decide } from './decisions';
import type { AnnouncementFact, Decision, DecisionAnswer, FilingAnswer, FilingFact } from './facts';
import { recordAnnouncement, recordFiling } from './filings';
import type { Notice } from './notices';
import { decisionKey, type LedgerState, newState } from './state';

/**
 * The ledger of one unit's evaluation: takes in facts, answers them, and says what needs attention when.
 * Pure: no clock, no I/O; the same facts in the same order give the same ledger, and a repeated fact changes nothing.
 */
export class EvaluationLedger {
  readonly state: LedgerState;
  private pending: Notice[] = [];

  /** A linked run, after a reopening of a closed evaluation, goes on from the state of the run before. */
  constructor(
    readonly spec: EvaluationSpec,
    previous?: LedgerState,
  ) {
    this.state = previous ?? newState(spec);
  }

  /** Takes in a filing of steps 1–3. `now` is the plan time of processing: it only decides which letter tells of it. */
  file(filing: FilingFact, now: Instant): FilingAnswer {
    return this.answerFiling(filing, () => recordFiling(this.spec, this.state, filing, now));
  }

  /** Takes in the public announcement of a step-1 review; it may come before the review itself. */
  announce(announcement: AnnouncementFact, now: Instant): FilingAnswer {
    return this.answerFiling(announcement, () =>
      recordAnnouncement(this.spec, this.state, announcement, now),
    );
  }

  /** Takes in a decision of steps 4 and 5, a waiver or a reopening. */
  decide(decision: Decision, now: Instant): DecisionAnswer {
    const { revision } = this.state;
    return this.once<DecisionAnswer>({
      key: decisionKey(decision.id),
      digest: decision.digest,
      contentDiffers: { outcome: 'refused', refusal: 'content-differs', revision },
      take: () => decide(this.spec, this.state, decision, now),
      // A refused decision may be right later, once steps 1–3 are in, say.
      isFinal: (answer) => answer.outcome === 'accepted',
    });
  }

  /** Where the story stands: a synthesis ends the filings, the remarks end the assessment. */
  get phase(): 'filings' | 'party-assessment' | 'recognition' | 'closed' {
    if (this.closed) return 'closed';
    if (this.state.remarks) return 'recognition';
    return this.state.synthesis ? 'party-assessment' : 'filings';
  }

  get closed(): boolean {
    return this.state.closed !== undefined;
  }

  /** The next instant, plan time, at which something outstanding needs attention. */
  get nextAttentionAt(): Instant | undefined {
    return this.closed ? undefined : nextAttentionAt(this.spec, this.state);
  }

  /** Settles all instants up to `through`, in order. */
  settle(through: Instant): void {
    const { notices, timeline } = settleStages(this.spec, this.state, through);
    this.pending.push(...notices);
    this.state.timeline.push(...timeline);
    this.state.changes += 1;
  }

  cancel(at: Instant): void {
    this.state.closed = 'cancelled';
    this.state.timeline.push({ at, event: 'cancelled' });
    this.state.changes += 1;
  }

  /** Notices that the read model does not have yet. */
  get undelivered(): readonly Notice[] {
    return this.pending;
  }

  /** Called once the first `count` undelivered notices are written. */
  delivered(count: number): void {
    this.pending = this.pending.slice(count);
  }

  private answerFiling(
    fact: { id: string; digest: string },
    take: () => { answer: FilingAnswer; notices: Notice[] },
  ): FilingAnswer {
    return this.once<FilingAnswer>({
      key: fact.id,
      digest: fact.digest,
      contentDiffers: { outcome: 'refused', refusal: 'content-differs' },
      take,
      isFinal: () => true,
    });
  }

  /** The keys of filings and decisions are apart, so a known key has an answer of the same kind. */
  private once<A extends FilingAnswer | DecisionAnswer>({
    key,
    digest,
    contentDiffers,
    take,
    isFinal,
  }: {
    key: string;
    digest: string;
    contentDiffers: A;
    take: () => { answer: A; notices: Notice[] };
    isFinal: (answer: A) => boolean;
  }): A {
    const known = this.state.answers[key];
    if (known) return known.digest === digest ? (known.answer as A) : contentDiffers;
    const { answer, notices } = take();
    if (isFinal(answer)) {
      this.state.answers[key] = { digest, answer };
      this.state.changes += 1;
    }
    this.pending.push(...notices);
    return answer;
  }
}
