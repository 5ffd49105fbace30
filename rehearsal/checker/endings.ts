import type { LetterRecord, UnitRecord } from './records';

/** How letters ended, as far as it depends on more than themselves. */
export interface Endings {
  /** When a letter was looked at for the last time: what is not owed then is not told. Plan time. */
  lookedAt: (letter: LetterRecord) => number;
  /** It waited for a release until it was declined or all its evaluations had closed, and was rightly withdrawn. */
  isGivenUp: (letter: LetterRecord) => boolean;
}

/**
 * A letter is looked at when it goes: at its own instant, or at its release. One that waits for a release which never comes
 * is withdrawn once all its evaluations have closed, unless it was declined before.
 */
export function endingsOf(units: readonly UnitRecord[]): Endings {
  const unitOf = new Map(units.map((each) => [each.unit, each]));
  const decisionsOf = (unit: string) => unitOf.get(unit)?.decisions ?? [];
  const isClosedAt = (unit: string, at: number): boolean =>
    decisionsOf(unit).findLast((each) => ENDS.includes(each.kind) && Date.parse(each.at) <= at)?.kind ===
    'recognition';
  const givenUpAt = ({
    at,
    items,
    state,
    needsRelease,
    releasedAt,
    declinedAt,
  }: LetterRecord): number | undefined => {
    if (state !== 'withdrawn' || !needsRelease || releasedAt !== undefined) return undefined;
    if (declinedAt !== undefined) return Date.parse(declinedAt);
    const concerned = [...new Set(items.map(({ unit }) => unit))];
    const recognised = concerned
      .flatMap(decisionsOf)
      .flatMap((each) => (each.kind === 'recognition' ? [Date.parse(each.at)] : []));
    return [Date.parse(at), ...recognised]
      .sort((a, b) => a - b)
      .find((then) => then >= Date.parse(at) && concerned.every((unit) => isClosedAt(unit, then)));
  };
  return {
    isGivenUp: (letter) => givenUpAt(letter) !== undefined,
    lookedAt(letter) {
      const { at, releasedAt, sentAt } = letter;
      return givenUpAt(letter) ?? Date.parse(sentAt ?? releasedAt ?? at);
    },
  };
}

const ENDS: readonly string[] = ['recognition', 'reopening'];

/** The campaign has ended without it. One finding says so; what it would have told is none of its own. */
export const isUnsent = ({ state }: LetterRecord): boolean =>
  state === 'waiting' || state === 'ready' || state === 'sending';
