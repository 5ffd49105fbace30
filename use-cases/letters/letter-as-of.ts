import { sendingTimeOf } from '../../domain/clock';
import { asStillOwed } from '../../domain/rules/still-owed';
import { tellUnreleasedAt } from '../../domain/rules/unreleased';
import { type Instant, latest } from '../../domain/time';
import type { LetterInput, LetterInputItem } from '../../mail/letter-input';
import { letterInputOf, type SourceItem } from '../../mail/letter-input-of';
import type { LetterDocument, LetterItem, ToldFacts } from '../../store/documents/letter';
import type { PersonDocument } from '../../store/documents/register';
import type { Store } from '../../store/store';
import type { AsOf } from './as-of';
import { type DocumentOf, documentsTold } from './documents-told';
import type { LetterFacts } from './facts-of-letters';
import { partiesTold } from './parties-told';
import { changedFacts } from './told-facts';
import { waitingLetters } from './waiting-letters';

/** A letter of the outbox with what it still has to say. */
export interface CurrentLetter {
  letter: LetterDocument;
  /** The letters that it names as waiting for release, longest waiting first. */
  waiting: readonly Pick<LetterDocument, '_id'>[];
  /** What of the stored letter that is: to be kept once it is sent. */
  told: Required<Pick<LetterDocument, 'sentItems'>> &
    Pick<LetterDocument, 'sentAlsoOwed' | 'sentFacts' | 'sentAlsoFacts' | 'sentWaiting'>;
}

/** What of a letter is still to be told now, by the read model and by what is stored since; undefined if nothing is left. */
export async function currentLetter(
  { store, facts }: { store: Pick<Store, 'letters'>; facts: LetterFacts },
  { letter, campaign, nowMs }: AsOf,
): Promise<CurrentLetter | undefined> {
  // This host's clock may be behind the one that the letter's instant was taken from.
  const asOf = latest([letter.at, sendingTimeOf(campaign.clock, letter, nowMs)]) as Instant;
  const standing = { now: asOf, units: facts };
  // One that waits is read, and then released, with all that it has to say.
  const mayGo = !letter.needsRelease || letter.releasedAt !== undefined || letter.state === 'waiting';
  const asItGoes = (item: LetterItem) =>
    mayGo || !item.needsRelease ? asStillOwed(item, standing) : undefined;
  const items = stillTold(letter.items, asItGoes);
  const alsoOwed = stillTold(letter.alsoOwed, asItGoes);
  const waiting = letter.unreleased ? await stillWaiting({ store, letter, campaign }) : [];
  if (items.positions.length === 0 && waiting.length === 0) return undefined;
  return {
    letter: { ...letter, items: items.told, alsoOwed: alsoOwed.told, unreleased: waiting.length },
    waiting,
    told: {
      sentItems: items.positions,
      ...(letter.alsoOwed.length > 0 && { sentAlsoOwed: alsoOwed.positions }),
      ...(items.facts && { sentFacts: items.facts }),
      ...(alsoOwed.facts && { sentAlsoFacts: alsoOwed.facts }),
      ...(waiting.length > 0 && { sentWaiting: waiting.map(({ _id }) => _id) }),
    },
  };
}

function stillTold(
  items: readonly LetterItem[],
  asItGoes: (item: LetterItem) => LetterItem | undefined,
): { told: LetterItem[]; positions: number[]; facts: ToldFacts[] | undefined } {
  const going = items.map(asItGoes);
  const told = going.filter((item) => item !== undefined);
  const positions = [...going.keys()].filter((i) => going[i] !== undefined);
  const stored = positions.map((i) => items[i] as LetterItem);
  return { told, positions, facts: changedFacts(stored, told) };
}

/** Of the letters that had waited too long when this one was made, those that still wait. */
async function stillWaiting({
  store,
  letter: { campaign: id, at },
  campaign: { plan },
}: {
  store: Pick<Store, 'letters'>;
  letter: LetterDocument;
  campaign: AsOf['campaign'];
}): Promise<LetterDocument[]> {
  const waiting = await store.letters.waitingSince({ campaign: id, at });
  return waiting
    .filter((each) => tellUnreleasedAt({ plan, at: each.at }) <= at)
    .sort((a, b) => (a.at === b.at ? (a._id < b._id ? -1 : 1) : a.at < b.at ? -1 : 1));
}

/** What the words of a letter depend on, looked up now. */
export async function inputOfLetter(
  { store }: { store: Store },
  {
    letter,
    person: known,
    waiting = [],
    campaign,
    nowMs,
    documentOf: told,
    linkOf,
    tasksAt,
  }: AsOf &
    Partial<Pick<CurrentLetter, 'waiting'>> & {
      /** Its addressee, where that is known already. */
      person?: PersonDocument | undefined;
      /** The documents behind its news, where they are known already. */
      documentOf?: DocumentOf | undefined;
      linkOf?: ((item: SourceItem) => LetterInputItem['link']) | undefined;
      tasksAt?: string | undefined;
    },
): Promise<LetterInput> {
  const { _id: id, plan, clock } = campaign;
  const person = known ?? (await store.register.person({ campaign: id, person: letter.person }));
  if (!person) throw new Error(`the register of ${id} has no person ${letter.person}`);
  const now = sendingTimeOf(clock, letter, nowMs);
  const [partyOf, documentOf, named] = await Promise.all([
    partiesTold({ store }, { campaign: id, letters: [letter] }),
    told ?? documentsTold(store, letter),
    waitingLetters({ store }, { waiting, campaign, now }),
  ]);
  return letterInputOf({ letter, waiting: named, plan, person, partyOf, documentOf, linkOf, tasksAt, now });
}
