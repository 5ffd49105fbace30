import { DEADLINES, lateness, wall } from './plan-days';

/*
 * How the obligations of steps 1–3 stand, from all that was ever sent and decided, written from the words of the rules
 * and as plainly as possible. Nothing here calls anything of ours; it knows no order of arrival.
 */

/** Something that was sent for one half of an obligation; times in milliseconds. */
export interface Sent {
  id: string;
  half: 'filing' | 'announcement';
  step: 'agency-review' | 'self-review' | 'member-opinion';
  party: string;
  /** When it counts as received. */
  at: number;
  /** Position among all that was stored, and when that was. */
  stored: number;
  storedAt: number;
  /** A signed filing: its sender's name for it, and its version there. */
  series?: { id: string; version: number };
  /** An entry from paper; it may correct another, or be there before its contents. */
  paper?: { replaces?: string; awaitsContent?: true };
  voidedAt?: number;
}

export interface HalfStanding {
  /** When it counts as received; undefined while nothing counts. */
  received?: number;
  /** Which one says what is in it. */
  says?: string;
}

const last = <T>(items: readonly T[]): T | undefined => items[items.length - 1];

/** Of one half, in the order in which it was stored. */
export function halfStanding(sent: readonly Sent[]): HalfStanding {
  // An entry from paper and its corrections are one paper: what was stored last and is not voided stands.
  const papers: Sent[][] = [];
  for (const entry of sent.filter(({ paper }) => paper)) {
    const replaces = entry.paper?.replaces;
    // Also where what they correct has not come yet.
    const corrected =
      replaces === undefined
        ? undefined
        : papers.find((each) =>
            each.some(({ id, paper }) => id === replaces || paper?.replaces === replaces),
          );
    if (corrected) corrected.push(entry);
    else papers.push([entry]);
  }
  const standing = papers.flatMap((each) => last(each.filter((entry) => entry.voidedAt === undefined)) ?? []);
  // Of one sender's filing the lowest version says when, the highest says what.
  const signed = sent.filter(({ series }) => series);
  const versions = [...new Set(signed.map(({ series }) => series?.id))].map((name) =>
    signed
      .filter(({ series }) => series?.id === name)
      .sort((a, b) => (a.series?.version ?? 0) - (b.series?.version ?? 0)),
  );
  // Everything else stands by itself.
  const single = sent.filter(({ paper, series }) => !paper && !series);

  const when = [...standing, ...single, ...versions.flatMap((each) => each[0] ?? [])];
  if (when.length === 0) return {};
  const what = [
    ...standing.filter(({ paper }) => !paper?.awaitsContent),
    ...single,
    ...versions.flatMap((each) => last(each) ?? []),
  ].sort((a, b) => a.at - b.at || a.stored - b.stored);
  const says = last(what)?.id;
  return { received: Math.min(...when.map(({ at }) => at)), ...(says !== undefined && { says }) };
}

/** When something was taken back last while the other half was still there, as it may be for the last moment too. */
function takenBackAt(own: readonly Sent[], hasTwoHalves: boolean): number | undefined {
  const latestFirst = own
    .flatMap(({ half, voidedAt }) => (voidedAt === undefined ? [] : { half, at: voidedAt }))
    .sort((a, b) => b.at - a.at);
  return latestFirst.find(({ half, at }) => {
    const there = own.filter(({ storedAt, voidedAt = at }) => storedAt < at && voidedAt >= at);
    return !hasTwoHalves || there.some((each) => each.half !== half);
  })?.at;
}

export interface Expected {
  status: 'outstanding' | 'content-awaited' | 'done';
  owedSince: number;
  missing: ('filing' | 'announcement')[];
  received?: number;
  timeliness?: string;
  lateWorkingDays?: number;
  announced?: number;
  says?: string;
}

/** Of one obligation while the dossier is open and nothing is waived. */
export function expectedOf(
  { step, party, opened }: Pick<Sent, 'step' | 'party'> & { opened: number },
  all: readonly Sent[],
): Expected {
  const own = all.filter((each) => each.step === step && each.party === party);
  const filed = halfStanding(own.filter(({ half }) => half === 'filing'));
  const halves: [Sent['half'], HalfStanding][] = [['filing', filed]];
  if (step === 'agency-review')
    halves.push(['announcement', halfStanding(own.filter(({ half }) => half === 'announcement'))]);
  const open = halves.filter(([, { received }]) => received === undefined);
  const announced = halves[1]?.[1].received;
  const known = {
    missing: open.map(([half]) => half),
    ...(filed.says !== undefined && { says: filed.says }),
    ...(announced !== undefined && { announced }),
  };
  if (open.length > 0) {
    const owedSince = takenBackAt(own, step === 'agency-review') ?? opened;
    return { ...known, status: 'outstanding', owedSince };
  }
  // Done when both halves are there: with the later one.
  const received = Math.max(...halves.map(([, half]) => half.received ?? 0));
  return {
    ...known,
    status: filed.says === undefined ? 'content-awaited' : 'done',
    owedSince: opened,
    received,
    ...lateness(step, received),
  };
}

/** Step 4 is owed once steps 1–3 are in, or once their deadlines are past. */
export function synthesisOwedSince(opened: number, filings: readonly Expected[]): number {
  const lastDeadline = wall(DEADLINES['self-review']);
  const received = filings.map((each) => each.received ?? Number.POSITIVE_INFINITY);
  return Math.max(opened, Math.min(lastDeadline, Math.max(...received)));
}
