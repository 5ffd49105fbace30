import { addDays, dayOf } from '../calendar';
import type { Instant } from '../time';
import { dayInWords } from '../wording';

/**
 * How a synthesis names what did not come (section III.4). The day is the last one that is over, since only of that
 * one can it be said that it has ended.
 */
export function missingSentence({
  name,
  now,
  timeZone,
}: {
  name: string;
  now: Instant;
  timeZone: string;
}): string {
  const day = addDays(dayOf({ at: now, timeZone }), -1);
  return `chưa nhận được nhận xét – đánh giá của ${name} tính đến hết ngày ${dayInWords(day)}`;
}
