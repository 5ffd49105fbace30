import type { FilingStepId } from './plan';

/**
 * What the holder of a key may be to an evaluation. A key holds several where a party is several things: a department
 * is a unit and reviews others, say.
 *
 * `administrator` is Sở Nội vụ: campaigns, synthesis, proposals, release. `unit`, `reviewer` and `member` file for the
 * key's party in steps 2, 1 and 3 (a member's secretary has the member's key). `leader` is a person of the register who
 * follows the units in their charge. `clerk` (văn thư) enters paper on behalf of others. `committee` (UBND tỉnh) decides:
 * adjustment, recognition, waivers, reopenings. `party-body` gives its remarks. `reader` sees counts and what is public.
 * `it` looks after senders and health, and sees no contents.
 */
export const KEY_ROLES = [
  'administrator',
  'unit',
  'reviewer',
  'member',
  'leader',
  'clerk',
  'committee',
  'party-body',
  'reader',
  'it',
] as const;
export type KeyRole = (typeof KEY_ROLES)[number];

export const isKeyRole = (word: string): word is KeyRole => (KEY_ROLES as readonly string[]).includes(word);

/** The roles that file, each in one step and for the party of its key alone. */
export const FILING_ROLES = {
  unit: 'self-review',
  reviewer: 'agency-review',
  member: 'member-opinion',
} as const satisfies Partial<Record<KeyRole, FilingStepId>>;

/** Whether a role says nothing without a party. */
export const needsParty = (role: KeyRole): role is keyof typeof FILING_ROLES => role in FILING_ROLES;

/** Whether a role says nothing without a person of the register. */
export const needsPerson = (role: KeyRole): boolean => role === 'leader';

/** Those who look after the service itself, year by year; every other role is one in a campaign and ends with it. */
export const STANDING_ROLES = ['administrator', 'it'] as const satisfies readonly KeyRole[];

export const isStanding = (role: KeyRole): boolean => (STANDING_ROLES as readonly KeyRole[]).includes(role);

export const needsCampaign = (role: KeyRole): boolean => !isStanding(role);

/** What an account is given by a person, not by a register; a session has it only if it is strong. */
export const GRANTED_ROLES = [
  'administrator',
  'committee',
  'party-body',
  'clerk',
  'it',
] as const satisfies readonly KeyRole[];
export type GrantedRole = (typeof GRANTED_ROLES)[number];

export const isGrantedRole = (word: string): word is GrantedRole =>
  (GRANTED_ROLES as readonly string[]).includes(word);

/** Each once, in one order. */
export const grantedInOrder = (roles: readonly GrantedRole[]): GrantedRole[] =>
  GRANTED_ROLES.filter((role) => roles.includes(role));
