/** A register as data: who takes part in one campaign, what `config/registers/<id>/` holds once it is validated. */
export interface Register {
  id: string;
  title: string;
  units: Unit[];
  /** Members of the provincial committee, who give opinions in step 3. */
  members: Member[];
  people: Person[];
  roles: RoleAssignment[];
  /** Who reviews whom in step 1. */
  reviews: { reviewer: string; unit: string }[];
  /** Which members give an opinion on which unit in step 3. */
  opinions: { member: string; unit: string }[];
}

/** An evaluated body; departments also review other units, as specialised agencies. */
export interface Unit {
  id: string;
  kind: string;
  name: string;
  /** Mã định danh, by which other systems may name the unit. */
  code?: string;
}

export interface Member {
  id: string;
  /** As a letter names them: the office, never a rating. */
  name: string;
  /** The unit that this member heads, if any. */
  headOf?: string;
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

/** `party` is the id of a unit, a member, or a body of the plan. */
export interface RoleAssignment {
  person: string;
  party: string;
  role: Role;
}
