import type { LetterDocument, LetterItem, PersonDocument } from '../../store/documents';

/** What an item is about, so that whoever releases a letter sees what it tells; never a level. */
const itemLine = ({ unit, step, party, kind, day, at, obligation, needsRelease }: LetterItem) => ({
  unit,
  step,
  party,
  kind,
  day,
  at,
  ...(obligation !== undefined && { obligation }),
  needsRelease,
});

/** A letter as administrators see it: who, why, when and how it went; never its text. */
export function letterLine(letter: LetterDocument, people: ReadonlyMap<string, PersonDocument>) {
  const { _id: id, person, at, state, items, needsRelease, attempts, possibleDuplicates } = letter;
  const { releasedAt, releasedBy, sentAt, sentItems, subject, lastError } = letter;
  const { name, title } = people.get(person) ?? {};
  return {
    id,
    at,
    person: { id: person, ...(name !== undefined && { name, title }) },
    kinds: [...new Set(items.map(({ kind }) => kind))],
    steps: [...new Set(items.map(({ step }) => step))],
    units: new Set(items.map(({ unit }) => unit)).size,
    items: items.map(itemLine),
    state,
    needsRelease,
    attempts,
    possibleDuplicates,
    ...(releasedAt !== undefined && { releasedAt, releasedBy }),
    ...(sentAt !== undefined && { sentAt, sentItems }),
    ...(subject !== undefined && { subject }),
    ...(lastError !== undefined && { lastError }),
  };
}
