import { groupBy } from '../../domain/group-by';
import type { KnownUnit } from '../../domain/rules/still-owed';
import type { LetterDocument } from '../../store/documents/letter';
import type { Store } from '../../store/store';

/** What is stored of the units of some letters, by unit. */
export type LetterFacts = ReadonlyMap<string, KnownUnit>;

/** All that what some letters of a campaign ask for depends on: three calls of the store, none if they ask for nothing. */
export async function factsOfLetters(
  { evaluations, filings, decisions }: Pick<Store, 'evaluations' | 'filings' | 'decisions'>,
  { campaign, letters }: { campaign: string; letters: readonly Pick<LetterDocument, 'items' | 'alsoOwed'>[] },
): Promise<LetterFacts> {
  const owed = letters
    .flatMap(({ items, alsoOwed }) => [...items, ...alsoOwed])
    .filter(({ obligation, missing }) => obligation !== undefined || missing !== undefined);
  const units = [...new Set(owed.map(({ unit }) => unit))];
  if (units.length === 0) return new Map();
  // The read model first: what is answered between two reads is then in the next, if not in both.
  const rows = await evaluations.rowsOf({ campaign, units });
  const filed = groupBy(await filings.headsOf({ campaign, units }), ({ unit }) => unit);
  const decided = groupBy(await decisions.takenOf({ campaign, units }), ({ unit }) => unit);
  const evaluationOf = new Map(rows.map((row) => [row.unit.id, row]));
  return new Map(
    units.map((unit) => {
      const evaluation = evaluationOf.get(unit);
      const stored = { filings: filed.get(unit) ?? [], decisions: decided.get(unit) ?? [] };
      return [unit, { ...(evaluation && { evaluation }), ...stored }];
    }),
  );
}
