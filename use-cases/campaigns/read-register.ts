import type { Register } from '../../domain/register';
import type { CampaignDocument } from '../../store/documents/campaign';
import { registerKey } from '../../store/ids';
import type { Deps } from '../deps';

/** A campaign's register as it was when the campaign opened, put together again from what the store holds of it. */
export async function readRegister(
  { store }: Pick<Deps, 'store'>,
  { _id: campaign, register, units: limit }: CampaignDocument,
): Promise<Register> {
  const [units, people, named] = await Promise.all([
    store.register.unitsSlice({ campaign, offset: 0, limit }),
    store.register.peopleOf(campaign),
    store.register.partiesOf(campaign),
  ]);
  const owed = units.flatMap(({ unit, owed }) => owed.map((each) => ({ ...each, unit: unit.id })));
  const opinions = owed.filter(({ step }) => step === 'member-opinion');
  const nameOf = new Map(named.map(({ _id, name }) => [_id, name]));
  const members = new Map(opinions.map(({ party, body }) => [party, body]));
  return {
    ...register,
    units: units.map(({ unit }) => unit),
    parties: named.flatMap(({ row }) => row ?? []),
    members: [...members].map(([id, body]) => ({
      id,
      name: nameOf.get(registerKey(campaign, id)) ?? id,
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
