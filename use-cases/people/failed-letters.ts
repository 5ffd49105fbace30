import type { PersonDocument } from '../../store/documents/register';
import { loadCampaign } from '../campaigns/load-campaign';
import type { Deps } from '../deps';

/** Ids of a person's letters that failed; each can be sent again. */
export async function failedLettersOf(
  { store }: Pick<Deps, 'store'>,
  { campaign, id: person }: Pick<PersonDocument, 'campaign' | 'id'>,
): Promise<string[]> {
  const ids: string[] = [];
  for await (const { _id } of store.letters.each({ campaign, person, state: 'failed' })) ids.push(_id);
  return ids;
}

/** People whose address takes no mail, each with how many of their letters failed. */
export async function refusedAddresses(
  deps: Pick<Deps, 'store'>,
  campaign: string,
): Promise<{ person: PersonDocument; failedLetters: number }[]> {
  await loadCampaign(deps, campaign);
  const people = await deps.store.register.addressesRefused(campaign);
  const failed = new Map<string, number>();
  if (people.length > 0) {
    for await (const { person } of deps.store.letters.each({ campaign, state: 'failed' })) {
      failed.set(person, (failed.get(person) ?? 0) + 1);
    }
  }
  return people.map((person) => ({ person, failedLetters: failed.get(person.id) ?? 0 }));
}
