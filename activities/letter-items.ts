import type { NoticeKind } from '../domain/ledger/notices';
import { byGravity } from '../domain/letters';
import { STEP_IDS } from '../domain/plan';
import type { LetterItem } from '../store/documents/letter';

/** What is overdue weighs the same for the body that owes it and for those who are told of it. */
const weighed = ({ kind }: LetterItem): NoticeKind => (kind === 'escalation' ? 'overdue' : kind);

const isPast = ({ kind }: LetterItem): boolean => kind === 'overdue' || kind === 'escalation';

/** Of the longest overdue first, of what is due the soonest first. */
const urgency = (item: LetterItem): number => (isPast(item) ? -item.day : item.day);

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A total order: the same items make the same letter, whatever order they were read in. */
export function compareItems(a: LetterItem, b: LetterItem): number {
  return (
    byGravity(weighed(a), weighed(b)) ||
    urgency(a) - urgency(b) ||
    // To one person in two roles it is said as to the one who owes.
    Number(a.kind === 'escalation') - Number(b.kind === 'escalation') ||
    STEP_IDS.indexOf(a.step) - STEP_IDS.indexOf(b.step) ||
    text(a.unit, b.unit) ||
    text(a.party, b.party) ||
    text(a.at, b.at) ||
    text(`${a.to.party}/${a.to.role}`, `${b.to.party}/${b.to.role}`)
  );
}

/** The obligation that an item is about, across all units; undefined for information. */
export const owedKey = ({ unit, obligation }: Pick<LetterItem, 'unit' | 'obligation'>): string | undefined =>
  obligation === undefined ? undefined : `${unit} ${obligation}`;

/** The items of one person at one instant: said once each, in the gravest way that the notices have. */
export class PersonItems {
  private readonly items = new Map<string, LetterItem>();
  /** Whether something is owed, and not only told. */
  hasStage = false;

  /** `notice` tells information apart that says the same of two filings. */
  add(item: LetterItem, notice: string): void {
    const key = owedKey(item) ?? `${notice} ${item.kind} ${item.step} ${item.party}`;
    const known = this.items.get(key);
    if (known === undefined || compareItems(item, known) < 0) this.items.set(key, item);
    if (item.obligation !== undefined) this.hasStage = true;
  }

  has(key: string): boolean {
    return this.items.has(key);
  }

  get inOrder(): LetterItem[] {
    return [...this.items.values()].sort(compareItems);
  }
}
