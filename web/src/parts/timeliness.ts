import type { FilingStep, Timeliness } from '../api/contract';
import type { Words } from '../words/vi';

/** Undefined where it is not told: of a member's opinion nobody says that it is late. */
export function tellTimeliness(
  { timeliness: words }: Words,
  step: FilingStep,
  { timeliness, lateWorkingDays = 0 }: { timeliness?: Timeliness; lateWorkingDays?: number },
): string | undefined {
  if (timeliness === undefined) return undefined;
  if (step === 'member-opinion' && timeliness !== 'on-time') return undefined;
  return timeliness === 'late' && lateWorkingDays > 0 ? words.lateBy(lateWorkingDays) : words[timeliness];
}
