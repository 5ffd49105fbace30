import type { CampaignClock } from '../../domain/clock';
import type { Plan } from '../../domain/plan';
import type { Register } from '../../domain/register';
import type { Instant } from '../../domain/time';
import type { Script } from './actions';
import { Contents } from './contents';
import { actionsFor, everythingOwed, type Fate, fateBy, type Owed } from './filers';
import { deskActions, deskTimes } from './home-affairs';
import { momentsOf } from './moments';
import { seeded } from './random';
import { leftOnPurpose, releaseTimes } from './releases';
import { signersOf } from './signers';
import { makeSpecial, waiverOf } from './specials';
import { yearOf } from './year';

/**
 * Writes what everybody does in a rehearsal. The same seed, plan, register and clock give the same script; all times
 * are plan time, and away from the letters that they would change where the clock leaves room.
 */
export function writeScript({
  seed,
  plan,
  register,
  clock,
  openedAt,
  units,
}: {
  seed: number;
  plan: Plan;
  register: Register;
  clock: CampaignClock;
  openedAt: Instant;
  /** Only for these anything is filed; the others stay silent, and are decided on all the same. */
  units?: readonly string[] | undefined;
}): Script {
  const random = seeded(seed);
  const moments = momentsOf({ clock, random });
  const contents = new Contents(plan, random);
  const year = yearOf({ plan, openedAt });
  const { homeAffairs } = plan.bodies;
  const times = deskTimes({ year, moments });

  const owed = everythingOwed(register).filter(({ unit }) => units?.includes(unit.id) ?? true);
  const opinions = owed.filter(
    ({ step, unit }) => step === 'member-opinion' && unit.id !== homeAffairs.party,
  );
  const heldBack = opinions.length > 0 ? random.pick(opinions) : undefined;
  const reopened = heldBack?.unit ?? random.pick(register.units);
  const fates = new Map<Owed, Fate>(
    owed.map((each) => [each, each === heldBack ? 'after the freeze' : fateBy(random)]),
  );
  const telling = {
    plan,
    year,
    moments,
    random,
    contents,
    lastLate: times.synthesis[1],
    afterFreeze: times.held,
  };
  const parties = owed.flatMap((each) => actionsFor(each, fates.get(each) as Fate, telling));
  makeSpecial({
    actions: parties,
    clerk: `Văn thư ${homeAffairs.name}`,
    owed,
    year,
    moments,
    random,
    contents,
  });

  const neglected = owed.filter((each) => fates.get(each) === 'never' && each.unit.id !== reopened.id);
  const desk = [
    ...waiverOf({ neglected, before: times.synthesis[0], year, moments, random }),
    ...deskActions({
      units: register.units,
      signers: signersOf(plan, register),
      reopened,
      times,
      random,
      contents,
    }),
  ];
  return {
    homeAffairs: homeAffairs.name,
    parties: parties.sort(byTime),
    desk: desk.sort(byTime),
    releases: releaseTimes({ plan, year }),
    leftWaiting: leftOnPurpose({ plan, year }),
  };
}

const byTime = (a: { at: Instant }, b: { at: Instant }): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);
