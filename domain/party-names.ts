import { bodiesOf } from './bodies';
import type { Plan } from './plan';
import type { Register } from './register';

/** What each party of a campaign is called, by id; of a body that the register names too, the register's name stands. */
export function partyNames(
  { bodies }: Pick<Plan, 'bodies'>,
  { units, parties, members }: Pick<Register, 'units' | 'parties' | 'members'>,
): Map<string, string> {
  const ofPlan = bodiesOf(bodies).map(({ party, name }) => ({ id: party, name }));
  return new Map([...ofPlan, ...members, ...parties, ...units].map(({ id, name }) => [id, name]));
}
