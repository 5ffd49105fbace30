import * as fc from 'fast-check';
import type { AnnouncementFact, Decision, FilingFact } from '../../../domain/ledger/facts';
import { dayOf, wall } from './plan-days';
import type { Sent } from './standing';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
export const digest = 'd'.repeat(64);
export const iso = (ms: number): string => new Date(ms).toISOString();

/** What an evaluation can be told, with what the model knows of it. */
export type Told =
  | { kind: 'filing'; fact: FilingFact; sent: Sent; storedAt: number }
  | { kind: 'announcement'; fact: AnnouncementFact; sent: Sent; storedAt: number }
  | { kind: 'voiding'; decision: Decision & { kind: 'voiding' }; at: number };

export type Fact = Exclude<Told, { kind: 'voiding' }>;

type Owing = Pick<Sent, 'step' | 'party'>;

/** One row of what is generated; {@link told} makes facts of rows, which may name only what was stored before them. */
interface Row {
  owing: Owing;
  half: Sent['half'];
  pauseMs: number;
  by:
    | { kind: 'person' }
    | { kind: 'system'; backMs: number; series: string; version: number }
    | { kind: 'paper'; backMs: number; replaces: number; awaitsContent: boolean };
}

const pause = fc.constantFrom(0, 0, 1, 5 * HOUR_MS, DAY_MS, 4 * DAY_MS);
const by: fc.Arbitrary<Row['by']> = fc.oneof(
  fc.record({ kind: fc.constant('person' as const) }),
  fc.record({
    kind: fc.constant('system' as const),
    // A system's own instant counts if it is at most three days old.
    backMs: fc.constantFrom(0, 1, DAY_MS, 3 * DAY_MS),
    series: fc.constantFrom('a', 'b'),
    version: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    kind: fc.constant('paper' as const),
    // Stamps are by the hour or the day, so that many are equal.
    backMs: fc.constantFrom(0, 0, DAY_MS, 3 * DAY_MS, 20 * DAY_MS),
    replaces: fc.integer({ min: -2, max: 5 }),
    awaitsContent: fc.boolean(),
  }),
);

const rows = (owing: readonly Owing[], maxLength: number): fc.Arbitrary<Row[]> =>
  fc.array(
    fc.record({
      owing: fc.constantFrom(...owing),
      half: fc.constantFrom('filing' as const, 'filing' as const, 'announcement' as const),
      pauseMs: pause,
      by,
    }),
    { maxLength },
  );

/** Some days before the deadline of step 1; the first instants of its eve, and of the eve of that of steps 2 and 3. */
const STARTS = [
  wall(dayOf(Date.UTC(2013, 9, 28)), 9),
  wall(dayOf(Date.UTC(2013, 10, 9))),
  wall(dayOf(Date.UTC(2013, 11, 9))),
];

/** What was sent from an instant on, in the order in which it was stored. */
export function factsOf(rows: readonly Row[], start = STARTS[0] as number): Fact[] {
  let storedAt = start;
  const facts: Fact[] = [];
  for (const [i, { owing, pauseMs, by: how, half: asked }] of rows.entries()) {
    storedAt += pauseMs;
    const { step, party } = owing;
    const half = step === 'agency-review' ? asked : 'filing';
    const before = facts.filter(
      ({ sent }) => sent.step === step && sent.party === party && sent.half === half,
    );
    const sent: Sent = { id: `${i}`, half, step, party, at: storedAt, stored: i, storedAt };
    if (how.kind === 'system' && half === 'filing') {
      const id = `sender:${how.series}`;
      const taken = before.flatMap(({ sent: { series } }) => (series?.id === id ? [series.version] : []));
      let { version } = how;
      while (taken.includes(version)) version += 1;
      Object.assign(sent, { series: { id, version }, at: storedAt - how.backMs });
    }
    if (how.kind === 'paper') {
      const papers = before.filter((each) => each.sent.paper);
      const replaced = papers[how.replaces]?.sent.id;
      const awaits = half === 'filing' && how.awaitsContent;
      sent.at = storedAt - how.backMs;
      sent.paper = {
        ...(replaced !== undefined && { replaces: replaced }),
        ...(awaits && { awaitsContent: true }),
      };
    }
    const channel = sent.paper ? 'paper' : sent.series ? 'system' : 'person';
    const fact: AnnouncementFact & { channel: FilingFact['channel'] } = {
      id: sent.id,
      party,
      digest,
      receivedAt: iso(sent.at),
      storedAt: iso(storedAt),
      order: before.length,
      channel,
      ...(sent.series && { series: sent.series }),
      ...(sent.paper?.replaces !== undefined && { replaces: sent.paper.replaces }),
    };
    const awaitsContent = sent.paper?.awaitsContent && { awaitsContent: true as const };
    facts.push(
      half === 'filing'
        ? { kind: 'filing', fact: { ...fact, step, ...awaitsContent }, sent, storedAt }
        : { kind: 'announcement', fact, sent, storedAt },
    );
  }
  return facts;
}

/** Voids some of the facts, each once, some hours after it was stored; what is not from paper can be asked for too. */
const voidingsOf = (facts: readonly Fact[]): fc.Arbitrary<Told[]> =>
  fc
    .array(fc.record({ after: fc.integer({ min: 1, max: 200 }) }), {
      minLength: facts.length,
      maxLength: facts.length,
    })
    .chain((hours) =>
      fc.subarray(
        facts.map((fact, i): Told => {
          const at = fact.storedAt + (hours[i]?.after ?? 1) * 6 * HOUR_MS;
          const { id } = fact.sent;
          return {
            kind: 'voiding',
            at,
            decision: {
              kind: 'voiding',
              id: `voiding-${id}`,
              digest,
              receivedAt: iso(at),
              filing: id,
            },
          };
        }),
      ),
    );

export interface Year {
  facts: Fact[];
  voidings: Told[];
}

/** What was sent for these obligations, and voided. */
export const years = (
  owing: readonly Owing[],
  maxLength: number,
  starts: readonly number[] = STARTS,
): fc.Arbitrary<Year> =>
  fc
    .tuple(rows(owing, maxLength), fc.constantFrom(...starts))
    .map(([each, start]) => factsOf(each, start))
    .chain((facts) => fc.record({ facts: fc.constant(facts), voidings: voidingsOf(facts) }));

/** All of it in any order, each of it once or twice. */
export const inAnyOrder = ({ facts, voidings }: Year): fc.Arbitrary<Told[]> => {
  const all: Told[] = [...facts, ...voidings];
  return fc.subarray(all).chain((again) => {
    const told = [...all, ...again];
    return fc.shuffledSubarray(told, { minLength: told.length, maxLength: told.length });
  });
};

/** What the model knows of a year: of everything whether and when it was voided. */
export const sentOf = ({ facts, voidings }: Year): Sent[] =>
  facts.map(({ sent }) => {
    const voiding = voidings.find((each) => each.kind === 'voiding' && each.decision.filing === sent.id);
    return voiding?.kind === 'voiding' && sent.paper ? { ...sent, voidedAt: voiding.at } : sent;
  });
