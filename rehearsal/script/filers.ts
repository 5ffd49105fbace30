import type { FilingStepId, Plan } from '../../domain/plan';
import type { Register, Unit } from '../../domain/register';
import type { Instant } from '../../domain/time';
import type { PartyAction } from './actions';
import type { Contents } from './contents';
import type { Moments } from './moments';
import type { Random } from './random';
import { sentBySystem } from './systems';
import { hoursAfter, lateFrom, partWay, type Year } from './year';

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
  /** Who enters paper. */
  clerk: string;
  /** When late filings stop coming, and when those come that are meant to be too late for the dossier. */
  lastLate: Instant;
  afterFreeze: { from: Instant; to: Instant };
}

/** What a party does about one obligation: a filing, and for a review its announcement, which may come first. */
export function actionsFor(owed: Owed, fate: Fate, telling: Telling): PartyAction[] {
  if (fate === 'never') return [];
  const { step, party, unit } = owed;
  const { random, contents } = telling;
  const stampedAt = stampInTime(owed, fate, telling);
  const at = momentOf(owed, fate, telling);
  const id = `${step}-${party}`;
  const receipt = paperOf(stampedAt, telling);
  const body = { ...contents.filing({ id, step, party, unit, at: stampedAt ?? at }), ...receipt };
  const typed = { kind: 'file' as const, at, unit: unit.id, body, deliveries: 1 };
  const filing = random.chance(0.08) && !stampedAt ? sentBySystem(typed) : typed;
  if (step !== 'agency-review') return [filing];
  // A few reviews stay unannounced for long, or for ever: the obligation is open until both are there.
  const announcedFate =
    fate === 'on time' && random.chance(0.05) ? random.pick(['late', 'never'] as const) : fate;
  if (announcedFate === 'never') return [filing];
  const announcedAt = momentOf(owed, announcedFate, telling);
  const isPaper = announcedFate === fate && receipt;
  const signedAt = (isPaper && stampedAt) || announcedAt;
  const document = contents.document({ kind: 'TB', at: signedAt, signer: 'Thủ trưởng cơ quan' });
  const announcement = { id: `${id}-tb`, party, document, ...(isPaper && receipt) };
  return [filing, { kind: 'announce', at: announcedAt, unit: unit.id, body: announcement }];
}

/** Where a campaign opens after a deadline, half of what was in time by then lies with a clerk on paper. */
function stampInTime({ step }: Owed, fate: Fate, { year, random }: Telling): Instant | undefined {
  if (fate !== 'on time' || step === 'member-opinion' || !isPast(step, year)) return undefined;
  return random.chance(0.5) ? hoursAfter(year.dueAt[step], -2 - 200 * random.next()) : undefined;
}

const paperOf = (stampedAt: Instant | undefined, { clerk }: Telling) =>
  stampedAt && { receipt: { stampedAt, documentNumber: 'không số', clerk } };

/** Nothing can come in time any more, but what is on paper already. */
const isPast = (step: FilingStepId, { start, dueAt }: Year): boolean =>
  start[step] >= hoursAfter(dueAt[step], -1);

function momentOf({ step }: Owed, fate: Exclude<Fate, 'never'>, telling: Telling): Instant {
  const { year, moments, lastLate, afterFreeze } = telling;
  const late = lateFrom(year, step);
  if (fate === 'after the freeze') return moments.between(afterFreeze);
  if (fate === 'on time' && !isPast(step, year)) {
    return moments.between({ from: year.start[step], to: hoursAfter(year.dueAt[step], -1) });
  }
  if (fate === 'on the day' && late === year.dayOver[step]) {
    return moments.between({ from: year.deadline[step], to: year.dayOver[step] });
  }
  // For step 1 not as long as for the others, whose deadline is later.
  const to = step === 'agency-review' ? partWay(late, lastLate, 0.6) : lastLate;
  return moments.between({ from: late, to });
}
