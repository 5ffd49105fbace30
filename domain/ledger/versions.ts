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
  const inPlaceOf = standIns(versions);
  return versions.filter(({ id, voided }) => !voided && !inPlaceOf.has(id));
}

/**
 * What stands in the place of an entry, by the entry's id. An entry, its corrections and their corrections are one paper, of
 * which the one that was stored last stands, unless it is voided: then what it had replaced stands again.
 */
export function standIns<Version extends Sent>(versions: readonly Version[]): ReadonlyMap<string, Version> {
  if (versions.every(({ replaces }) => replaces === undefined)) return new Map();
  const byId = new Map(versions.map((version) => [version.id, version]));
  const papers = new Map<string, Version[]>();
  for (const version of versions) {
    const paper = lineOf(version, byId).at(-1) as string;
    papers.set(paper, [...(papers.get(paper) ?? []), version]);
  }
  const inPlaceOf = new Map<string, Version>();
  for (const entries of papers.values()) {
    const valid = entries.filter(({ voided }) => !voided);
    // Whatever two hosts' clocks say, a correction came after what it corrects.
    const corrected = new Set(valid.flatMap((entry) => lineOf(entry, byId).slice(1)));
    const standing = valid
      .filter(({ id }) => !corrected.has(id))
      .sort(byStorage)
      .at(-1);
    if (!standing) continue;
    // A voided correction of it was not replaced by it.
    const before = lineOf(standing, byId);
    for (const { id, voided } of entries) {
      if (id !== standing.id && (!voided || before.includes(id))) inPlaceOf.set(id, standing);
    }
  }
  return inPlaceOf;
}

/** An entry's id, and those that it was made in the place of; what has not come yet ends the line. */
function lineOf({ id, replaces }: Sent, byId: ReadonlyMap<string, Sent>): string[] {
  const line = [id];
  let next = replaces;
  while (next !== undefined && !line.includes(next)) {
    line.push(next);
    next = byId.get(next)?.replaces;
  }
  return line;
}

/** As they count, the last one most: by receipt, of one system's filing by its version, of one stamp by when they were stored. */
export function inOrder<Version extends Sent>(versions: readonly Version[]): Version[] {
  // As of most obligations.
  if (versions.length < 2) return [...versions];
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
  const valid = living(versions);
  if (valid.length < 2) return valid[0];
  const lowest = new Map<string, Version>();
  for (const version of valid) {
    const known = lowest.get(groupOf(version));
    if (!known || byVersion(version, known) < 0) lowest.set(groupOf(version), version);
  }
  return [...lowest.values()].sort(byReceipt)[0];
}

/** By receipt, then by when they were stored; the id only where all of that is the same. */
export const byReceipt = (a: Sent, b: Sent): number => compare(a.receivedAt, b.receivedAt) || byStorage(a, b);

const byStorage = (a: Sent, b: Sent): number =>
  compare(a.storedAt ?? a.receivedAt, b.storedAt ?? b.receivedAt) ||
  (a.order ?? 0) - (b.order ?? 0) ||
  compare(a.id, b.id);

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
