import { dayOf } from '../domain/calendar';
import type { EvaluationLedger } from '../domain/ledger/ledger';
import { lastDeadlines } from '../domain/ledger/returns';
import { stagesAhead } from '../domain/ledger/stages';
import { missingFilings, statusOf } from '../domain/ledger/state';
import { STEP_IDS } from '../domain/plan';
import type { EvaluationSpec, Stage } from '../domain/schedule';
import type { Instant } from '../domain/time';
import { dayInWords } from '../domain/wording';

/** What officials see of a workflow in Temporal's web UI; names and dates only, nothing of what was filed. */

const STAGE_IN_WORDS: Record<Stage['kind'], (day: number) => string> = {
  opening: () => 'mở đợt đánh giá',
  reminder: (day) => `nhắc thời hạn, còn ${day} ngày làm việc`,
  'due-today': () => 'đến hạn hôm nay',
  overdue: (day) => (day > 0 ? `báo cáo, quá hạn ${day} ngày làm việc` : 'đã quá thời hạn'),
};

export const stepNumber = (step: (typeof STEP_IDS)[number]): number => STEP_IDS.indexOf(step) + 1;

/** One line for the timer that is armed for an instant: «31/10/2013: bước 1 – nhắc thời hạn, còn 7 ngày làm việc». */
export function attentionSummary({ spec, state }: EvaluationLedger, at: Instant): string {
  const reasons = STEP_IDS.flatMap((step) => {
    const ahead = state.obligations
      .filter((o) => o.step === step)
      .flatMap((o) => stagesAhead(spec, state, o));
    const stage = ahead.findLast((each) => each.at === at);
    const passed = lastDeadlines(spec, state).some((each) => each.step === step && each.at === at);
    return [
      ...(stage ? [`bước ${stepNumber(step)} – ${STAGE_IN_WORDS[stage.kind](stage.day)}`] : []),
      ...(passed ? [`bước ${stepNumber(step)} – báo cáo, chưa có kết quả`] : []),
    ];
  });
  return `${dayInWords(dayOf({ at, timeZone: spec.timeZone }))}: ${reasons.join('; ')}`;
}

const STATUS_IN_WORDS = {
  'not-owed-yet': 'chưa đến lượt',
  outstanding: 'chưa nhận được',
  submitted: 'đã trình',
  'content-awaited': 'đã nhận bản giấy, chờ nhập nội dung',
  done: 'đã tiếp nhận',
  waived: 'được miễn',
  ended: 'đã chốt hồ sơ',
} as const;

/** The current details: whose evaluation it is, and where the five steps stand. */
export function storyDetails({ spec, state }: EvaluationLedger): string {
  const lines = STEP_IDS.map((step) => {
    const owed = state.obligations.filter((o) => o.step === step);
    const counts = new Map<string, number>();
    for (const obligation of owed) {
      const words = STATUS_IN_WORDS[statusOf(spec, state, obligation)];
      counts.set(words, (counts.get(words) ?? 0) + 1);
    }
    const standing = [...counts].map(([words, count]) => `${words}: ${count}`).join(', ');
    return `${stepNumber(step)}. **${spec.steps[step].title}**, ${spec.steps[step].deadlineText}: ${standing}`;
  });
  const missing = missingFilings(state).length;
  // The fixed summary is lost when an evaluation goes on in a new run.
  return `**${evaluationSummary(spec)}**\n\n${lines.join('\n')}${missing ? `\n\nCòn thiếu ${missing} văn bản.` : ''}`;
}

/** The fixed summaries of a campaign and of its letters, given at their start. */
export const campaignSummary = ({ title, campaign }: { title: string; campaign: string }): string =>
  `${title} (${campaign})`;
export const lettersSummary = (campaign: string): string => `Thư của đợt đánh giá ${campaign}`;

/** The fixed summary of an evaluation, given at its start. */
export const evaluationSummary = ({ title, unit, campaign }: EvaluationSpec): string =>
  `${title ? `${title}: ` : ''}${unit.name} (${campaign})`;

/** The fixed details of an evaluation, given at its start: the plan's dates. */
export const evaluationDetails = (spec: EvaluationSpec): string =>
  STEP_IDS.map(
    (step) => `${stepNumber(step)}. ${spec.steps[step].title}: ${spec.steps[step].deadlineText}`,
  ).join('\n');
