/**
 * What clocks on the wall show in an IANA zone. The only place that knows zones. `Date` knows the host's alone, and inside
 * a workflow Temporal puts a plain function in its place, so that a class which extends it is of the host's zone again.
 * Here zone and instant are always given: answers are the same on any host, inside a workflow and in its replay.
 */

const DAY_MS = 86_400_000;
/** Days that are kept of a zone; a plan's year and the next have fewer. */
const MOST_DAYS = 1000;

interface Zone {
  /** Making one takes fifty times as long as asking it. */
  format: Intl.DateTimeFormat;
  /** Offsets at the beginning of days in UTC, counted since 01/01/1970. */
  offsets: Map<number, number>;
}

const zones = new Map<string, Zone>();

/** Throws a RangeError if there is no such zone. */
function zoneOf(timeZone: string): Zone {
  let zone = zones.get(timeZone);
  if (zone === undefined) {
    const options = { timeZone, timeZoneName: 'longOffset', numberingSystem: 'latn' } as const;
    zone = { format: new Intl.DateTimeFormat('en-US', options), offsets: new Map() };
    zones.set(timeZone, zone);
  }
  return zone;
}

/** As `11/10/2013, GMT+07:00` ends; seconds are of the time before there were zones. */
const OFFSET = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/;

function askOffset({ format }: Zone, epochMs: number): number {
  const text = format.format(epochMs);
  const match = OFFSET.exec(text);
  if (match === null) throw new Error(`no offset in «${text}»`);
  const [, sign, hours = 0, minutes = 0, seconds = 0] = match;
  const offsetMs = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -offsetMs : offsetMs;
}

function offsetAtDay(zone: Zone, day: number): number {
  let offset = zone.offsets.get(day);
  if (offset === undefined) {
    offset = askOffset(zone, day * DAY_MS);
    if (zone.offsets.size === MOST_DAYS) zone.offsets.clear();
    zone.offsets.set(day, offset);
  }
  return offset;
}

/** How far clocks are ahead of UTC. In all of the tz database no zone changes them twice within three days. */
function offsetAt(zone: Zone, epochMs: number): number {
  const day = Math.floor(epochMs / DAY_MS);
  const offset = offsetAtDay(zone, day);
  return offset === offsetAtDay(zone, day + 1) ? offset : askOffset(zone, epochMs);
}

/** What clocks in a zone show at an instant, in milliseconds since they showed 01/01/1970 00:00. */
export const wallMsAt = ({ epochMs, timeZone }: { epochMs: number; timeZone: string }): number =>
  epochMs + offsetAt(zoneOf(timeZone), epochMs);

/**
 * The instant at which clocks in a zone show a time: the first one where they are put back and show it twice; where they
 * are put forward and never show it, the instant at which they would have, had nobody touched them.
 */
export function epochMsAt({ wallMs, timeZone }: { wallMs: number; timeZone: string }): number {
  const zone = zoneOf(timeZone);
  // No zone is a whole day off UTC.
  const before = offsetAt(zone, wallMs - DAY_MS);
  const after = offsetAt(zone, wallMs + DAY_MS);
  if (before === after || offsetAt(zone, wallMs - before) === before) return wallMs - before;
  return offsetAt(zone, wallMs - after) === after ? wallMs - after : wallMs - before;
}

/** Whether it is the name of a zone; `Intl` also takes offsets such as +07:00, which know nothing of a zone's history. */
export function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && zoneOf(name) !== undefined;
  } catch {
    return false;
  }
}
