import type { Bodies, Body, MemberBody } from './plan';

/** Every body that a plan names, once by party. */
export function bodiesOf({ memberBodies = [], ...single }: Bodies): Body[] {
  const all = [...Object.values(single), ...memberBodies.flatMap((body) => [body, body.office])];
  return [...new Map(all.map(({ party, name }) => [party, { party, name }])).values()];
}

/** The bodies whose members give opinions: those of the plan, else the provincial committee with its own office. */
export function memberBodiesOf({ memberBodies, provincialCommittee, committeeOffice }: Bodies): MemberBody[] {
  const { party, name } = provincialCommittee;
  return memberBodies ?? [{ party, name, members: `thành viên ${name}`, office: committeeOffice }];
}

/** The party of a member's body; a plan's only one goes without saying. Undefined where the plan names none. */
export function memberBodyOf({ memberBodies = [] }: Bodies, member: { body?: string }): string | undefined {
  const [only, ...others] = memberBodies;
  return member.body ?? (others.length === 0 ? only?.party : undefined);
}

/** The office that hears of what is owed: that of a member's body, else of the provincial committee. */
export const officeOf = ({ memberBodies = [], committeeOffice }: Bodies, body: string | undefined): Body =>
  memberBodies.find(({ party }) => party === body)?.office ?? committeeOffice;
