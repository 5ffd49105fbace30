import { useEffect, useRef, useState } from 'react';
import type { EvaluationLine } from '../../../../api-client/schema';

/** What somebody saw of a campaign last: of each unit how much had come in, and nothing of what it says. */
interface Seen {
  /** Real time. */
  at: string;
  revisions: Record<string, number>;
}

/** The visit before, and this one as far as it has come. */
interface Kept {
  before?: Seen | undefined;
  now: Seen;
}

/** Tells those apart who share a machine, and names none of them. */
function markOf(person: string): string {
  let mark = 0;
  for (const each of person) mark = (Math.imul(mark, 31) + (each.codePointAt(0) ?? 0)) >>> 0;
  return mark.toString(36);
}

const keyOf = (campaign: string, person: string) => `cong-vu-board ${campaign} ${markOf(person)}`;

function keptUnder(key: string): Kept | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** A browser that keeps nothing marks nothing. */
function keep(key: string, kept: Kept): void {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // There is no more to be done.
  }
}

/** Another visit begins once the board has been out of view for so long. */
const VISIT_MS = 30 * 60_000;

export interface SinceLast {
  at: string;
  has: (row: EvaluationLine) => boolean;
}

/** What has changed since this person's last visit; undefined on the first one, and for those who are not told revisions. */
export function useSinceLast(
  campaign: string,
  person: string | undefined,
  rows: readonly EvaluationLine[] | undefined,
): SinceLast | undefined {
  const key = person === undefined ? undefined : keyOf(campaign, person);
  const [before] = useState(() => {
    const kept = key === undefined ? undefined : keptUnder(key);
    return kept && Date.now() - Date.parse(kept.now.at) > VISIT_MS ? kept.now : kept?.before;
  });
  const seen = useRef<Seen['revisions']>(before?.revisions);
  useEffect(() => {
    const told = rows?.filter(({ revision }) => revision !== undefined) ?? [];
    if (key === undefined || told.length === 0) return;
    const now = Object.fromEntries(told.map(({ unit, revision = 0 }) => [unit.id, revision]));
    seen.current = { ...seen.current, ...now };
    keep(key, { before, now: { at: new Date().toISOString(), revisions: seen.current } });
  }, [key, rows, before]);
  return (
    before && {
      at: before.at,
      has: ({ unit, revision = 0 }) => revision > (before.revisions[unit.id] ?? 0),
    }
  );
}
