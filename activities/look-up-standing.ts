import type { Instant } from '../domain/time';
import type { LetterDocument } from '../store/documents';
import type { EvaluationRow } from '../store/evaluations';
import type { Store } from '../store/store';
import type { Standing } from './still-owed';

/** Reads what is known of everything that a letter asks for; nothing for a letter that only informs. */
export async function lookUpStanding({
  store,
  letter: { campaign, items, alsoOwed },
  now,
}: {
  store: Store;
  letter: LetterDocument;
  now: Instant;
}): Promise<Standing> {
  const owed = [...items, ...alsoOwed].filter(({ obligation }) => obligation !== undefined);
  const units = [...new Set(owed.map(({ unit }) => unit))];
  if (units.length === 0) return { now, evaluations: new Map(), filings: [], decisions: [] };
  // The read model first: what is answered between the two reads is then in the second, if not in both.
  const evaluations = new Map<string, EvaluationRow>();
  for (const unit of units) {
    const row = await store.evaluations.rowOf({ campaign, unit });
    if (row) evaluations.set(unit, row);
  }
  const filings = await store.filings.receiptsOf({ campaign, units });
  const decisions = await store.decisions.takenOf({ campaign, units });
  return { now, evaluations, filings, decisions };
}
