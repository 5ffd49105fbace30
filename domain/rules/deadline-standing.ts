import { addDays, lastDay, workingDaysBetween } from '../calendar';
import type { DeadlineReading, WorkingCalendar } from '../plan';
import type { PlainDate } from '../time';

/**
 * How a deadline stands on a day. A letter that waited for release, or for a held campaign, is told by the day on
 * which it goes out: «còn 7 ngày làm việc» must be true when it is read.
 */
export function standingOn({
  today,
  deadline,
  overdueFrom,
  reading,
  calendar,
}: {
  today: PlainDate;
  deadline: PlainDate;
  /** Of what became owed once its deadline was past: its days count from this day. */
  overdueFrom?: PlainDate | undefined;
  reading: DeadlineReading;
  calendar: WorkingCalendar;
}): { kind: 'reminder' | 'due-today' | 'overdue'; day: number } {
  if (overdueFrom !== undefined) {
    return { kind: 'overdue', day: workingDaysBetween({ after: overdueFrom, through: today, calendar }) };
  }
  if (today === deadline) return { kind: 'due-today', day: 0 };
  if (today > deadline) {
    return { kind: 'overdue', day: workingDaysBetween({ after: deadline, through: today, calendar }) };
  }
  const left = workingDaysBetween({
    after: addDays(today, -1),
    through: lastDay(deadline, reading),
    calendar,
  });
  return { kind: 'reminder', day: left };
}
