import type { DecisionRecord, UnitRecord } from '../checker/records';

/** How often what is out of the ordinary happened to a unit's record. */
export interface Happened {
  /** Papers whose stamp or contents a clerk entered anew. */
  corrected: number;
  /** Papers that were there before their contents. */
  awaited: number;
  voided: number;
  waived: number;
  lifted: number;
  reopened: number;
}

export function happenedTo(units: readonly UnitRecord[]): Happened {
  const awaited = new Set<string>();
  const replaced: string[] = [];
  for (const { unit, receipts } of units) {
    for (const { id, replaces, awaitsContent } of receipts) {
      if (awaitsContent) awaited.add(`${unit} ${id}`);
      if (replaces !== undefined) replaced.push(`${unit} ${replaces}`);
    }
  }
  const decided = (kind: DecisionRecord['kind']) =>
    units.flatMap(({ decisions }) => decisions).filter((decision) => decision.kind === kind).length;
  return {
    corrected: replaced.filter((each) => !awaited.has(each)).length,
    awaited: awaited.size,
    voided: decided('voiding'),
    waived: decided('waiver'),
    lifted: decided('lifting'),
    reopened: decided('reopening'),
  };
}
