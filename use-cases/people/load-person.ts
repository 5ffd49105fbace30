import type { PersonDocument } from '../../store/documents/register';
import type { Deps } from '../deps';
import { notFound } from '../refusals';

/** A person of a campaign's register; refuses with `not-found` where there is none. */
export async function loadPerson(
  { store }: Pick<Deps, 'store'>,
  which: { campaign: string; person: string },
): Promise<PersonDocument> {
  const person = await store.register.person(which);
  if (!person) {
    throw notFound({
      en: 'This campaign has no such person.',
      vi: 'Không có người này trong đợt đánh giá.',
    });
  }
  return person;
}
