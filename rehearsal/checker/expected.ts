import { type CheckedPlan, isFilingStep, STEPS, type Step } from './read-plan';
import { type CheckedRegister, peopleMeant } from './read-register';
import type { Records } from './records';
import { type CheckedStage, lateTimetableOf, returnTimetableOf, timetableOf } from './stages';
import { isOwedAt, type Standing, type StandingOf, standingsOf } from './standing';

/** One thing that the plan has one person told at one instant, as long as it is owed. */
export interface ExpectedItem {
  person: string;
  /** Plan time. */
  at: number;
  unit: string;
  step: Step;
  party: string;
  /** How it may be said: a person who is meant in two roles is told once. */
  kinds: Set<string>;
  day: number;
  /** Every way to say it has to be released first. */
  needsRelease: boolean;
  /** One way has. */
  mayNeedRelease: boolean;
  /** By the receipts it was owed at that instant. */
  isOwed: boolean;
  standing: Standing;
  /** Later instants at which this person is told of the same obligation: once one has come, this one is overtaken. */
  laterStages: number[];
}

export const itemKey = ({
  person,
  at,
  unit,
  step,
  party,
}: Pick<ExpectedItem, 'person' | 'at' | 'unit' | 'step' | 'party'>): string =>
  [person, at, unit, step, party].join(' ');

/** Everything that reminders and reports of this campaign may have had to say, by {@link itemKey}. */
export function expectedItems({
  plan,
  register,
  records,
}: {
  plan: CheckedPlan;
  register: CheckedRegister;
  records: Pick<Records, 'openedAt' | 'units'>;
}): Map<string, ExpectedItem> {
  const openedAt = Date.parse(records.openedAt);
  const timetables = new Map(STEPS.map((step) => [step, timetableOf({ plan, step, openedAt })]));
  const dueOf = (step: Step) => timetables.get(step)?.dueAt ?? 0;
  const latestDueAt = Math.max(...STEPS.slice(0, 3).map(dueOf));
  const { bodies } = plan;
  const stagesOf = ({ step, party, standing: { owed } }: StandingOf): CheckedStage[] => {
    // What comes back from above nobody is reminded of.
    if (!isFilingStep(step) && party !== bodies.homeAffairs.party) {
      return returnTimetableOf({ plan, step, openedAt });
    }
    const late = owed
      .map(({ from, until }) => ({ from, until, since: Math.max(from, openedAt) }))
      .filter(({ since }) => since >= dueOf(step));
    const own = late.flatMap(({ since, until }) =>
      lateTimetableOf({ plan, step, openedAt, owedSince: since }).filter(({ at }) => at < until),
    );
    const isLate = ({ at }: CheckedStage) => late.some(({ from, until }) => at >= from && at < until);
    const ofPlan = timetables.get(step)?.stages ?? [];
    return [...ofPlan.filter((stage) => !isLate(stage)), ...own].sort((a, b) => a.at - b.at);
  };
  const items = new Map<string, ExpectedItem>();
  for (const { unit, ...happened } of records.units) {
    const owed = register.owed.get(unit) ?? [];
    const standings = standingsOf({ unit: { unit, ...happened }, owed, bodies, openedAt, latestDueAt });
    for (const each of standings.values()) {
      const { step, party, standing } = each;
      const { reminds, releasedFirst } = plan.steps[step];
      const peopleOf = (recipient: string) => peopleMeant({ recipient, party, plan, register });
      const stages = stagesOf(each).map((stage) => ({
        ...stage,
        isOwed: isOwedAt(standing, stage.at),
        people: new Set(stage.to.flatMap(peopleOf)),
      }));
      for (const [i, { at, to, kind, day, isOwed }] of stages.entries()) {
        for (const recipient of to) {
          const said = kind === 'overdue' && !reminds.includes(recipient) ? 'escalation' : kind;
          const needsRelease = kind === 'not-returned' || releasedFirst.includes(recipient);
          for (const person of peopleOf(recipient)) {
            const item = { person, at, unit, step, party };
            const known = items.get(itemKey(item));
            if (known) {
              known.kinds.add(said);
              known.needsRelease &&= needsRelease;
              known.mayNeedRelease ||= needsRelease;
              continue;
            }
            const again = stages.slice(i + 1).filter((later) => later.isOwed && later.people.has(person));
            items.set(itemKey(item), {
              ...item,
              kinds: new Set([said]),
              day,
              needsRelease,
              mayNeedRelease: needsRelease,
              isOwed,
              standing,
              laterStages: again.map((later) => later.at),
            });
          }
        }
      }
    }
  }
  return items;
}
