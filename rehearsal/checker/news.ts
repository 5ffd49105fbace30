import { type CheckedPlan, isFilingStep, type Step } from './read-plan';
import { type CheckedRegister, peopleMeant } from './read-register';
import type { DecisionRecord, ReceiptRecord, UnitRecord } from './records';

/** Something that happened and that certain people are told once, in a daily letter. */
export interface News {
  kind:
    | 'received'
    | 'announced'
    | 'frozen'
    | 'recognised'
    | 'waived'
    | 'waiver-lifted'
    | 'voided'
    | 'reopened';
  unit: string;
  step: Step;
  party: string;
  /** Plan time. */
  at: number;
  /** A waiver or its lifting: whether the other has undone it by an instant. */
  isUndoneAt?: (at: number) => boolean;
  /** A voided announcement that leaves none: the unit was told of it, and is told of this. */
  isTakenBack?: boolean;
}

export function newsOf({ unit, receipts, decisions }: UnitRecord): News[] {
  const filings = receipts
    .filter((receipt) => receipt.kind === 'filing' || isFirst(receipt, receipts, decisions))
    .map(({ kind, step, party, storedAt }): News => {
      const told = kind === 'filing' ? 'received' : 'announced';
      return { kind: told, unit, step, party, at: Date.parse(storedAt) };
    });
  const decided = decisions.flatMap((decision): News[] => {
    const { kind, at: instant, step, party } = decision;
    const at = Date.parse(instant);
    switch (kind) {
      case 'synthesis':
        return [{ kind: 'frozen', unit, step: 'party-assessment', party: unit, at }];
      case 'recognition':
        return [{ kind: 'recognised', unit, step: 'recognition', party: unit, at }];
      case 'reopening':
        return [{ kind: 'reopened', unit, step: 'party-assessment', party: unit, at }];
      case 'waiver':
      case 'lifting':
      case 'voiding': {
        if (step === undefined || party === undefined) return [];
        const told = { waiver: 'waived', lifting: 'waiver-lifted', voiding: 'voided' } as const;
        return [
          {
            kind: told[kind],
            unit,
            step,
            party,
            at,
            ...(kind !== 'voiding' && { isUndoneAt: undoing(decision, decisions) }),
            isTakenBack: isTakenBack(decision, receipts, decisions),
          },
        ];
      }
      default:
        return [];
    }
  });
  return [...filings, ...decided];
}

/** The newest decision on the waiver of one obligation says how it stands. */
function undoing(
  { kind, step, party }: DecisionRecord,
  decisions: readonly DecisionRecord[],
): (at: number) => boolean {
  const turns = decisions.filter(
    (each) =>
      (each.kind === 'waiver' || each.kind === 'lifting') && each.step === step && each.party === party,
  );
  return (at) => turns.findLast((each) => Date.parse(each.at) <= at)?.kind !== kind;
}

const isVoidedBy = (
  id: string,
  decisions: readonly DecisionRecord[],
  isBy: (at: string) => boolean,
): boolean => decisions.some(({ kind, filing, at }) => kind === 'voiding' && filing === id && isBy(at));

function isTakenBack(
  { kind, filing, at }: DecisionRecord,
  receipts: readonly ReceiptRecord[],
  decisions: readonly DecisionRecord[],
): boolean {
  const voided = receipts.find(({ id }) => id === filing);
  if (kind !== 'voiding' || voided?.kind !== 'announcement') return false;
  return receipts
    .filter((each) => each.kind === 'announcement' && each.party === voided.party && each.storedAt < at)
    .every(({ id }) => isVoidedBy(id, decisions, (then) => then <= at));
}

/** An announcement is news if none is there: none before it, or none that was not voided by then. */
function isFirst(
  { party, storedAt, id }: ReceiptRecord,
  receipts: readonly ReceiptRecord[],
  decisions: readonly DecisionRecord[],
): boolean {
  const isVoided = (other: string) => isVoidedBy(other, decisions, (at) => at < storedAt);
  return !receipts.some(
    (other) =>
      other.kind === 'announcement' &&
      other.party === party &&
      other.id !== id &&
      other.storedAt < storedAt &&
      !isVoided(other.id),
  );
}

/**
 * Who is told, and whether only after a release. What was announced, the unit hears; what was decided on its dossier, its
 * desk and its head. Everything else its own desk hears, whose filing it is; of the waiver of a review, and of an
 * announcement that there is not, also the unit.
 */
export function readersOf({
  news: { kind, unit, step, party, isTakenBack: toUnit = false },
  plan,
  register,
}: {
  news: News;
  plan: CheckedPlan;
  register: CheckedRegister;
}): Map<string, boolean> {
  const readers = new Map<string, boolean>();
  const add = (recipient: string, of: string, needsRelease: boolean) => {
    for (const person of peopleMeant({ recipient, party: of, plan, register })) {
      readers.set(person, needsRelease && (readers.get(person) ?? true));
    }
  };
  const isOfUnit = ['frozen', 'recognised', 'reopened'].includes(kind);
  if (isOfUnit) for (const recipient of ['focal-person', 'head']) add(recipient, unit, false);
  else if (kind === 'announced') add('focal-person', unit, false);
  else if (isFilingStep(step)) {
    const { reminds, releasedFirst } = plan.steps[step];
    for (const recipient of reminds) add(recipient, party, releasedFirst.includes(recipient));
    const isWaiver = kind === 'waived' || kind === 'waiver-lifted';
    if ((isWaiver && step === 'agency-review') || toUnit) add('focal-person', unit, false);
  }
  return readers;
}
