import type { FilingStepId } from './plan';

/**
 * What the holder of a key may be to an evaluation. A key holds several where a party is several things: a department
 * is a unit and reviews others, say.
 *
 * `administrator` is Sở Nội vụ: campaigns, synthesis, proposals, release. `unit`, `reviewer` and `member` file for the
 * key's party in steps 2, 1 and 3 (a member's secretary has the member's key). `committee` decides: remarks,
 * recognition, waivers, reopenings. `reader` sees counts and what is public.
 */
export const KEY_ROLES = ['administrator', 'unit', 'reviewer', 'member', 'committee', 'reader'] as const;
export type KeyRole = (typeof KEY_ROLES)[number];

/** The roles that file, each in one step and for the party of its key alone. */
export const FILING_ROLES = {
  unit: 'self-review',
  reviewer: 'agency-review',
  member: 'member-opinion',
} as const satisfies Partial<Record<KeyRole, FilingStepId>>;

/** Whether a role says nothing without a party. */
export const needsParty = (role: KeyRole): role is keyof typeof FILING_ROLES => role in FILING_ROLES;
