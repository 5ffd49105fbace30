/** What of a campaign changes beside its units. */
export const PULSES = ['letters', 'documents', 'register'] as const;
export type Pulse = (typeof PULSES)[number];

/** Units are told apart by so many buckets, so that a hint is small and names no unit. */
export const UNIT_BUCKETS = 256;

/** FNV-1a (RFC 9923), folded to a byte: the service and the pages put a unit into the same bucket. */
export function bucketOf(unit: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < unit.length; i += 1) hash = Math.imul(hash ^ unit.charCodeAt(i), 0x01000193);
  return ((hash >>> 24) ^ (hash >>> 16) ^ (hash >>> 8) ^ hash) & (UNIT_BUCKETS - 1);
}
