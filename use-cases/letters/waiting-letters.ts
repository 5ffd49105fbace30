import { dayOf } from '../../domain/calendar';
import type { Instant } from '../../domain/time';
import type { WaitingLetter } from '../../mail/letter-input';
import { letterInputOf } from '../../mail/letter-input-of';
import { draftLetter } from '../../mail/letters/letter';
import { LISTED_MATTERS } from '../../mail/letters/limit';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { LetterDocument } from '../../store/documents/letter';
import type { Store } from '../../store/store';
import { partiesTold } from './parties-told';
import { recipientsOf } from './recipients-of';

/** What the director's letter says of letters that wait for release, in their order: to whom, about what, since when. */
export async function waitingLetters(
  { store }: { store: Store },
  {
    waiting,
    campaign: { _id: campaign, plan },
    now,
  }: {
    waiting: readonly Pick<LetterDocument, '_id'>[];
    campaign: CampaignDocument;
    /** Plan time. */
    now: Instant;
  },
): Promise<WaitingLetter[]> {
  if (waiting.length === 0) return [];
  const ids = waiting.slice(0, LISTED_MATTERS).map(({ _id }) => _id);
  const stored = new Map(
    (await store.letters.some({ campaign, letters: ids })).map((letter) => [letter._id, letter]),
  );
  const letters = ids.map((id) => stored.get(id)).filter((letter) => letter !== undefined);
  const people = await recipientsOf({ store }, { campaign, letters });
  const partyOf = await partiesTold({ store }, { campaign, letters });
  return letters.map((letter) => {
    // Whom the register does not know any more is named by their id.
    const person = people.get(letter.person) ?? { name: letter.person, title: '', email: '' };
    const input = letterInputOf({ letter, plan, person, partyOf, now });
    const since = dayOf({ at: letter.at, timeZone: plan.timeZone });
    return { name: person.name, title: person.title, subject: draftLetter(input).subject, since };
  });
}
