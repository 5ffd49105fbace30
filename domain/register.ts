/** A register as data: who takes part in one campaign, what `config/registers/<id>/` holds once it is validated. */
export interface Register {
  id: string;
  title: string;
  units: Unit[];
  /** Bodies that review or lead and are not evaluated. */
  parties: Party[];
  /** Members of the provincial committee, or of the plan's member bodies, who give opinions in step 3. */
  members: Member[];
  people: Person[];
  roles: RoleAssignment[];
  /** Who reviews whom in step 1: `reviewer` is a unit, a party, or a body of the plan that leads. */
  reviews: { reviewer: string; unit: string }[];
  /** Which members give an opinion on which unit in step 3. */
  opinions: { member: string; unit: string }[];
}

/** An evaluated body; departments also review other units, as specialised agencies. */
export interface Unit {
  id: string;
  kind: string;
  name: string;
  /** «mã định danh» (Quyết định 20/2020/QĐ-TTg), by which other systems name it: `H19.23`. */
  code?: string;
}

/** A body that takes part without being evaluated: it owes no self-review, and nobody reviews it. */
export interface Party {
  id: string;
  name: string;
  /** As a unit's. */
  code?: string;
}

export interface Member {
  id: string;
  /** As a letter names them: the office, never a rating. */
  name: string;
  /** The unit that this member heads, if any. */
  headOf?: string;
  /** Party of the plan's member body that they are a member of; needed where the plan has several. */
  body?: string;
}

export interface Person {
  id: string;
  name: string;
  title: string;
  email: string;
}

/** What a person is to a party: `vice-chair` means in charge of that party. */
export const ROLES = ['focal-person', 'head', 'secretary', 'vice-chair', 'chair'] as const;
export type Role = (typeof ROLES)[number];

/** `party` is the id of a unit, a party, a member, or a body of the plan. */
export interface RoleAssignment {
  person: string;
  party: string;
  role: Role;
}
