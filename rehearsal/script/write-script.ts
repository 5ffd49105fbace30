import type { Plan } from '../../domain/plan';
import type { Register } from '../../domain/register';
import type { Instant } from '../../domain/time';
import { byTime, type Script } from './actions';
import { Contents } from './contents';
import { actionsFor, everythingOwed, type Fate, fateBy, type Owed } from './filers';
import { deskActions, deskTimes } from './home-affairs';
import { momentsOf } from './moments';
import { seeded } from './random';
import { leftOnPurpose, releaseTimes } from './releases';
import { signersOf } from './signers';
import { makeSpecial } from './specials';
import { waiversOf } from './waivers';
import { yearOf } from './year';

/**
 * Writes what everybody does in a rehearsal. The same seed, plan, register and opening give the same script; all
 * times are plan time.
 */
export function writeScript({
  seed,
  plan,
  register,
  openedAt,
  units,
}: {
  seed: number;
  plan: Plan;
  register: Register;
  openedAt: Instant;
  /** Only for these anything is filed; the others stay silent, and are decided on all the same. */
  units?: readonly string[] | undefined;
}): Script {
  const random = seeded(seed);
  const moments = momentsOf({ random });
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
  // Nobody files these two, so that they can be waived.
  const spared = random.shuffled(owed.filter(({ unit }) => unit.id !== reopened.id)).slice(0, 2);
  const fateOf = (each: Owed): Fate => {
    if (each === heldBack) return 'after the freeze';
    return spared.includes(each) ? 'never' : fateBy(random);
  };
  const clerk = `Văn thư ${homeAffairs.name}`;
  const common = { year, moments, random, contents, clerk };
  const afterFreeze = times.held;
  const telling = { plan, ...common, lastLate: times.synthesis[1], afterFreeze };
  const parties = owed
    .map((each) => [each, fateOf(each)] as const)
    .flatMap(([each, fate]) => actionsFor(each, fate, telling));
  const [freeze] = times.synthesis;
  makeSpecial({ ...common, actions: parties, owed, freeze });

  const signers = signersOf(plan, register);
  const desk = [
    ...waiversOf({ spared, freeze, signer: signers.committee, year, moments, contents }),
    ...deskActions({ units: register.units, signers, reopened, times, random, contents }),
  ];
  return {
    homeAffairs: homeAffairs.name,
    parties: parties.sort(byTime),
    desk: desk.sort(byTime),
    releases: releaseTimes({ plan, year }),
    leftWaiting: leftOnPurpose({ plan, year }),
  };
}
