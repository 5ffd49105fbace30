import { memberBodyOf } from './bodies';
import {
  dayInPlan,
  dueInstant,
  firstDayTooLate,
  instantAt,
  isWorkingDay,
  nthWorkingDay,
  workingTimeFrom,
} from './calendar';
import { partyNames } from './party-names';
import {
  type Bodies,
  type DeadlineReading,
  FILING_STEP_IDS,
  type FilingStepId,
  type Plan,
  type PlanStep,
  type Recipient,
  STEP_IDS,
  type StepId,
  type WorkingCalendar,
} from './plan';
import type { Register, Unit } from './register';
import { type Instant, latest, type PlainDate, type WallTime } from './time';
import { deadlineInWords } from './wording';

/** One instant at which a step asks for attention while it is outstanding. */
export interface Stage {
  kind: 'opening' | 'reminder' | 'due-today' | 'overdue';
  /** Working days before the due instant (`reminder`) or after D or {@link overdueFrom} (`overdue`); else 0. */
  day: number;
  /** Of a stage that is not the plan's but an obligation's own: the day that it is overdue from. */
  overdueFrom?: PlainDate;
  at: Instant;
  to: Recipient[];
}

/** A step with its instants computed: once, when an evaluation starts. */
export interface StepSchedule {
  title: string;
  what: string;
  /** D of «trước ngày D». */
  deadline: PlainDate;
  /** The first instant that is no longer on time. */
  dueAt: Instant;
  /** The deadline as letters print it. */
  deadlineText: string;
  /** By instant; of two at one instant the later one of the list counts. */
  stages: Stage[];
  reminds: Recipient[];
  /** The plan's; absent in evaluations that were started before it was handed on. */
  overdueDays?: PlanStep['overdueDays'];
  releasedFirst: Recipient[];
  /**
   * Steps 4 and 5: the first working morning after D, when the chair hears of what has not come back; absent in evaluations
   * that were started before it was handed on, which tell of nothing.
   */
  passedAt?: Instant;
}

/** Everything that one unit's evaluation needs to know of plan and register; the input of its workflow. */
export interface EvaluationSpec {
  campaign: string;
  /** Of the plan; absent in evaluations that were started before it was handed on. */
  title?: string;
  unit: Unit;
  timeZone: string;
  reading: DeadlineReading;
  calendar: WorkingCalendar;
  /** When the plan reminds; absent in evaluations that were started before it was handed on. */
  letterTime?: WallTime;
  dailyLetterTime: WallTime;
  /** Plan time. Nothing that was already past then is sent. */
  openedAt: Instant;
  bodies: Bodies;
  steps: Record<StepId, StepSchedule>;
  /** Who owes steps 1–3 of this unit; `body` is the member body of who owes an opinion, where the plan names them. */
  owed: { step: FilingStepId; party: string; name: string; body?: string }[];
}

/** The instant at which a plan's campaign opens, by the plan: the letter time of its opening day. */
export const plannedOpening = (plan: Plan): Instant =>
  instantAt({
    date: dayInPlan({ year: plan.year, day: plan.opensOn }),
    time: plan.letterTime,
    timeZone: plan.timeZone,
  });

/** When the letters of the opening go: at the plan's letter time of a working day, never by night nor on a day off. */
export function openingLettersAt({ plan, openedAt }: { plan: Plan; openedAt: Instant }): Instant {
  const { timeZone, calendar, letterTime: time } = plan;
  const from = latest([plannedOpening(plan), openedAt]) as Instant;
  return workingTimeFrom({ from, time, timeZone, calendar });
}

export const isFilingStep = (step: StepId): step is FilingStepId =>
  (FILING_STEP_IDS as readonly StepId[]).includes(step);

/** All instants of one step, ascending; reminders count from the due instant, what is overdue from D. */
export function stagesOf({ plan, step, openedAt }: { plan: Plan; step: StepId; openedAt: Instant }): Stage[] {
  const rules: PlanStep = plan.steps[step];
  const { calendar, timeZone, letterTime: time } = plan;
  const deadline = dayInPlan({ year: plan.year, day: rules.deadline });
  const at = (date: PlainDate) => instantAt({ date, time, timeZone });
  const stages: Stage[] = rules.reminderDays.map((day) => ({
    kind: 'reminder',
    day,
    at: at(nthWorkingDay({ from: firstDayTooLate(deadline, plan.reading), n: day, direction: -1, calendar })),
    to: rules.reminds,
  }));
  if (isWorkingDay(deadline, calendar)) {
    stages.push({ kind: 'due-today', day: 0, at: at(deadline), to: rules.reminds });
  }
  for (const { day, to } of rules.overdueDays) {
    stages.push({
      kind: 'overdue',
      day,
      at: at(nthWorkingDay({ from: deadline, n: day, direction: 1, calendar })),
      to,
    });
  }
  if (isFilingStep(step)) {
    stages.unshift({ kind: 'opening', day: 0, at: openingLettersAt({ plan, openedAt }), to: rules.reminds });
  }
  return stages
    .filter((stage) => stage.at >= openedAt)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The first instant that is no longer on time in a step. */
export function dueAtOf(plan: Pick<Plan, 'year' | 'steps' | 'reading' | 'timeZone'>, step: StepId): Instant {
  const { year, reading, timeZone } = plan;
  return dueInstant({ deadline: dayInPlan({ year, day: plan.steps[step].deadline }), reading, timeZone });
}

/** The words of a step's deadline, as letters and pages have them. */
export function deadlineTextOf(
  {
    year,
    steps,
    reading,
    calendar,
    deadlineWords,
  }: Pick<Plan, 'year' | 'steps' | 'reading' | 'calendar' | 'deadlineWords'>,
  step: StepId,
): string {
  const deadline = dayInPlan({ year, day: steps[step].deadline });
  return deadlineInWords({ deadline, reading, calendar, deadlineWords });
}

export function scheduleOf({
  plan,
  step,
  openedAt,
}: {
  plan: Plan;
  step: StepId;
  openedAt: Instant;
}): StepSchedule {
  const { title, what, reminds, overdueDays, releasedFirst, deadline: day } = plan.steps[step];
  const deadline = dayInPlan({ year: plan.year, day });
  const { calendar, timeZone, letterTime: time } = plan;
  const passedOn = nthWorkingDay({ from: deadline, n: 1, direction: 1, calendar });
  return {
    title,
    what,
    deadline,
    dueAt: dueAtOf(plan, step),
    deadlineText: deadlineTextOf(plan, step),
    stages: stagesOf({ plan, step, openedAt }),
    reminds,
    overdueDays,
    releasedFirst,
    ...(!isFilingStep(step) && { passedAt: instantAt({ date: passedOn, time, timeZone }) }),
  };
}

/** The five steps' schedules; the same for every unit of a campaign, so compute it once for many units. */
export function campaignSchedule({
  plan,
  openedAt,
}: {
  plan: Plan;
  openedAt: Instant;
}): Record<StepId, StepSchedule> {
  const entries = STEP_IDS.map((step) => [step, scheduleOf({ plan, step, openedAt })] as const);
  return Object.fromEntries(entries) as Record<StepId, StepSchedule>;
}

/** The specs of all units of a register, by the register's order. */
export function evaluationSpecs({
  campaign,
  plan,
  register,
  openedAt,
}: {
  campaign: string;
  plan: Plan;
  register: Register;
  openedAt: Instant;
}): EvaluationSpec[] {
  const steps = campaignSchedule({ plan, openedAt });
  const nameOf = partyNames(plan, register);
  const owed = new Map<string, EvaluationSpec['owed']>(
    register.units.map((unit) => [unit.id, [{ step: 'self-review', party: unit.id, name: unit.name }]]),
  );
  const name = (party: string) => nameOf.get(party) ?? party;
  const bodyOf = new Map(register.members.map((each) => [each.id, memberBodyOf(plan.bodies, each)]));
  for (const { reviewer, unit } of register.reviews) {
    owed.get(unit)?.push({ step: 'agency-review', party: reviewer, name: name(reviewer) });
  }
  for (const { member, unit } of register.opinions) {
    const body = bodyOf.get(member);
    const opinion = { step: 'member-opinion' as const, party: member, name: name(member) };
    owed.get(unit)?.push({ ...opinion, ...(body !== undefined && { body }) });
  }
  return register.units.map((unit) =>
    evaluationSpec({ campaign, plan, steps, openedAt, unit, owed: owed.get(unit.id) ?? [] }),
  );
}

/** The spec of one unit; `steps` are the campaign's, from {@link campaignSchedule}. */
export const evaluationSpec = ({
  campaign,
  plan: { title, timeZone, reading, calendar, letterTime, dailyLetterTime, bodies },
  ...ofUnit
}: {
  campaign: string;
  plan: Plan;
  steps: Record<StepId, StepSchedule>;
  openedAt: Instant;
  unit: Unit;
  owed: EvaluationSpec['owed'];
}): EvaluationSpec => ({
  campaign,
  title,
  timeZone,
  reading,
  calendar,
  letterTime,
  dailyLetterTime,
  bodies,
  ...ofUnit,
});
