import { addDays, isWorkingDay, lastDay, nthWorkingDay, weekday } from './calendar';
import type { DeadlineReading, WorkingCalendar } from './plan';
import type { PlainDate } from './time';

const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'] as const;

/** «09/12/2026», as Vietnamese documents write a day. */
export const dayInWords = (date: PlainDate): string => date.split('-').reverse().join('/');

/** «thứ Sáu, 08/01/2027». */
export const weekdayInWords = (date: PlainDate): string =>
  `${WEEKDAYS[weekday(date)] as string}, ${dayInWords(date)}`;

const DEADLINE_WORDS = 'trước ngày';

interface DeadlineInPlan {
  deadline: PlainDate;
  /** The plan's own words before the date. */
  deadlineWords?: string | undefined;
}

/** «trước ngày 10/01/2027», in the plan's words. */
export const deadlineDayInWords = ({ deadline, deadlineWords = DEADLINE_WORDS }: DeadlineInPlan): string =>
  `${deadlineWords} ${dayInWords(deadline)}`;

/**
 * A deadline as letters print it: the plan's words, then the last day by this plan's reading, and the last working
 * day where that one is off: «trước ngày 10/01/2027 (chậm nhất hết ngày 09/01/2027; ngày làm việc cuối cùng: …)».
 * A plan that takes D in, and says so in words of its own, need not say the last day twice.
 */
export function deadlineInWords({
  deadline,
  reading,
  calendar,
  deadlineWords = DEADLINE_WORDS,
}: DeadlineInPlan & { reading: DeadlineReading; calendar: WorkingCalendar }): string {
  const last = lastDay(deadline, reading);
  const isSaid = last === deadline && deadlineWords !== DEADLINE_WORDS;
  const parts = isSaid ? [] : [`chậm nhất hết ngày ${dayInWords(last)}`];
  if (!isWorkingDay(last, calendar)) {
    const worked = nthWorkingDay({ from: addDays(last, 1), n: 1, direction: -1, calendar });
    parts.push(`ngày làm việc cuối cùng: ${weekdayInWords(worked)}`);
  }
  const day = deadlineDayInWords({ deadline, deadlineWords });
  return parts.length === 0 ? day : `${day} (${parts.join('; ')})`;
}
