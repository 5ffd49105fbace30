import { memberBodiesOf } from '../domain/bodies';
import { dayInPlan, dueInstant } from '../domain/calendar';
import { type Plan, STEP_IDS } from '../domain/plan';
import type { Register } from '../domain/register';
import { deadlineInWords } from '../domain/wording';

/** One label and what is to be said of it, in columns. */
const lines = (entries: readonly (readonly [string, string])[]): string[] => {
  const width = Math.max(...entries.map(([label]) => label.length));
  return entries.map(([label, said]) => `  ${label.padEnd(width)}  ${said}`);
};

/** What a plan was understood to say, for its author to compare with the document: deadlines as letters print them. */
export function describePlan(plan: Plan): string[] {
  const { bodies, calendar, deadlineWords, reading, score, timeZone, year } = plan;
  const confirmed = calendar.daysOff.filter((off) => off.document !== undefined);
  const unconfirmed = calendar.daysOff.filter((off) => off.document === undefined);
  const dates = (days: readonly { date: string; name: string }[]) =>
    days.map(({ date, name }) => `${date} (${name})`).join(', ') || 'none';
  const steps = STEP_IDS.map((step, i) => {
    const deadline = dayInPlan({ year, day: plan.steps[step].deadline });
    const dueAt = dueInstant({ deadline, reading, timeZone });
    return [
      `step ${i + 1}, ${step}`,
      `${deadlineInWords({ deadline, reading, calendar, deadlineWords })}, due at ${dueAt}`,
    ] as const;
  });
  return lines([
    ['plan', `${plan.id}: ${plan.title}, ${plan.province}`],
    ['opens on', `${dayInPlan({ year, day: plan.opensOn })} at ${plan.letterTime}, ${timeZone}`],
    ['unit kinds', plan.unitKinds.map(({ id, name }) => `${id} (${name})`).join('; ')],
    ['criteria', plan.unitKinds.map(({ id }) => `${id} ${criteriaOf(plan, id)}`).join(', ')],
    ['levels', plan.levels.map((level) => level.name).join(', ')],
    ['score', `${score.required ? 'required' : 'optional'}, from ${score.min} to ${score.max}`],
    [
      'opinions of',
      memberBodiesOf(bodies)
        .map(({ members, office }) => `${members} (${office.name})`)
        .join('; '),
    ],
    ...steps,
    ['days off', dates(confirmed)],
    ...(unconfirmed.length > 0 ? [['unconfirmed, not counted', dates(unconfirmed)] as const] : []),
    ...(calendar.workingDays.length > 0
      ? [['worked weekend days', dates(calendar.workingDays)] as const]
      : []),
  ]);
}

const criteriaOf = (plan: Plan, kind: string): number =>
  plan.criteria.filter((criterion) => criterion.unitKinds.includes(kind)).length;

/**
 * Who takes part without being a unit, and by what: also the bodies of the plan that lead, so that one whose unit is
 * called otherwise by mistake is seen, and parties that owe nothing, which may have been forgotten in reviews.csv.
 */
function unevaluated({ units, parties, reviews }: Register, { bodies }: Plan): string[] {
  const { homeAffairs, committeeOffice } = bodies;
  const isUnit = new Set(units.map(({ id }) => id));
  const leading = [homeAffairs, committeeOffice].map(({ party, name }) => ({ id: party, name }));
  const others = new Map([...leading, ...parties].map(({ id, name }) => [id, name]));
  return [...others].flatMap(([id, name]) => {
    if (isUnit.has(id)) return [];
    const reviewed = reviews.filter(({ reviewer }) => reviewer === id).length;
    const duties = [
      ...(id === homeAffairs.party ? ['compiles'] : []),
      ...(id === committeeOffice.party ? ['is the committee’s office'] : []),
      ...(reviewed > 0 ? [`reviews ${reviewed}`] : []),
    ];
    return [`${name} (${id}): ${duties.join(', ') || 'owes nothing'}`];
  });
}

/** What a register was understood to hold under its plan. */
export function describeRegister(register: Register, plan: Plan): string[] {
  const { units, parties, members, people, roles, reviews, opinions } = register;
  const perKind = plan.unitKinds
    .map(({ id }) => `${id} ${units.filter((unit) => unit.kind === id).length}`)
    .join(', ');
  const coded = [...units, ...parties];
  const codes = coded.filter(({ code }) => code !== undefined).length;
  const reviewers = new Set(reviews.map((review) => review.reviewer)).size;
  return lines([
    ['register', `${register.id}: ${register.title}`],
    ['under plan', plan.id],
    ['units', `${units.length}: ${perKind}`],
    ['codes', `${codes} of ${coded.length} ${parties.length > 0 ? 'units and parties' : 'units'}`],
    ...unevaluated(register, plan).map((said, i) => [i === 0 ? 'not evaluated' : '', said] as const),
    ['reviews', `${reviews.length} by ${reviewers} agencies`],
    ['opinions', `${opinions.length} by ${members.length} members`],
    ['people', `${people.length} in ${roles.length} roles`],
  ]);
}
