import type { CheckResult } from '../checker/findings';
import type { Gathered } from '../gather';
import type { Journal } from '../play/journal';
import { type Happened, happenedTo } from './happened';

/** How a rehearsal went. */
export interface RehearsalReport {
  ok: boolean;
  campaign: string;
  seed: number;
  plan: string;
  register: string;
  /** Name of the body that compiles and sends. */
  homeAffairs: string;
  /** Real time, in milliseconds. */
  tookMs: number;
  units: UnitReport[];
  letters: {
    /** Sent letters by what is in them; one letter may be of several kinds. */
    byKind: Record<string, number>;
    /** Most first. */
    byPerson: { person: string; name: string; letters: number }[];
  };
  journal: Omit<Journal, 'acknowledged'>;
  happened: Happened;
  /** Acknowledged, and not there any more. */
  lost: { unit: string; id: string }[];
  check: CheckResult;
  /** Where to look. */
  links: { api: string; mailbox: string; temporal?: string };
}

export interface UnitReport {
  unit: string;
  name: string;
  /** The recognised one, in words. */
  level: string;
  /** Came on D itself or later, or never. */
  late: { step: string; name: string; how: 'on-the-day' | 'late' | 'never'; workingDays: number }[];
}

export function reportOf({
  gathered: { records, evaluations, letters, lost },
  levels,
  check,
  journal,
  ...head
}: Pick<RehearsalReport, 'campaign' | 'seed' | 'plan' | 'register' | 'homeAffairs' | 'tookMs' | 'links'> & {
  gathered: Gathered;
  /** The plan's. */
  levels: readonly { id: string; name: string }[];
  check: CheckResult;
  journal: Journal;
}): RehearsalReport {
  const levelOf = new Map(levels.map(({ id, name }) => [id, name]));
  const byKind: Record<string, number> = {};
  const byPerson = new Map<string, RehearsalReport['letters']['byPerson'][number]>();
  for (const { state, kinds, person } of letters) {
    if (state !== 'sent') continue;
    for (const kind of kinds) byKind[kind] = (byKind[kind] ?? 0) + 1;
    const { id, name = id } = person;
    byPerson.set(id, { person: id, name, letters: (byPerson.get(id)?.letters ?? 0) + 1 });
  }
  const { acknowledged: _acknowledged, ...counts } = journal;
  return {
    ...head,
    ok: check.ok && lost.length === 0 && journal.repetitions.different === 0,
    units: evaluations.map((evaluation) => unitReport(evaluation, levelOf)),
    letters: { byKind, byPerson: [...byPerson.values()].sort((a, b) => b.letters - a.letters) },
    journal: counts,
    happened: happenedTo(records.units),
    lost,
    check,
  };
}

function unitReport(
  { unit, obligations, recognition }: Gathered['evaluations'][number],
  levelOf: ReadonlyMap<string, string>,
): UnitReport {
  const late = obligations.flatMap((obligation): UnitReport['late'] => {
    const { step, name, status, timeliness, lateWorkingDays = 0 } = obligation;
    if (timeliness === 'on-the-day' || timeliness === 'late') {
      return [{ step, name, how: timeliness, workingDays: lateWorkingDays }];
    }
    return status === 'ended' ? [{ step, name, how: 'never', workingDays: 0 }] : [];
  });
  return {
    unit: unit.id,
    name: unit.name,
    level: levelOf.get(recognition?.level ?? '') ?? 'chưa công nhận',
    late,
  };
}
