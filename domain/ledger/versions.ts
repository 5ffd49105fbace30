import type { Instant } from '../time';
import type { FilingFact } from './facts';

/**
 * Which of the things that a party sent for one obligation count. Everything here depends on what they say of
 * themselves alone (stamps, versions, replacements, voidings), never on the order in which they came.
 */

/** As much of what was sent as decides that. */
export interface Sent extends Pick<FilingFact, 'id' | 'storedAt' | 'order' | 'series' | 'replaces'> {
  receivedAt: Instant;
  voided?: unknown;
}

/** Those that nobody has voided, and in whose place no correction stands. */
export function living<Version extends Sent>(versions: readonly Version[]): Version[] {
  const byId = new Map(versions.map((version) => [version.id, version]));
  const replaced = new Set<string>();
  for (const version of versions) {
    if (version.voided) continue;
    // Also what a voided correction had replaced: this one stands in the place of both.
    let id = version.replaces;
    while (id !== undefined && !replaced.has(id)) {
      replaced.add(id);
      id = byId.get(id)?.replaces;
    }
  }
  return versions.filter(({ id, voided }) => !voided && !replaced.has(id));
}

/** As they count, the last one most: by receipt, of one system's filing by its version, of one stamp by when they were stored. */
export function inOrder<Version extends Sent>(versions: readonly Version[]): Version[] {
  const leaders = new Map([...leadersOf(versions), ...leadersOf(living(versions))]);
  return [...versions].sort((a, b) => {
    const [ledBy, otherLedBy] = [leaders.get(groupOf(a)) as Version, leaders.get(groupOf(b)) as Version];
    if (ledBy !== otherLedBy) return byReceipt(ledBy, otherLedBy);
    return byVersion(a, b) || byReceipt(a, b);
  });
}

/**
 * The one that says how late it is: the first that was received. Of one system's filing that is its lowest version:
 * that a later one names an earlier instant makes nothing punctual.
 */
export function first<Version extends Sent>(versions: readonly Version[]): Version | undefined {
  const lowest = new Map<string, Version>();
  for (const version of living(versions)) {
    const known = lowest.get(groupOf(version));
    if (!known || byVersion(version, known) < 0) lowest.set(groupOf(version), version);
  }
  return [...lowest.values()].sort(byReceipt)[0];
}

/** By receipt, then by when they were stored; the id only where all of that is the same. */
export function byReceipt(a: Sent, b: Sent): number {
  return (
    compare(a.receivedAt, b.receivedAt) ||
    compare(a.storedAt ?? a.receivedAt, b.storedAt ?? b.receivedAt) ||
    (a.order ?? 0) - (b.order ?? 0) ||
    compare(a.id, b.id)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What one system calls one filing; everything else stands by itself. No id has a blank. */
const groupOf = ({ id, series }: Sent): string => (series ? `series ${series.id}` : id);

const byVersion = (a: Sent, b: Sent): number => (a.series?.version ?? 0) - (b.series?.version ?? 0);

/** The highest version speaks for its group. */
function leadersOf<Version extends Sent>(versions: readonly Version[]): Map<string, Version> {
  const leaders = new Map<string, Version>();
  for (const version of versions) {
    const known = leaders.get(groupOf(version));
    if (!known || byVersion(version, known) > 0) leaders.set(groupOf(version), version);
  }
  return leaders;
}
