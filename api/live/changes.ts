import { PULSES, type Pulse, UNIT_BUCKETS } from '../../domain/pulse';
import type { PulseDocument } from '../../store/documents/campaign';
import { onlyFields, type Sight } from '../access/fields';

/** How often what has changed in a campaign so far. */
export interface Counters extends Record<Pulse, number> {
  units: ReadonlyMap<number, number>;
}

/** What may be asked again: names alone, and of units their buckets. */
export type Changes = Partial<Record<Pulse, true>> & { units?: number[] };

type Kind = keyof Counters;
/** In the order of an id. */
const KINDS: readonly Kind[] = [...PULSES, 'units'];

/** What of it somebody is told, by the table of access. */
export type Told = ReadonlySet<Kind>;

export const toldOf = (cells: readonly Sight[]): Told => {
  const all = Object.fromEntries(KINDS.map((kind) => [kind, true]));
  return new Set(Object.keys(onlyFields(all, cells) as object) as Kind[]);
};

export const countersOf = (document: PulseDocument | undefined): Counters => ({
  letters: document?.letters ?? 0,
  documents: document?.documents ?? 0,
  register: document?.register ?? 0,
  units: new Map(Object.entries(document?.units ?? {}).map(([bucket, count]) => [Number(bucket), count])),
});

const total = (counters: Counters, kind: Kind): number =>
  kind === 'units' ? [...counters.units.values()].reduce((sum, count) => sum + count, 0) : counters[kind];

/** The counters as an event has them for its id; nobody counts in it what they are not told of. */
export const idOf = (counters: Counters, told: Told): string =>
  KINDS.map((kind) => (told.has(kind) ? total(counters, kind) : 0)).join('.');

/** What has changed since an event with this id. Of units it may be more: an id does not tell them apart. */
export function changesSinceId(id: string, now: Counters, told: Told): Changes {
  const seen = id.split('.');
  const changed = KINDS.filter((kind, i) => told.has(kind) && seen[i] !== String(total(now, kind)));
  return changesOf(changed, [...now.units.keys()]);
}

/** What has changed between two readings. */
export function changesBetween(before: Counters, now: Counters, told: Told): Changes {
  const buckets = [...new Set([...before.units.keys(), ...now.units.keys()])].filter(
    (bucket) => before.units.get(bucket) !== now.units.get(bucket),
  );
  const changed = KINDS.filter((kind) =>
    kind === 'units' ? buckets.length > 0 : before[kind] !== now[kind],
  );
  return changesOf(
    changed.filter((kind) => told.has(kind)),
    buckets,
  );
}

const changesOf = (changed: readonly Kind[], buckets: number[]): Changes => ({
  ...Object.fromEntries(PULSES.filter((pulse) => changed.includes(pulse)).map((pulse) => [pulse, true])),
  // Counters that the store has let go of leave no bucket to name.
  ...(changed.includes('units') && { units: buckets.length > 0 ? sorted(buckets) : EVERY_BUCKET }),
});

const sorted = (buckets: readonly number[]): number[] => [...buckets].sort((a, b) => a - b);
const EVERY_BUCKET = Array.from({ length: UNIT_BUCKETS }, (_, bucket) => bucket);

export const isNothing = (changes: Changes): boolean => Object.keys(changes).length === 0;
