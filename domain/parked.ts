/**
 * What becomes of a filing by another system that names a unit or a reviewer whom the register does not know.
 * `assigning`: decided, and its filing may not be stored yet; the same decision again goes on from there.
 */
export const PARKED_STATES = ['parked', 'assigning', 'assigned', 'dismissed'] as const;
export type ParkedState = (typeof PARKED_STATES)[number];

/** What of such a filing the register may not know. */
export const UNKNOWN_FIELDS = ['unit', 'reviewer'] as const;
export type UnknownField = (typeof UNKNOWN_FIELDS)[number];
