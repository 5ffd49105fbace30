import type { LetterRecord, UnitRecord } from './records';

/** When letters are looked at for the last time: what is not owed then is not told. Plan time. */
export type LookedAt = (letter: LetterRecord) => number;

/**
 * A letter is looked at when it goes: at its own instant, or at its release. One that waits for a release which never comes
 * is withdrawn once all its evaluations have closed.
 */
export function lookedAtOf(units: readonly UnitRecord[]): LookedAt {
  const unitOf = new Map(units.map((each) => [each.unit, each]));
  const isClosedAt = (unit: string, at: number): boolean =>
    unitOf
      .get(unit)
      ?.decisions.findLast(({ kind, at: then }) => ENDS.includes(kind) && Date.parse(then) <= at)?.kind ===
    'recognition';
  const closedFrom = ({ at, items }: LetterRecord): number | undefined => {
    const concerned = [...new Set(items.map(({ unit }) => unit))];
    return concerned
      .flatMap((unit) => unitOf.get(unit)?.decisions ?? [])
      .flatMap(({ kind, at: then }) => (kind === 'recognition' ? [Date.parse(then)] : []))
      .concat(Date.parse(at))
      .sort((a, b) => a - b)
      .find((then) => then >= Date.parse(at) && concerned.every((unit) => isClosedAt(unit, then)));
  };
  return (letter) => {
    const { at, releasedAt, sentAt, needsRelease } = letter;
    const went = sentAt ?? releasedAt;
    if (went !== undefined) return Date.parse(went);
    return (needsRelease ? closedFrom(letter) : undefined) ?? Date.parse(at);
  };
}

const ENDS: readonly string[] = ['recognition', 'reopening'];

/** The campaign has ended without it. One finding says so; what it would have told is none of its own. */
export const isUnsent = ({ state }: LetterRecord): boolean =>
  state === 'waiting' || state === 'ready' || state === 'sending';
