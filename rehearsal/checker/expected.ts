import { type CheckedClock, shifted } from './clock';
import { type CheckedPlan, isFilingStep, STEPS, type Step } from './read-plan';
import { type CheckedRegister, peopleMeant } from './read-register';
import type { Records } from './records';
import { type CheckedStage, lateTimetableOf, returnTimetableOf, timetableOf } from './stages';
import { isOwedAt, isUnsureAt, type Standing, type StandingOf, standingsOf } from './standing';

/** One thing that one person is to be told at one instant, by the plan and the receipts. */
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
  /** It was owed at that instant. */
  isOwed: boolean;
  /** A receipt or a decision lies within the clock's grain of that instant. */
  isUnsure: boolean;
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
  clock,
  grainMs,
}: {
  plan: CheckedPlan;
  register: CheckedRegister;
  records: Records;
  clock: CheckedClock;
  grainMs: number;
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
    const late = owed.filter(({ from }) => Math.max(from.first, openedAt) >= dueOf(step));
    const isLate = ({ at }: CheckedStage) =>
      late.some(({ from, until }) => at >= from.first && at < until.last);
    const own: CheckedStage[] = [];
    // Shortly after something ended it may still have been told.
    const near: CheckedStage[] = [];
    for (const { from, until } of late) {
      const end = shifted(clock, until.last, grainMs);
      for (const stage of lateTimetableOf({
        plan,
        step,
        openedAt,
        owedSince: Math.max(from.first, openedAt),
      })) {
        if (stage.at < until.last) own.push(stage);
        else if (stage.at <= end) near.push(stage);
      }
    }
    const instants = new Set(own.map(({ at }) => at));
    const ofPlan = timetables.get(step)?.stages ?? [];
    return [
      ...ofPlan.filter((stage) => !isLate(stage)),
      ...own,
      ...near.filter(({ at }) => !instants.has(at)),
    ].sort((a, b) => a.at - b.at);
  };
  const items = new Map<string, ExpectedItem>();
  for (const unit of records.units) {
    const owed = register.owed.get(unit.unit) ?? [];
    const standings = standingsOf({ unit, owed, bodies, openedAt, latestDueAt });
    for (const each of standings.values()) {
      const { step, party, standing } = each;
      const stages = stagesOf(each);
      const peopleOf = (recipient: string) => peopleMeant({ recipient, party, plan, register });
      const told = stages.map((stage) => ({ at: stage.at, people: new Set(stage.to.flatMap(peopleOf)) }));
      for (const [i, { at, to, kind, day }] of stages.entries()) {
        const isOwed = isOwedAt(standing, at);
        const isUnsure = isUnsureAt(standing, { at, clock, grainMs });
        if (!isOwed && !isUnsure) continue;
        for (const recipient of to) {
          const { reminds, releasedFirst } = plan.steps[step];
          const said = kind === 'overdue' && !reminds.includes(recipient) ? 'escalation' : kind;
          const needsRelease = kind === 'not-returned' || releasedFirst.includes(recipient);
          for (const person of peopleOf(recipient)) {
            const item = { person, at, unit: unit.unit, step, party };
            const known = items.get(itemKey(item));
            known?.kinds.add(said);
            if (known && !needsRelease) known.needsRelease = false;
            if (known) continue;
            const kinds = new Set([said]);
            const again = told.slice(i + 1).filter(({ people }) => people.has(person));
            const laterStages = again.map((stage) => stage.at);
            const rest = { kinds, day, needsRelease, isOwed, isUnsure, standing, laterStages };
            items.set(itemKey(item), { ...item, ...rest });
          }
        }
      }
    }
  }
  return items;
}
