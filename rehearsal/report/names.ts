import { partyNames } from '../../domain/party-names';
import type { Plan } from '../../domain/plan';
import type { Register } from '../../domain/register';

/** What people, bodies and instants are called, for those who know no ids. */
export interface Names {
  /** «Lều Chí Hiếu (Chuyên viên đầu mối, Sở Y tế)». */
  person: (id: string) => string;
  /** Of a unit, a party, a member or a body. */
  party: (id: string) => string;
  /** The body that compiles and sends. */
  homeAffairs: string;
  timeZone: string;
}

export function namesOf(plan: Plan, register: Register): Names {
  const parties = partyNames(plan, register);
  const people = new Map(register.people.map(({ id, name, title }) => [id, `${name} (${title})`]));
  return {
    person: (id) => people.get(id) ?? id,
    party: (id) => parties.get(id) ?? id,
    homeAffairs: plan.bodies.homeAffairs.name,
    timeZone: plan.timeZone,
  };
}
