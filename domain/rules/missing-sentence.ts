import { addDays, dayOf } from '../calendar';
import type { Part } from '../ledger/facts';
import type { FilingStepId, Plan, PlanStep } from '../plan';
import type { Instant } from '../time';
import { dayInWords } from '../wording';

/** What is filed in a step, where the plan does not say it in words of its own. */
const FILED: Record<FilingStepId, string> = {
  'agency-review': 'nhận xét – đánh giá',
  'self-review': 'báo cáo rà soát, đánh giá lại kết quả công vụ',
  'member-opinion': 'ý kiến nhận xét, đánh giá',
};

/** The word for making a result of step 1 public. */
export const announcesOf = (steps: { 'agency-review': Pick<PlanStep, 'announces'> }): string =>
  steps['agency-review'].announces ?? 'thông báo công khai';

/**
 * How a synthesis names what did not come, or which half of it (section III.4). The day is the last one that is over,
 * since only of that one can it be said that it has ended.
 */
export function missingSentence({
  step,
  name,
  missing,
  plan: { steps, timeZone },
  now,
}: {
  step: FilingStepId;
  name: string;
  missing: readonly Part[];
  plan: Pick<Plan, 'steps' | 'timeZone'>;
  now: Instant;
}): string {
  const by = `tính đến hết ngày ${dayInWords(addDays(dayOf({ at: now, timeZone }), -1))}`;
  const what = `${steps[step].filed ?? FILED[step]} của ${name}`;
  const announce = announcesOf(steps);
  if (!missing.includes('filing')) return `đã nhận ${what}, chưa ${announce} ${by}`;
  const isAnnounced = step === 'agency-review' && !missing.includes('announcement');
  return isAnnounced ? `đã ${announce}, chưa nhận được ${what} ${by}` : `chưa nhận được ${what} ${by}`;
}
