import type { PartyOf } from '../../mail/letter-input-of';
import type { LetterDocument } from '../../store/documents/letter';
import type { Store } from '../../store/store';

/** What the register says of those whom some letters name. */
export async function partiesTold(
  { store }: { store: Store },
  { campaign, letters }: { campaign: string; letters: readonly Pick<LetterDocument, 'items' | 'alsoOwed'>[] },
): Promise<PartyOf> {
  const named = letters.flatMap(({ items, alsoOwed }) => [...items, ...alsoOwed]);
  const parties = [...new Set(named.flatMap((item) => [item.unit, item.party, item.to.party]))];
  const [names, units] = await Promise.all([
    store.register.namesOf({ campaign, parties }),
    store.register.unitsNamed({ campaign, parties }),
  ]);
  return (party) => {
    const name = names.get(party);
    if (name === undefined) return undefined;
    const found = units.get(party);
    return { name, ...(found && { position: found.position, kind: found.unit.kind }) };
  };
}
