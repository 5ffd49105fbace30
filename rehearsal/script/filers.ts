import type { FilingStepId, Plan } from '../../domain/plan';
import type { Register, Unit } from '../../domain/register';
import type { Instant } from '../../domain/time';
import type { FilingBody, PartyAction } from './actions';
import type { Contents } from './contents';
import type { Moments } from './moments';
import type { Random } from './random';
import { hoursAfter, partWay, type Year } from './year';

/** One obligation of steps 1–3 as the register has it. */
export interface Owed {
  step: FilingStepId;
  party: string;
  unit: Unit;
}

export type Fate = 'on time' | 'on the day' | 'late' | 'never' | 'after the freeze';

export function everythingOwed(register: Register): Owed[] {
  const unitOf = new Map(register.units.map((unit) => [unit.id, unit]));
  const of = (id: string) => unitOf.get(id) as Unit;
  return [
    ...register.reviews.map(
      ({ reviewer, unit }): Owed => ({ step: 'agency-review', party: reviewer, unit: of(unit) }),
    ),
    ...register.units.map((unit): Owed => ({ step: 'self-review', party: unit.id, unit })),
    ...register.opinions.map(
      ({ member, unit }): Owed => ({ step: 'member-opinion', party: member, unit: of(unit) }),
    ),
  ];
}

/** Most on time, some on D itself, some late, some never. */
export function fateBy(random: Random): Fate {
  const chance = random.next();
  if (chance < 0.82) return 'on time';
  if (chance < 0.86) return 'on the day';
  return chance < 0.96 ? 'late' : 'never';
}

export interface Telling {
  plan: Plan;
  year: Year;
  moments: Moments;
  random: Random;
  contents: Contents;
  /** When late filings stop coming, and when those come that are meant to be too late for the dossier. */
  lastLate: Instant;
  afterFreeze: { from: Instant; to: Instant };
}

/** What a party does about one obligation: a filing, and for a review its announcement, which may come first. */
export function actionsFor(owed: Owed, fate: Fate, telling: Telling): PartyAction[] {
  if (fate === 'never') return [];
  const { step, party, unit } = owed;
  const { random, contents } = telling;
  const at = momentOf(owed, fate, telling);
  const id = `${step}-${party}`;
  const body = contents.filing({ id, step, party, unit, at });
  const filing: PartyAction = { kind: 'file', at, unit: unit.id, body, deliveries: 1 };
  if (random.chance(0.08)) Object.assign(body, bySystem(at));
  if (step !== 'agency-review') return [filing];
  // A few reviews stay unannounced for long, or for ever: the obligation is open until both are there.
  const announcedFate =
    fate === 'on time' && random.chance(0.05) ? random.pick(['late', 'never'] as const) : fate;
  if (announcedFate === 'never') return [filing];
  const announcedAt = momentOf(owed, announcedFate, telling);
  const document = contents.document({ kind: 'TB', at: announcedAt, signer: 'Thủ trưởng cơ quan' });
  const announcement = { id: `${id}-tb`, party, document };
  return [filing, { kind: 'announce', at: announcedAt, unit: unit.id, body: announcement }];
}

function momentOf({ step }: Owed, fate: Exclude<Fate, 'never'>, telling: Telling): Instant {
  const { year, moments, lastLate, afterFreeze } = telling;
  const avoid = year.letters[step];
  const opening = avoid[0] ?? year.openedAt;
  switch (fate) {
    case 'on time':
      return moments.between({ from: hoursAfter(opening, 20), to: hoursAfter(year.dueAt[step], -1), avoid });
    case 'on the day':
      return moments.between({ from: year.deadline[step], to: year.dayOver[step], avoid });
    case 'late': {
      // For step 1 not as long as for the others, whose deadline is later.
      const to = step === 'agency-review' ? partWay(year.dayOver[step], lastLate, 0.6) : lastLate;
      return moments.between({ from: year.dayOver[step], to, avoid });
    }
    case 'after the freeze':
      return moments.between({ ...afterFreeze, avoid: year.allLetters });
  }
}

/** Another system: it says itself when it filed, some minutes before we have it. */
const bySystem = (at: Instant): Pick<FilingBody, 'channel' | 'filedAt'> => ({
  channel: 'system',
  filedAt: hoursAfter(at, -0.25),
});
