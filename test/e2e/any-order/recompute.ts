import type { Plan, StepId } from '../../../domain/plan';
import type { Register } from '../../../domain/register';

/*
 * What the plan, the filings and the decisions ask for, computed a second time: nothing here calls anything of ours. Of
 * domain/ there are only the types of the plan and the register, which are data.
 */

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Asia/Ho_Chi_Minh has been UTC+7, all year, since long before 2013. */
const AHEAD_MS = 7 * HOUR_MS;

type Step = StepId;
const FILING_STEPS: readonly Step[] = ['agency-review', 'self-review', 'member-opinion'];

/** Days since 01/01/1970, a Thursday, by the plan's clocks. */
const dayOf = (ms: number): number => Math.floor((ms + AHEAD_MS) / DAY_MS);
const startOf = (day: number): number => day * DAY_MS - AHEAD_MS;

export interface Stage {
  at: number;
  /** `<party>/<role>`. */
  to: Set<string>;
}

/** A stretch of time in which something is owed, as far as it was known. */
export interface Owed {
  unit: string;
  step: Step;
  party: string;
  /** Plan time. */
  from: number;
  until: number;
  /** On the test's watch, when that which ended it was known; absent where nothing did. */
  metAt?: number;
  stages: Stage[];
}

export interface Fact {
  unit: string;
  /** Of the ledger, once it was taken in. */
  revision: number;
  /** Plan time at which we had it. */
  knownAt: number;
  /** On the test's own watch. */
  seenAt: number;
  what:
    | { kind: 'filing' | 'announcement'; step: Step; party: string; isHeld: boolean }
    | { kind: 'synthesis' | 'remarks' | 'proposal' | 'recognition' | 'reopening' };
}

export class Calendar {
  private readonly off: ReadonlySet<number>;
  constructor(private readonly plan: Plan) {
    const { reading, timeZone, calendar } = plan;
    if (reading !== 'before-day' || timeZone !== 'Asia/Ho_Chi_Minh' || calendar.workingDays.length > 0)
      throw new Error('this recomputation knows one reading, one zone and no swapped days');
    this.off = new Set(
      calendar.daysOff.filter(({ document }) => document).map(({ date }) => Date.parse(date) / DAY_MS),
    );
  }

  isWorking(day: number): boolean {
    const weekday = (((day + 4) % 7) + 7) % 7;
    return weekday !== 0 && weekday !== 6 && !this.off.has(day);
  }

  /** The n-th working day after a day, or before it where n is negative. */
  working(day: number, n: number): number {
    let found = day;
    for (let left = Math.abs(n); left > 0; ) {
      found += Math.sign(n);
      if (this.isWorking(found)) left -= 1;
    }
    return found;
  }

  at(day: number, time: string): number {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return startOf(day) + hours * HOUR_MS + minutes * 60_000;
  }

  /** The next working day's `time`, strictly after an instant. */
  next(after: number, time: string): number {
    for (let day = dayOf(after); ; day += 1) {
      if (this.isWorking(day) && this.at(day, time) > after) return this.at(day, time);
    }
  }

  /** D of a step. */
  deadline(step: Step): number {
    const { day, month, yearOffset } = this.plan.steps[step].deadline;
    return Date.UTC(this.plan.year + yearOffset, month - 1, day) / DAY_MS;
  }

  dueAt = (step: Step): number => startOf(this.deadline(step));

  get opening(): number {
    const { day, month, yearOffset } = this.plan.opensOn;
    return this.at(Date.UTC(this.plan.year + yearOffset, month - 1, day) / DAY_MS, this.plan.letterTime);
  }
}

/** Everything that was owed, by unit and obligation, from the facts in their order. */
export function owedOf({
  plan,
  register,
  openedAt,
  facts,
  cancelledAt = Number.POSITIVE_INFINITY,
}: {
  plan: Plan;
  register: Register;
  openedAt: number;
  facts: readonly Fact[];
  cancelledAt?: number;
}): Owed[] {
  const calendar = new Calendar(plan);
  const homeAffairs = plan.bodies.homeAffairs.party;
  const lastDue = Math.max(...FILING_STEPS.map(calendar.dueAt));
  const owed: Owed[] = [];
  for (const { id: unit } of register.units) {
    const obligations: { step: Step; party: string }[] = [
      ...register.reviews
        .filter((each) => each.unit === unit)
        .map(({ reviewer }) => ({ step: 'agency-review' as const, party: reviewer })),
      { step: 'self-review', party: unit },
      ...register.opinions
        .filter((each) => each.unit === unit)
        .map(({ member }) => ({ step: 'member-opinion' as const, party: member })),
    ];
    const open = new Map<string, Owed>();
    const begin = (step: Step, party: string, from: number) => {
      const until = cancelledAt;
      const stages = stagesOf({ plan, calendar, step, party, openedAt, from });
      const stretch = { unit, step, party, from, until, stages };
      open.set(`${step}/${party}`, stretch);
      owed.push(stretch);
    };
    const end = (step: Step, party: string, { knownAt, seenAt }: Fact) => {
      const stretch = open.get(`${step}/${party}`);
      if (!stretch) return;
      stretch.until = Math.min(stretch.until, knownAt);
      stretch.metAt = seenAt;
      open.delete(`${step}/${party}`);
    };
    const filed = new Set<string>();
    const isMet = (step: Step, party: string) =>
      filed.has(`filing ${step}/${party}`) &&
      (step !== 'agency-review' || filed.has(`announcement ${step}/${party}`));
    const beginAll = (from: number) => {
      for (const { step, party } of obligations) if (!isMet(step, party)) begin(step, party, from);
      // Before the deadlines of the steps before it there are no instants of this one.
      begin('party-assessment', homeAffairs, Math.max(from, lastDue));
    };
    beginAll(openedAt);
    const ofUnit = facts.filter((fact) => fact.unit === unit).sort((a, b) => a.revision - b.revision);
    let toReopen: Fact | undefined;
    for (const fact of ofUnit) {
      const { what, knownAt } = fact;
      // What a reopening takes in is in as soon as it is open.
      if (toReopen && what.kind !== 'filing') {
        beginAll(toReopen.knownAt);
        toReopen = undefined;
      }
      switch (what.kind) {
        case 'filing':
        case 'announcement':
          if (what.isHeld) break;
          if (toReopen && knownAt > toReopen.knownAt) {
            beginAll(toReopen.knownAt);
            toReopen = undefined;
          }
          filed.add(`${what.kind} ${what.step}/${what.party}`);
          if (isMet(what.step, what.party)) end(what.step, what.party, fact);
          break;
        case 'synthesis':
          for (const { step, party } of obligations) end(step, party, fact);
          end('party-assessment', homeAffairs, fact);
          break;
        case 'remarks':
          begin('recognition', homeAffairs, knownAt);
          break;
        case 'proposal':
          end('recognition', homeAffairs, fact);
          break;
        case 'recognition':
          break;
        case 'reopening':
          end('recognition', homeAffairs, fact);
          toReopen = fact;
      }
    }
    if (toReopen) beginAll(toReopen.knownAt);
  }
  return owed.filter(({ from, until }) => until > from);
}

/** The instants at which something is told that is owed from an instant on. */
function stagesOf({
  plan,
  calendar,
  step,
  party,
  openedAt,
  from,
}: {
  plan: Plan;
  calendar: Calendar;
  step: Step;
  party: string;
  openedAt: number;
  from: number;
}): Stage[] {
  const { reminds, reminderDays, overdueDays } = plan.steps[step];
  const to = (recipients: readonly string[]) =>
    new Set(recipients.map((recipient) => meant(plan, recipient, party)));
  const letter = (day: number) => calendar.at(day, plan.letterTime);
  const deadline = calendar.deadline(step);
  if (from >= calendar.dueAt(step)) {
    const since = calendar.isWorking(dayOf(from)) ? dayOf(from) : calendar.working(dayOf(from), 1);
    return [
      { at: calendar.next(from === openedAt ? from - 1 : from, plan.letterTime), to: to(reminds) },
      ...overdueDays.map((each) => ({ at: letter(calendar.working(since, each.day)), to: to(each.to) })),
    ];
  }
  const stages = [
    ...reminderDays.map((n) => ({ at: letter(calendar.working(deadline, -n)), to: to(reminds) })),
    ...(calendar.isWorking(deadline) ? [{ at: letter(deadline), to: to(reminds) }] : []),
    ...overdueDays.map((each) => ({ at: letter(calendar.working(deadline, each.day)), to: to(each.to) })),
  ];
  if (FILING_STEPS.includes(step)) {
    // By the letter time of a working day, which may be that of the opening's very instant.
    const opening = calendar.next(Math.max(calendar.opening, openedAt) - 1, plan.letterTime);
    stages.push({ at: opening, to: to(reminds) });
  }
  return stages.filter(({ at }) => at >= from).sort((a, b) => a.at - b.at);
}

/** Who is meant, as the plan's words have it (domain.md, «Reminding and escalating»). */
export function meant({ bodies }: Plan, recipient: string, party: string): string {
  const { homeAffairs, committeeOffice, provincialCommittee } = bodies;
  const known: Record<string, string> = {
    'home-affairs': `${homeAffairs.party}/focal-person`,
    'home-affairs-head': `${homeAffairs.party}/head`,
    office: `${committeeOffice.party}/focal-person`,
    'office-head': `${committeeOffice.party}/head`,
    chair: `${provincialCommittee.party}/chair`,
  };
  return known[recipient] ?? `${party}/${recipient}`;
}
