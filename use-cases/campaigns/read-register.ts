import type { Register } from '../../domain/register';
import type { CampaignDocument } from '../../store/documents';
import type { Deps } from '../deps';

/** A campaign's register as it was when the campaign opened, put together again from what the store holds of it. */
export async function readRegister(
  { store }: Pick<Deps, 'store'>,
  { _id: campaign, register, units: limit }: CampaignDocument,
): Promise<Register> {
  const [units, people, names] = await Promise.all([
    store.register.unitsSlice({ campaign, offset: 0, limit }),
    store.register.peopleOf(campaign),
    store.register.partyNames(campaign),
  ]);
  const owed = units.flatMap(({ unit, owed }) => owed.map((each) => ({ ...each, unit: unit.id })));
  const opinions = owed.filter(({ step }) => step === 'member-opinion');
  const members = new Map(opinions.map(({ party, body }) => [party, body]));
  return {
    ...register,
    units: units.map(({ unit }) => unit),
    members: [...members].map(([id, body]) => ({
      id,
      name: names.get(id) ?? id,
      ...(body !== undefined && { body }),
    })),
    people: people.map(({ id, name, title, email }) => ({ id, name, title, email })),
    roles: people.flatMap(({ id, roles }) => roles.map((role) => ({ ...role, person: id }))),
    reviews: owed
      .filter(({ step }) => step === 'agency-review')
      .map(({ party, unit }) => ({ reviewer: party, unit })),
    opinions: opinions.map(({ party, unit }) => ({ member: party, unit })),
  };
}
