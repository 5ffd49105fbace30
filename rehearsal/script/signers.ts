import type { Body, Plan } from '../../domain/plan';
import type { Register, Role } from '../../domain/register';

/** Who signs what in steps 4 and 5, by their titles in the register; a rehearsal names no persons. */
export interface Signers {
  /** Sở Nội vụ's own unit, whose synthesis its peer confirms. */
  homeAffairsUnit: string;
  homeAffairs: string;
  office: string;
  partyBody: string;
  committee: string;
}

export function signersOf(
  { bodies: { homeAffairs, committeeOffice, partyBody, provincialCommittee } }: Pick<Plan, 'bodies'>,
  { people, roles }: Pick<Register, 'people' | 'roles'>,
): Signers {
  const titleOf = ({ party, name }: Body, role: Role): string => {
    const holder = roles.find((each) => each.party === party && each.role === role);
    return people.find(({ id }) => id === holder?.person)?.title ?? `Thay mặt ${name}`;
  };
  return {
    homeAffairsUnit: homeAffairs.party,
    homeAffairs: titleOf(homeAffairs, 'head'),
    office: titleOf(committeeOffice, 'head'),
    partyBody: titleOf(partyBody, 'head'),
    committee: titleOf(provincialCommittee, 'chair'),
  };
}
