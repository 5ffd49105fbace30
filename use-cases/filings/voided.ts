import type { DecisionDocument } from '../../store/documents/decision';

/** That an entry was made in error, and why. */
export interface Voided {
  at: string;
  reason: string;
  by?: string;
}

/** By unit and id, what some voidings say of the entries that they void. */
export function voidedBy(voidings: readonly DecisionDocument[]): (entry: Entry) => Voided | undefined {
  const voided = new Map(
    voidings.map(({ unit, content: { filing: id = '', reason = '' }, receivedAt: at, actor }) => [
      keyOf({ unit, id }),
      { at, reason, ...(actor !== undefined && { by: actor }) },
    ]),
  );
  return (entry) => voided.get(keyOf(entry));
}

interface Entry {
  unit: string;
  id: string;
}

const keyOf = ({ unit, id }: Entry): string => `${unit}#${id}`;
