import type { Plan, StepId } from '../../domain/plan';
import type { Register } from '../../domain/register';
import type { CheckResult } from '../checker/findings';
import type { Gathered, ShownEvaluation } from '../gather';
import type { Journal } from '../play/journal';
import { type Happened, happenedTo } from './happened';
import { type Names, namesOf } from './names';

/** How a rehearsal went; lists are in an order of their own, whatever order the service answered in. */
export interface RehearsalReport {
  ok: boolean;
  campaign: string;
  seed: number;
  plan: string;
  register: string;
  names: Names;
  /** Real time, in milliseconds. */
  tookMs: number;
  units: UnitReport[];
  letters: {
    /** Sent letters by what is in them, most first; one letter may be of several kinds. */
    byKind: Record<string, number>;
    /** Most first. */
    byPerson: { person: string; letters: number }[];
  };
  journal: Played;
  happened: Happened;
  /** Acknowledged, and not there any more. */
  lost: { unit: string; id: string }[];
  check: CheckResult;
  /** Where to look. */
  links: { api: string; mailbox: string; temporal?: string };
}

type Played = Pick<Journal, 'deliveries' | 'signed' | 'repetitions' | 'released'>;

export interface UnitReport {
  unit: string;
  name: string;
  /** The recognised one, in words; absent if there is none. */
  level?: string;
  /** Came on D itself or later, or never. */
  late: { step: StepId; name: string; how: 'on-the-day' | 'late' | 'never'; workingDays: number }[];
}

export function reportOf({
  gathered: { records, evaluations, letters, lost },
  plan,
  register,
  check,
  journal: { deliveries, signed, repetitions, released },
  ...head
}: Pick<RehearsalReport, 'campaign' | 'seed' | 'tookMs' | 'links'> & {
  gathered: Gathered;
  plan: Plan;
  register: Register;
  check: CheckResult;
  journal: Played;
}): RehearsalReport {
  const levelOf = new Map(plan.levels.map(({ id, name }) => [id, name]));
  const sent = letters.filter(({ state }) => state === 'sent');
  const people = countOf(sent.map(({ person }) => person.id));
  return {
    ...head,
    plan: plan.id,
    register: register.id,
    names: namesOf(plan, register),
    ok: check.ok && lost.length === 0 && repetitions.different === 0,
    units: evaluations.map((evaluation) => unitReport(evaluation, levelOf)),
    letters: {
      byKind: Object.fromEntries(countOf(sent.flatMap(({ kinds }) => kinds))),
      byPerson: people.map(([person, count]) => ({ person, letters: count })),
    },
    journal: { deliveries, signed, repetitions, released },
    happened: happenedTo(records.units),
    lost: lost.toSorted((a, b) => byText(`${a.unit} ${a.id}`, `${b.unit} ${b.id}`)),
    check,
  };
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How often each occurs, most first; those that occur as often by themselves. */
function countOf(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || byText(a, b));
}

function unitReport(
  { unit, obligations, recognition }: ShownEvaluation,
  levelOf: ReadonlyMap<string, string>,
): UnitReport {
  const late = obligations.flatMap((obligation): UnitReport['late'] => {
    const { step, name, status, timeliness, lateWorkingDays = 0 } = obligation;
    if (timeliness === 'on-the-day' || timeliness === 'late') {
      return [{ step, name, how: timeliness, workingDays: lateWorkingDays }];
    }
    return status === 'ended' ? [{ step, name, how: 'never', workingDays: 0 }] : [];
  });
  const level = levelOf.get(recognition?.level ?? '');
  return { unit: unit.id, name: unit.name, ...(level !== undefined && { level }), late };
}
