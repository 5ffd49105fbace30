import type { TimelineEntry } from '../../domain/ledger/facts';
import type { LetterState, WithdrawalReason } from '../../domain/letters';
import type { Instant } from '../../domain/time';
import type { LetterDocument, LetterItem } from '../../store/documents/letter';
import type { PersonDocument } from '../../store/documents/register';
import type { Deps } from '../deps';
import { recipientsOf } from '../letters/recipients-of';

/** A letter that tells what a line of the timeline has noted, and what became of it. */
export interface TimelineLetter {
  id: string;
  /** The instant of its letters; later than the line's where the line came late for its own. */
  at: Instant;
  person: { id: string; name?: string; title?: string };
  state: LetterState;
  withdrawnBecause?: WithdrawalReason;
  sentAt?: Instant;
  lastError?: string;
}

export type ToldEntry = TimelineEntry & { letters?: TimelineLetter[] };

/**
 * The timeline with the letters of its lines: an evaluation notes what is to be told, and knows neither persons nor fates.
 * A line has none as long as they are not made, or where nobody has the role; a superseded one has those of the stage that has
 * overtaken it.
 */
export async function withLetters(
  { store }: Pick<Deps, 'store'>,
  { campaign, unit, timeline }: { campaign: string; unit: string; timeline: readonly TimelineEntry[] },
): Promise<ToldEntry[]> {
  if (!timeline.some(isOfLetters)) return [...timeline];
  const letters = await store.letters.ofUnit({ campaign, unit });
  const people = await recipientsOf({ store }, { campaign, letters });
  return timeline.map((entry) => {
    if (!isOfLetters(entry)) return entry;
    const lines = entry.event === 'letter' ? [entry] : overtaking(entry, timeline);
    const telling = letters.filter(({ items }) =>
      items.some((item) => item.unit === unit && lines.some((line) => isToldBy(line, item))),
    );
    return { ...entry, letters: telling.map((letter) => fateOf(letter, people)) };
  });
}

const isOfLetters = ({ event }: TimelineEntry): boolean => event === 'letter' || event === 'superseded';

/** Of each party of a superseded stage the next one that became a letter. */
function overtaking(
  { at, step, parties = [] }: TimelineEntry,
  timeline: readonly TimelineEntry[],
): TimelineEntry[] {
  return parties.flatMap((party) => {
    const later = timeline.filter(
      (each) =>
        each.event === 'letter' && each.at > at && each.step === step && each.parties?.includes(party),
    );
    const [next] = later.sort((a, b) => (a.at < b.at ? -1 : 1));
    return next ? [{ ...next, parties: [party] }] : [];
  });
}

const NOT_RETURNED = 'not-returned';

/** The line and the item were noted together. News has lines of its own, of what it tells. */
const isToldBy = ({ at, step, parties, reason }: TimelineEntry, item: LetterItem): boolean =>
  item.obligation !== undefined &&
  item.at === at &&
  item.step === step &&
  parties?.includes(item.party) === true &&
  (item.kind === NOT_RETURNED) === (reason?.kind === NOT_RETURNED);

function fateOf(
  { _id: id, at, person, state, withdrawnBecause, sentAt, lastError }: LetterDocument,
  people: ReadonlyMap<string, PersonDocument>,
): TimelineLetter {
  const { name, title } = people.get(person) ?? {};
  return {
    id,
    at,
    person: { id: person, ...(name !== undefined && { name }), ...(title !== undefined && { title }) },
    state,
    ...(withdrawnBecause !== undefined && { withdrawnBecause }),
    ...(sentAt !== undefined && { sentAt }),
    ...(lastError !== undefined && { lastError }),
  };
}
