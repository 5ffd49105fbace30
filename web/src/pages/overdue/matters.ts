import type { EvaluationLine } from '../../../../api-client/schema';

type Outstanding = NonNullable<EvaluationLine['outstanding']>[number];

/** Something of a unit that has not come by its deadline. */
export interface Matter extends Outstanding {
  unit: EvaluationLine['unit'];
  /** Working days, as letters count them. */
  days: number;
  /** The unit's own page is theirs to see, not only what somebody owes about it. */
  hasPage: boolean;
}

export const mattersIn = (rows: readonly EvaluationLine[]): Matter[] =>
  rows.flatMap(({ unit, status, outstanding = [] }) =>
    outstanding
      .filter(({ overdue }) => overdue)
      .map((each) => ({ ...each, unit, days: each.overdueWorkingDays ?? 0, hasPage: status !== undefined })),
  );

/** Of how many units an answer from above has not come, by step. */
export function answersAwaited(
  rows: readonly EvaluationLine[],
): { step: Outstanding['step']; units: number }[] {
  const late = rows.flatMap(({ awaited = [] }) =>
    awaited.filter(({ overdue, submitted }) => overdue && submitted),
  );
  const steps = [...new Set(late.map(({ step }) => step))];
  return steps.map((step) => ({ step, units: late.filter((each) => each.step === step).length }));
}

export interface Group {
  id: string;
  name: string;
  matters: Matter[];
  /** Of what is not told by courtesy alone. */
  longest: number;
  /** Of opinions nobody says that they are overdue. */
  isCourtesy: boolean;
}

const names = new Intl.Collator('vi', { numeric: true });
export const isCourtesy = ({ step }: Pick<Matter, 'step'>): boolean => step === 'member-opinion';

/** By who owes, or by whom it is about; the longest first. */
export function groupsOf(matters: readonly Matter[], by: 'body' | 'unit'): Group[] {
  const groups = new Map<string, { id: string; name: string; matters: Matter[] }>();
  for (const matter of matters) {
    const { id, name } = by === 'unit' ? matter.unit : { id: matter.party, name: matter.name };
    const group = groups.get(id) ?? { id, name, matters: [] };
    group.matters.push(matter);
    groups.set(id, group);
  }
  return [...groups.values()]
    .map((group) => ({
      ...group,
      matters: group.matters.sort((a, b) => b.days - a.days || names.compare(a.unit.name, b.unit.name)),
      longest: Math.max(0, ...group.matters.filter((each) => !isCourtesy(each)).map(({ days }) => days)),
      isCourtesy: group.matters.every(isCourtesy),
    }))
    .sort(
      (a, b) =>
        Number(a.isCourtesy) - Number(b.isCourtesy) ||
        b.longest - a.longest ||
        b.matters.length - a.matters.length ||
        names.compare(a.name, b.name),
    );
}
