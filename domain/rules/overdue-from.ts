import { dayOf, workingDayFrom } from '../calendar';
import type { WorkingCalendar } from '../plan';
import type { Instant, PlainDate } from '../time';

/**
 * The day from which something is overdue if it became owed only once its deadline was past: the working day on which
 * it did, or the next one. Nobody is late by days on which nothing was asked of them. Undefined for what became owed in
 * time, which is overdue from D.
 */
export const overdueFromOf = ({
  owedSince,
  dueAt,
  timeZone,
  calendar,
}: {
  owedSince: Instant;
  /** The first instant that is too late. */
  dueAt: Instant;
  timeZone: string;
  calendar: WorkingCalendar;
}): PlainDate | undefined =>
  owedSince < dueAt ? undefined : workingDayFrom(dayOf({ at: owedSince, timeZone }), calendar);
