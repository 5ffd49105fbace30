import type { LetterDocument, PersonDocument } from '../../store/documents';

/** A letter as administrators see it: who, why, when and how it went; never what is in it. */
export function letterLine(letter: LetterDocument, people: ReadonlyMap<string, PersonDocument>) {
  const { _id: id, person, at, state, items, needsRelease, attempts, possibleDuplicates } = letter;
  const { releasedAt, releasedBy, sentAt, subject, lastError } = letter;
  const { name, title } = people.get(person) ?? {};
  return {
    id,
    at,
    person: { id: person, ...(name !== undefined && { name, title }) },
    kinds: [...new Set(items.map(({ kind }) => kind))],
    steps: [...new Set(items.map(({ step }) => step))],
    units: new Set(items.map(({ unit }) => unit)).size,
    state,
    needsRelease,
    attempts,
    possibleDuplicates,
    ...(releasedAt !== undefined && { releasedAt, releasedBy }),
    ...(sentAt !== undefined && { sentAt }),
    ...(subject !== undefined && { subject }),
    ...(lastError !== undefined && { lastError }),
  };
}
