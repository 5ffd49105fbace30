import { bodiesOf } from '../domain/bodies';
import type { Plan } from '../domain/plan';
import type { Register } from '../domain/register';
import type { EvaluationSpec } from '../domain/schedule';
import type { CodeDocument, PartyDocument, PersonDocument, UnitDocument } from './documents';
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
  const bodies = bodiesOf(plan.bodies).map(({ party, name }) => ({ id: party, name }));
  // Of a body that is also a unit the register's name stands.
  const names = new Map(
    [...bodies, ...register.members, ...register.units].map(({ id, name }) => [id, name]),
  );
  const rolesOf = new Map<string, PersonDocument['roles']>();
  for (const { person, party, role } of register.roles) {
    rolesOf.set(person, [...(rolesOf.get(person) ?? []), { party, role }]);
  }
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
      roles: rolesOf.get(person.id) ?? [],
    })),
    parties: [...names].map(([id, name]) => ({ _id: registerKey(campaign, id), campaign, name })),
    codes: register.units.flatMap(({ id, code }) =>
      code === undefined ? [] : [{ _id: registerKey(campaign, code), campaign, unit: id }],
    ),
  };
}
