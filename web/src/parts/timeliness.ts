import type { Timeliness } from '../api/contract';
import type { Words } from '../words/vi';

export const tellTimeliness = (
  { timeliness: words }: Words,
  { timeliness, lateWorkingDays = 0 }: { timeliness: Timeliness; lateWorkingDays?: number | undefined },
): string =>
  timeliness === 'late' && lateWorkingDays > 0 ? words.lateBy(lateWorkingDays) : words[timeliness];
