import { groupBy } from '../domain/group-by';
import { partyNames } from '../domain/party-names';
import type { Plan } from '../domain/plan';
import type { Register } from '../domain/register';
import type { EvaluationSpec } from '../domain/schedule';
import { accountOf } from '../domain/sign-in';
import type { CodeDocument, PartyDocument, PersonDocument, UnitDocument } from './documents/register';
import { registerKey } from './ids';

export interface RegisterDocuments {
  units: UnitDocument[];
  people: PersonDocument[];
  parties: PartyDocument[];
  codes: CodeDocument[];
}

/** A register and the bodies of its plan as the documents of one campaign; `specs` by the register's order. */
export function registerDocuments({
  campaign,
  plan,
  register,
  specs,
}: {
  campaign: string;
  plan: Pick<Plan, 'bodies'>;
  register: Register;
  specs: Pick<EvaluationSpec, 'unit' | 'owed'>[];
}): RegisterDocuments {
  const listed = new Map(register.parties.map((party) => [party.id, party]));
  const rolesOf = groupBy(register.roles, ({ person }) => person);
  return {
    units: specs.map(({ unit, owed }, position) => ({
      _id: registerKey(campaign, unit.id),
      campaign,
      position,
      unit,
      owed,
    })),
    people: register.people.map((person) => ({
      ...person,
      _id: registerKey(campaign, person.id),
      campaign,
      roles: (rolesOf.get(person.id) ?? []).map(({ party, role }) => ({ party, role })),
      account: accountOf(person.email),
    })),
    parties: [...partyNames(plan, register)].map(([id, name]) => {
      const row = listed.get(id);
      return { _id: registerKey(campaign, id), campaign, name, ...(row && { row }) };
    }),
    codes: [...register.units, ...register.parties].flatMap(({ id, code }) =>
      code === undefined ? [] : [{ _id: registerKey(campaign, code), campaign, party: id }],
    ),
  };
}
