import type { Happening } from './happenings';
import { isFilingStep, type Step } from './read-plan';
import { type DecisionRecord, HALVES, type Half, type ReceiptRecord } from './records';

export interface Owed {
  step: Step;
  party: string;
}

/** Where one unit stands while what happened to it is gone through, one thing after the other. */
export class Dossier {
  /** Taken in and not voided. */
  private readonly inForce: ReceiptRecord[] = [];
  private readonly replaced = new Map<string, string>();
  /** After a freeze: outside the dossier until it is opened again. */
  private outside: ReceiptRecord[] = [];
  private readonly voided = new Set<string>();
  private readonly waived = new Set<string>();
  isFrozen = false;
  hasRemarks = false;
  isProposed = false;
  isRecognised = false;

  take({ what }: Happening): void {
    if ('receipt' in what) this.receive(what.receipt);
    else this.decide(what.decision);
  }

  /**
   * What of an obligation of steps 1–3 has not come. A paper is there before its contents; one that was voided is not,
   * unless the entry that it replaced is.
   */
  missing({ step, party }: Owed): Half[] {
    const halves = step === 'agency-review' ? HALVES : HALVES.slice(0, 1);
    const has = (half: Half) =>
      this.inForce.some((each) => each.kind === half && each.step === step && each.party === party);
    return halves.filter((half) => !has(half));
  }

  isWaived({ step, party }: Owed): boolean {
    return this.waived.has(`${step}/${party}`);
  }

  isOpen(owed: Owed): boolean {
    return isFilingStep(owed.step) && !this.isWaived(owed) && this.missing(owed).length > 0;
  }

  /**
   * What stands for one half. An entry, its corrections and theirs are one paper, of which the one that was stored last
   * stands; one that was voided is not in force, and what it had replaced stands again.
   */
  livingOf({ step, party }: Owed, half: Half): ReceiptRecord[] {
    const own = this.inForce
      .filter((each) => each.kind === half && each.step === step && each.party === party)
      .sort((a, b) => Date.parse(a.storedAt) - Date.parse(b.storedAt));
    const replaced = new Set(own.flatMap(({ id }) => this.before(id)));
    const standing = new Map<string, ReceiptRecord>();
    for (const each of own) {
      if (!replaced.has(each.id)) standing.set(this.before(each.id).at(-1) ?? each.id, each);
    }
    return [...standing.values()];
  }

  /** All entries in whose place an entry stands, the first one last: also those that a voided one had replaced. */
  private before(id: string): string[] {
    const earlier: string[] = [];
    for (
      let at = this.replaced.get(id);
      at !== undefined && !earlier.includes(at);
      at = this.replaced.get(at)
    ) {
      earlier.push(at);
    }
    return earlier;
  }

  private receive(receipt: ReceiptRecord): void {
    if (receipt.replaces !== undefined) this.replaced.set(receipt.id, receipt.replaces);
    if (receipt.held) this.outside.push(receipt);
    else this.takeIn(receipt);
  }

  private takeIn(receipt: ReceiptRecord): void {
    if (!this.voided.has(receipt.id)) this.inForce.push(receipt);
  }

  private decide({ kind, step, party, filing = '' }: DecisionRecord): void {
    switch (kind) {
      case 'synthesis':
        this.isFrozen = true;
        break;
      case 'remarks':
        this.hasRemarks = true;
        break;
      case 'proposal':
        this.isProposed = true;
        break;
      case 'adjustment':
        break;
      case 'recognition':
        this.isRecognised = true;
        break;
      case 'waiver':
        this.waived.add(`${step}/${party}`);
        break;
      case 'lifting':
        this.waived.delete(`${step}/${party}`);
        break;
      case 'voiding': {
        this.voided.add(filing);
        const entered = this.inForce.findIndex(({ id }) => id === filing);
        if (entered >= 0) this.inForce.splice(entered, 1);
        break;
      }
      case 'reopening':
        this.isFrozen = false;
        this.hasRemarks = false;
        this.isProposed = false;
        this.isRecognised = false;
        for (const receipt of this.outside) this.takeIn(receipt);
        this.outside = [];
        break;
    }
  }
}
