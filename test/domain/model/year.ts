import type { DecisionRefusal } from '../../../domain/ledger/facts';
import { DEADLINES, lateness, wall, workingMorningAfter } from './plan-days';
import { type Expected, expectedOf, type Sent, synthesisOwedSince } from './standing';

/*
 * One evaluation's year as a state machine, written from the words of the five steps: what is accepted, why the rest is
 * refused, how every obligation stands, and what the chair is told. Nothing here calls anything of ours.
 */

export type Owing = Pick<Sent, 'step' | 'party'>;

/** What can be asked of it; `stale` names another revision than the ledger's. */
export type Asked =
  | { kind: 'synthesis'; confirmed: boolean; stale: boolean }
  | { kind: 'remarks' | 'proposal' | 'adjustment' | 'reopening'; stale: boolean }
  | { kind: 'recognition'; basis: 'standing' | 'other' | 'none'; stale: boolean }
  | { kind: 'waiver' | 'lifting'; obligation: string; stale: boolean }
  | { kind: 'voiding'; filing: string; stale: boolean };

interface Kept extends Sent {
  /** Came after the freeze: counts for nothing until a reopening. */
  outside: boolean;
}

export interface StandsAs {
  status: string;
  /** Of what is outstanding. */
  owedSince?: number;
  receivedAt?: number;
  timeliness?: string;
  returned?: { at: number; timeliness: string; lateWorkingDays: number };
}

type ReturnStep = 'party-assessment' | 'recognition';

export class Year {
  readonly sent: Kept[] = [];
  private readonly waived = new Map<string, number>();
  /** Since when an obligation is owed again. */
  private readonly anew = new Map<string, number>();
  private reopened: number | undefined;
  private submitted: number | undefined;
  private remarks: number | undefined;
  private proposed: number | undefined;
  private recognised: number | undefined;
  private cancelled = false;
  private readonly passed = new Set<ReturnStep>();
  /** What the chair was told: which answer had not come, when, and whether it was asked for. */
  readonly toChair: string[] = [];

  constructor(
    private readonly owed: readonly Owing[],
    /** Of Sở Nội vụ's own unit Văn phòng UBND confirms the synthesis. */
    private readonly isOwnUnit: boolean,
    private readonly opened: number,
  ) {}

  private get isFrozen(): boolean {
    return this.submitted !== undefined;
  }

  private get isClosed(): boolean {
    return this.cancelled || this.recognised !== undefined;
  }

  /** Time goes by: on the first working morning after each of the last deadlines the chair hears what has not come. */
  pass(now: number): void {
    for (const step of ['party-assessment', 'recognition'] as const) {
      const morning = workingMorningAfter(DEADLINES[step]);
      if (morning > now || this.passed.has(step)) continue;
      this.passed.add(step);
      // What was past when the campaign opened is not sent.
      if (this.opened >= wall(DEADLINES[step]) || this.isClosed) continue;
      const [isThere, isAsked] =
        step === 'party-assessment'
          ? [this.remarks !== undefined, this.isFrozen]
          : [this.recognised !== undefined, this.proposed !== undefined];
      if (!isThere) this.toChair.push(`${step} ${isAsked} ${morning}`);
    }
  }

  file(sent: Sent): 'accepted' | 'held' {
    const outside = this.isFrozen || this.isClosed;
    this.sent.push({ ...sent, outside });
    return outside && sent.half === 'filing' ? 'held' : 'accepted';
  }

  cancel(): void {
    if (!this.isClosed) this.cancelled = true;
  }

  /** Undefined if it is accepted. */
  decide(asked: Asked, now: number): DecisionRefusal | undefined {
    const refusal = this.refusalOf(asked, now);
    if (!refusal) this.apply(asked, now);
    return refusal;
  }

  private refusalOf(asked: Asked, now: number): DecisionRefusal | undefined {
    const { kind, stale } = asked;
    if (this.cancelled || (this.isClosed && kind !== 'reopening')) return 'closed';
    if (kind === 'synthesis') {
      if (this.isFrozen) return 'already-submitted';
      const isSomethingMissing = this.owed.some((owing) => this.isMissing(owing));
      if (isSomethingMissing && now < wall(DEADLINES['self-review'])) return 'not-owed-yet';
      if (stale) return 'revision-differs';
      return this.isOwnUnit && !asked.confirmed ? 'not-confirmed' : undefined;
    }
    if (stale) return 'revision-differs';
    switch (kind) {
      case 'remarks':
        if (!this.isFrozen) return 'nothing-submitted';
        return this.remarks === undefined ? undefined : 'already-submitted';
      case 'proposal':
        return this.remarks === undefined ? 'not-owed-yet' : undefined;
      case 'adjustment':
        return this.isFrozen ? undefined : 'nothing-submitted';
      case 'recognition':
        if (this.proposed === undefined) return 'nothing-submitted';
        return asked.basis === 'other' ? 'revision-differs' : undefined;
      case 'reopening':
        return this.isFrozen ? undefined : 'not-frozen';
      case 'waiver': {
        const owing = this.owing(asked.obligation);
        if (!owing) return 'unknown-obligation';
        if (!this.isMissing(owing)) return 'already-done';
        return this.isFrozen ? 'frozen' : undefined;
      }
      case 'lifting':
        if (!this.owing(asked.obligation)) return 'unknown-obligation';
        if (!this.waived.has(asked.obligation)) return 'not-waived';
        return this.isFrozen ? 'frozen' : undefined;
      case 'voiding': {
        const filed = this.sent.find(({ id }) => id === asked.filing);
        if (!filed) return 'unknown-filing';
        if (!filed.paper) return 'not-on-behalf';
        if (filed.voidedAt !== undefined) return 'already-done';
        return this.isFrozen && !filed.outside ? 'frozen' : undefined;
      }
    }
  }

  private apply(asked: Asked, now: number): void {
    switch (asked.kind) {
      case 'synthesis':
        this.submitted = now;
        return;
      case 'remarks':
        this.remarks = now;
        return;
      case 'proposal':
        // How late the first one was stays.
        this.proposed ??= now;
        return;
      case 'adjustment':
        return;
      case 'recognition':
        this.recognised = now;
        return;
      case 'waiver':
        this.waived.set(asked.obligation, now);
        return;
      case 'lifting':
        this.waived.delete(asked.obligation);
        this.anew.set(asked.obligation, now);
        return;
      case 'voiding': {
        const filed = this.sent.find(({ id }) => id === asked.filing);
        if (filed) filed.voidedAt = now;
        return;
      }
      case 'reopening':
        this.submitted = undefined;
        this.remarks = undefined;
        this.proposed = undefined;
        this.recognised = undefined;
        this.reopened = now;
        for (const filed of this.sent) filed.outside = false;
        // Only what starts over is owed anew.
        for (const owing of this.owed)
          if (this.standing(owing).missing.length > 0) this.anew.set(nameOf(owing), now);
    }
  }

  private owing = (obligation: string): Owing | undefined =>
    this.owed.find((each) => nameOf(each) === obligation);

  private standing(owing: Owing): Expected {
    const inside = this.sent.filter(({ outside }) => !outside);
    return expectedOf({ ...owing, opened: this.opened }, inside);
  }

  private isMissing = (owing: Owing): boolean =>
    !this.waived.has(nameOf(owing)) && this.standing(owing).missing.length > 0;

  get status(): string {
    if (this.cancelled) return 'cancelled';
    if (this.recognised !== undefined) return 'recognised';
    if (this.proposed !== undefined) return 'proposed';
    if (this.remarks !== undefined) return 'assessed';
    return this.isFrozen ? 'frozen' : 'open';
  }

  /** By obligation, with Sở Nội vụ's of steps 4 and 5. */
  stands(now: number): Record<string, StandsAs> {
    const filings = this.owed.map((owing) => [nameOf(owing), this.filingStands(owing)] as const);
    return {
      ...Object.fromEntries(filings),
      'party-assessment/so-noi-vu': this.assessmentStands(now),
      'recognition/so-noi-vu': this.recognitionStands(),
    };
  }

  private filingStands(owing: Owing): StandsAs {
    const { status, owedSince, received, timeliness } = this.standing(owing);
    const measured = received === undefined ? {} : { receivedAt: received, timeliness: timeliness ?? '' };
    if (this.waived.has(nameOf(owing))) return { status: 'waived', ...measured };
    if (status !== 'outstanding') return { status, ...measured };
    if (this.isFrozen || this.isClosed) return { status: 'ended' };
    return { status, owedSince: Math.max(owedSince, this.anew.get(nameOf(owing)) ?? 0) };
  }

  private assessmentStands(now: number): StandsAs {
    const sentUp = this.submitted !== undefined && this.measured('party-assessment', this.submitted);
    if (this.remarks !== undefined)
      return { status: 'done', ...sentUp, ...this.returned('party-assessment', this.remarks) };
    if (this.submitted !== undefined) return { status: 'submitted', ...sentUp };
    if (this.isClosed) return { status: 'ended' };
    const filings = this.owed.map((owing): Expected => {
      const standing = this.standing(owing);
      const waived = this.waived.get(nameOf(owing));
      return waived === undefined ? standing : { ...standing, received: waived };
    });
    const owedSince = synthesisOwedSince(this.reopened ?? this.opened, filings);
    return now < owedSince ? { status: 'not-owed-yet' } : { status: 'outstanding', owedSince };
  }

  private recognitionStands(): StandsAs {
    const sentUp = this.proposed !== undefined && this.measured('recognition', this.proposed);
    if (this.recognised !== undefined)
      return { status: 'done', ...sentUp, ...this.returned('recognition', this.recognised) };
    if (this.proposed !== undefined) return { status: 'submitted', ...sentUp };
    if (this.isClosed) return { status: 'ended' };
    if (this.remarks === undefined) return { status: 'not-owed-yet' };
    return { status: 'outstanding', owedSince: this.remarks };
  }

  private measured = (step: ReturnStep, at: number) => ({
    receivedAt: at,
    timeliness: lateness(step, at).timeliness,
  });

  private returned = (step: ReturnStep, at: number) => ({ returned: { at, ...lateness(step, at) } });
}

export const nameOf = ({ step, party }: Owing): string => `${step}/${party}`;
