import type { LetterDocument } from '../../store/documents/letter';
import type { PersonDocument } from '../../store/documents/register';
import type { Store } from '../../store/store';

/** Whom some letters are to, by id; without those whom the register does not know any more. */
export async function recipientsOf(
  { store }: { store: Store },
  { campaign, letters }: { campaign: string; letters: readonly Pick<LetterDocument, 'person'>[] },
): Promise<ReadonlyMap<string, PersonDocument>> {
  const people = [...new Set(letters.map(({ person }) => person))];
  return people.length === 0 ? new Map() : store.register.peopleNamed({ campaign, people });
}
