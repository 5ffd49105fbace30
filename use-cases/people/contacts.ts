import type { Role } from '../../domain/register';
import type { LetterDocument } from '../../store/documents/letter';
import type { PersonDocument } from '../../store/documents/register';
import { loadCampaign } from '../campaigns/load-campaign';
import type { Deps } from '../deps';

/** Who answers for what a party owes: others of the party hear of it from them. */
export const ANSWERS_FOR = ['focal-person', 'secretary', 'head'] as const satisfies readonly Role[];

/** A person to turn to about what a party owes. */
export interface Contact {
  person: PersonDocument;
  role: (typeof ANSWERS_FOR)[number];
  /** The last one that asked them for something; it may be of another party of theirs. */
  lastLetter?: LetterDocument;
}

/** Whom to turn to about some parties of a campaign, by party: two calls of the store beside the campaign's. */
export async function contactsOf(
  { store }: Pick<Deps, 'store'>,
  { campaign: id, parties }: { campaign: string; parties: readonly string[] },
): Promise<{ party: string; contacts: Contact[] }[]> {
  await loadCampaign({ store }, id);
  const people = await store.register.peopleAtParties({ campaign: id, parties: [...parties] });
  const found = parties.map((party) => ({
    party,
    people: ANSWERS_FOR.flatMap((role) =>
      people
        .filter(({ roles }) => roles.some((each) => each.party === party && each.role === role))
        .map((person) => ({ person, role })),
    ),
  }));
  const ids = [...new Set(found.flatMap(({ people: own }) => own.map(({ person }) => person.id)))];
  const last = new Map(
    (await store.letters.askingOf({ campaign: id, people: ids })).map((letter) => [letter.person, letter]),
  );
  return found.map(({ party, people: own }) => ({
    party,
    contacts: own.map(({ person, role }) => {
      const lastLetter = last.get(person.id);
      return { person, role, ...(lastLetter && { lastLetter }) };
    }),
  }));
}
