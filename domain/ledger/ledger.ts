import type { EvaluationSpec } from '../schedule';
import type { Instant } from '../time';
import { filingAnswer } from './answers';
import { nextAttentionAt, settleStages } from './attention';
import { decide } from './decisions';
import type { AnnouncementFact, Decision, DecisionAnswer, FilingAnswer, FilingFact } from './facts';
import { recordAnnouncement, recordFiling, refused, type Taken } from './filings';
import type { Notice } from './notices';
import { hasRoom } from './room';
import { type Answered, type LedgerState, newState, obligationId } from './state';

/** What the store is still to be told, beside the state itself; in pages, so that no write of it takes long. */
export interface Untold {
  notices: Notice[];
  answers: Answered<FilingAnswer>[];
}

const PAGE = 100;
/** Untold answers beyond which no more are kept. */
const MANY_ANSWERS = 200;

/**
 * The ledger of one unit's evaluation: takes in facts, answers them, and says what needs attention when.
 * Pure: no clock, no I/O; the same facts in the same order give the same ledger, and a repeated fact changes nothing.
 */
export class EvaluationLedger {
  readonly state: LedgerState;
  /** As it was found at a number of {@link LedgerState.changes}: what waits for it asks whenever anything happens. */
  private attention?: { changes: number; at: Instant | undefined };

  /** A later run of the same evaluation goes on from the state of the run before, and from what that had not told. */
  constructor(
    readonly spec: EvaluationSpec,
    previous?: LedgerState,
    private notices: readonly Notice[] = [],
  ) {
    this.state = previous ?? newState(spec);
  }

  /** Takes in a filing of steps 1–3. `now` is the plan time of processing: it only decides which letter tells of it. */
  file(filing: FilingFact, now: Instant): FilingAnswer {
    return this.answerFiling(filing, () =>
      this.hasRoom(obligationId(filing.step, filing.party), 'versions')
        ? recordFiling(this.spec, this.state, filing, now)
        : refused('too-many-versions'),
    );
  }

  /** Takes in the public announcement of a step-1 review; it may come before the review itself. */
  announce(announcement: AnnouncementFact, now: Instant): FilingAnswer {
    return this.answerFiling(announcement, () =>
      this.hasRoom(obligationId('agency-review', announcement.party), 'announcements')
        ? recordAnnouncement(this.spec, this.state, announcement, now)
        : refused('too-many-versions'),
    );
  }

  /** Whether a filing can be answered without passing the bound on versions; a repetition always can. */
  hasRoomForFiling({ id, step, party }: FilingFact): boolean {
    return this.isKnown(id) || this.hasRoom(obligationId(step, party), 'versions');
  }

  /** The same of an announcement. */
  hasRoomForAnnouncement({ id, party }: AnnouncementFact): boolean {
    return this.isKnown(id) || this.hasRoom(obligationId('agency-review', party), 'announcements');
  }

  /** Takes in a decision of steps 4 and 5, or on this unit alone. One that is refused may be right later. */
  decide(decision: Decision, now: Instant): DecisionAnswer {
    const { id, digest } = decision;
    const known = this.decision(id);
    if (known?.digest === digest) return known.answer;
    const { revision } = this.state;
    if (known) return { outcome: 'refused', refusal: 'content-differs', revision };
    const { answer, notices } = decide(this.spec, this.state, decision, now);
    if (answer.outcome === 'accepted') {
      this.state.decisions.push({ id, digest, answer });
      this.changed(notices);
    }
    return answer;
  }

  /** An accepted decision. */
  decision(id: string): Answered<DecisionAnswer> | undefined {
    return this.state.decisions.find((decided) => decided.id === id);
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
    const { changes } = this.state;
    if (this.attention?.changes !== changes)
      this.attention = { changes, at: this.closed ? undefined : nextAttentionAt(this.spec, this.state) };
    return this.attention.at;
  }

  /** Settles all instants up to `through`, in order. */
  settle(through: Instant): void {
    const { notices, timeline } = settleStages(this.spec, this.state, through);
    this.state.timeline.push(...timeline);
    this.changed(notices);
  }

  /** Ends it with its campaign; one that was recognised stays so. */
  cancel(at: Instant): void {
    if (this.closed) return;
    this.state.closed = 'cancelled';
    this.state.timeline.push({ at, event: 'cancelled' });
    this.changed([]);
  }

  /** All notices that the store does not have yet. */
  get undelivered(): readonly Notice[] {
    return this.notices;
  }

  /** A page of what the store does not have yet. */
  get untold(): Untold {
    return { notices: this.notices.slice(0, PAGE), answers: this.state.answers.slice(0, PAGE) };
  }

  /** Called once the store has a page of {@link untold}. */
  told({ notices, answers }: Untold): void {
    this.notices = this.notices.slice(notices.length);
    // What a reopening has answered anew meanwhile is another answer, and still untold.
    this.state.answers = this.state.answers.filter((answered) => !answers.includes(answered));
  }

  /**
   * Has the store told of an answer that nobody waits for. Not of those that somebody gets: they may come of a workflow task
   * that fails after the store was told, and be another when it is done again.
   */
  tell({ id, digest }: { id: string; digest: string }, answer: FilingAnswer): void {
    const { answers } = this.state;
    // What is left out now is asked for again.
    const isLeftOut = answers.length >= MANY_ANSWERS || answers.some((untold) => untold.id === id);
    if (!isLeftOut) answers.push({ id, digest, answer });
  }

  private isKnown(id: string): boolean {
    return filingAnswer(this.state, id) !== undefined;
  }

  /** What nobody owes is refused for that. */
  private hasRoom(obligation: string, what: 'versions' | 'announcements'): boolean {
    const { state, notices: untold } = this;
    const owed = state.obligations.find((each) => each.id === obligation);
    return !owed || hasRoom({ state, untold }, owed, what);
  }

  private answerFiling({ id, digest }: { id: string; digest: string }, take: () => Taken): FilingAnswer {
    const known = filingAnswer(this.state, id);
    if (known?.digest === digest) return known.answer;
    if (known) return { outcome: 'refused', refusal: 'content-differs' };
    const { answer, notices } = take();
    // A refusal changes nothing, and is the same when it is judged anew.
    if (answer.outcome !== 'refused') this.changed(notices);
    return answer;
  }

  private changed(notices: readonly Notice[]): void {
    this.state.changes += 1;
    this.notices = [...this.notices, ...notices];
  }
}
