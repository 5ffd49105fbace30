import { sendingTimeOf } from '../../domain/clock';
import { asStillOwed } from '../../domain/rules/still-owed';
import { type Instant, latest } from '../../domain/time';
import type { LetterInput, LetterLink } from '../../mail/letter-input';
import { letterInputOf, type SourceItem } from '../../mail/letter-input-of';
import type { CampaignDocument, LetterDocument, LetterItem } from '../../store/documents';
import type { Store } from '../../store/store';
import { documentsTold } from './documents-told';
import type { StandingLookUp } from './look-up-standing';

/** A letter of the outbox with what it still has to say. */
export interface CurrentLetter {
  letter: LetterDocument;
  /** The items that are still to be told, by position in the stored letter. */
  positions: number[];
}

interface AsOf {
  letter: LetterDocument;
  campaign: CampaignDocument;
  /** Real time, in milliseconds since the epoch. */
  nowMs: number;
}

/** What of a letter is still to be told now, by the read model and by what is stored since; undefined if nothing is left. */
export async function currentLetter(
  { store, lookUpStanding }: { store: Store; lookUpStanding: StandingLookUp },
  { letter, campaign: { clock }, nowMs }: AsOf,
): Promise<CurrentLetter | undefined> {
  // This host's clock may be behind the one that the letter's instant was taken from.
  const asOf = latest([letter.at, sendingTimeOf(clock, letter, nowMs)]) as Instant;
  const standing = await lookUpStanding({ letter, now: asOf });
  // One that waits is read, and then released, with all that it has to say.
  const mayGo = !letter.needsRelease || letter.releasedAt !== undefined || letter.state === 'waiting';
  const asItGoes = (item: LetterItem) =>
    mayGo || !item.needsRelease ? asStillOwed(item, standing) : undefined;
  const going = letter.items.map(asItGoes);
  const positions = [...going.keys()].filter((i) => going[i] !== undefined);
  const unreleased = letter.unreleased ? await stillUnreleased({ store, letter }) : 0;
  if (positions.length === 0 && unreleased === 0) return undefined;
  const items = going.filter((item) => item !== undefined);
  const alsoOwed = letter.alsoOwed.map(asItGoes).filter((item) => item !== undefined);
  return { letter: { ...letter, items, alsoOwed, unreleased }, positions };
}

async function stillUnreleased({
  store,
  letter: { campaign, at, unreleased = 0 },
}: {
  store: Store;
  letter: LetterDocument;
}): Promise<number> {
  const waiting = await store.letters.waitingSince({ campaign, at });
  return Math.min(unreleased, waiting.filter((each) => each.at < at).length);
}

/** What the words of a letter depend on, looked up now. */
export async function inputOfLetter(
  { store }: { store: Store },
  {
    letter,
    campaign: { _id: campaign, plan, clock },
    nowMs,
    linkOf,
    tasksAt,
  }: AsOf & {
    linkOf?: ((item: SourceItem) => LetterLink | undefined) | undefined;
    tasksAt?: string | undefined;
  },
): Promise<LetterInput> {
  const person = await store.register.person({ campaign, person: letter.person });
  if (!person) throw new Error(`the register of ${campaign} has no person ${letter.person}`);
  const parties = [
    ...new Set([...letter.items, ...letter.alsoOwed].flatMap((i) => [i.unit, i.party, i.to.party])),
  ];
  const [names, units, documentOf] = await Promise.all([
    store.register.namesOf({ campaign, parties }),
    store.register.unitsNamed({ campaign, parties }),
    documentsTold(store, letter),
  ]);
  return letterInputOf({
    letter,
    plan,
    person,
    partyOf: (party) => {
      const name = names.get(party);
      const found = units.get(party);
      return name === undefined
        ? undefined
        : { name, ...(found && { position: found.position, kind: found.unit.kind }) };
    },
    documentOf,
    linkOf,
    tasksAt,
    now: sendingTimeOf(clock, letter, nowMs),
  });
}
