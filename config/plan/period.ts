import { dayInPlan, firstDayTooLate, nthWorkingDay } from '../../domain/calendar';
import { dayExists } from '../../domain/day-number';
import { type DayOfYear, STEP_IDS, type StepId, type WorkingCalendar } from '../../domain/plan';
import type { PlainDate } from '../../domain/time';
import type { PlanParts } from './parts';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Year, month and day of a date as it is written; undefined where it is not written as one. */
export function numbersOf(date: string | undefined) {
  const [, year, month, day] = DATE.exec(date ?? '')?.map(Number) ?? [];
  return year === undefined || month === undefined || day === undefined ? undefined : { year, month, day };
}

export function isDate(date: string | undefined): date is PlainDate {
  const numbers = numbersOf(date);
  return numbers !== undefined && dayExists(numbers);
}

/** The days of a plan's calendar that exist. */
export function calendarOf({ calendar: { daysOff, workingDays } }: PlanParts): WorkingCalendar {
  const name = '';
  return {
    daysOff: daysOff.flatMap((off) =>
      isDate(off?.date)
        ? [{ date: off.date, name, ...(off.document !== undefined && { document: off.document }) }]
        : [],
    ),
    workingDays: workingDays.flatMap((day) =>
      isDate(day?.date) ? [{ date: day.date, name, document: '' }] : [],
    ),
  };
}

export function dayOfPlan(day: DayOfYear | undefined, year: number | undefined): PlainDate | undefined {
  if (day === undefined || year === undefined) return undefined;
  const exists = dayExists({ year: year + day.yearOffset, month: day.month, day: day.day });
  return exists ? dayInPlan({ year, day }) : undefined;
}

/** From the opening to the last day on which a letter of the plan can go; undefined while one of its dates is wrong. */
export function periodOf(
  parts: PlanParts,
  year: number | undefined = parts.year,
): { opens: PlainDate; ends: PlainDate } | undefined {
  const opens = dayOfPlan(parts.opensOn, year);
  const calendar = calendarOf(parts);
  const ends = STEP_IDS.map((step) => {
    const deadline = dayOfPlan(parts.steps[step]?.deadline, year);
    // The chair hears of a last deadline on the first working day after it, whatever the step says.
    const n = Math.max(1, ...(parts.steps[step]?.overdueDays ?? []).flatMap((overdue) => overdue?.day ?? []));
    return deadline && nthWorkingDay({ from: deadline, n, direction: 1, calendar });
  });
  const known = ends.flatMap((end) => end ?? []).sort();
  const last = known.at(-1);
  return opens !== undefined && last !== undefined && known.length === ends.length
    ? { opens, ends: last }
    : undefined;
}

/** The day of each reminder of a step, by its index in `reminderDays`. */
export function reminderDates(
  parts: PlanParts,
  step: StepId,
): { index: number; n: number; date: PlainDate }[] {
  const { reading, year, steps } = parts;
  const deadline = dayOfPlan(steps[step]?.deadline, year);
  if (deadline === undefined || reading === undefined) return [];
  const from = firstDayTooLate(deadline, reading);
  const calendar = calendarOf(parts);
  return (steps[step]?.reminderDays ?? []).flatMap((n, index) =>
    n === undefined ? [] : [{ index, n, date: nthWorkingDay({ from, n, direction: -1, calendar }) }],
  );
}
