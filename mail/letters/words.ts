import type { Part } from '../../domain/ledger/facts';
import type { StepId } from '../../domain/plan';
import { announcesOf } from '../../domain/rules/missing-sentence';
import type { PlainDate } from '../../domain/time';
import { deadlineDayInWords } from '../../domain/wording';
import type { PlanTexts } from '../letter-input';

/** Small words of the letters. What a plan names stands before what is here: another plan has other words. */

/** A step in two or three words where the plan has none; its own title is a whole sentence. */
const TOPICS: Record<StepId, string> = {
  'agency-review': 'nhận xét, đánh giá',
  'self-review': 'rà soát, đánh giá lại',
  'member-opinion': 'ý kiến thành viên',
  'party-assessment': 'tổng hợp',
  recognition: 'đề xuất công nhận',
};

type Steps = Pick<PlanTexts, 'steps'>;

/** «nhận xét, đánh giá», with nothing of whom it is about. */
export const stepTopic = (step: StepId, { steps }: Steps): string => steps[step].topic ?? TOPICS[step];

/** «thông báo công khai kết quả nhận xét, đánh giá»: the second half of step 1. */
export const announcing = ({ steps }: Steps): string =>
  `${announcesOf(steps)} kết quả ${stepTopic('agency-review', { steps })}`;

/** The first half of step 1, as a receipt confirms it. */
export const review = ({ steps }: Steps): string =>
  steps['agency-review'].received ?? 'bản nhận xét – đánh giá';

/** What comes of step 3, as a receipt confirms it. */
export const opinion = ({ steps }: Steps): string => steps['member-opinion'].received ?? 'ý kiến';

/** What is asked of a member, before the member: «xin ý kiến». */
export const askingOpinion = ({ steps }: Steps): string => steps['member-opinion'].asks ?? 'xin ý kiến';

/** What a member does, before «của» and the units: «cho ý kiến về mức độ hoàn thành công vụ». */
export const givingOpinion = ({ steps, outcome }: Steps & Pick<PlanTexts, 'outcome'>): string =>
  steps['member-opinion'].gives ?? `cho ý kiến về ${outcome}`;

/** What a step sends up: «bản tổng hợp». */
export const sentUp = (step: StepId, { steps }: Steps): string =>
  steps[step].filed ?? (step === 'recognition' ? 'đề xuất công nhận' : 'bản tổng hợp');

/** What comes back from above: «nhận xét, đánh giá», «quyết định công nhận mức độ hoàn thành công vụ». */
export const cameBack = (step: StepId, { steps, outcome }: Steps & Pick<PlanTexts, 'outcome'>): string =>
  steps[step].returned ?? (step === 'recognition' ? `quyết định công nhận ${outcome}` : 'nhận xét, đánh giá');

/** «nhận xét, đánh giá 35 đơn vị (bước 1, trước ngày 10/11/2013)», with as much of it as is known. */
export function topicOf({
  step,
  half,
  plan,
  about = '',
  deadline,
}: {
  step: StepId;
  /** What of step 1 it is about, if not all. */
  half?: Part | undefined;
  plan: Pick<PlanTexts, 'steps' | 'deadlineWords'>;
  /** Which units, or how many. */
  about?: string;
  deadline?: PlainDate;
}): string {
  const preposition = half ? ' đối với' : step === 'member-opinion' ? ' về' : '';
  const object = about && `${preposition} ${about}`;
  return `${topicWords({ step, half, plan })}${object} (${stepInWords({ step, plan, deadline })})`;
}

/** «bước 1, trước ngày 10/11/2013», as the plan counts. */
export function stepInWords({
  step,
  plan: { steps, deadlineWords },
  deadline,
}: {
  step: StepId;
  plan: Pick<PlanTexts, 'steps' | 'deadlineWords'>;
  deadline?: PlainDate | undefined;
}): string {
  const before = deadline === undefined ? '' : `, ${deadlineDayInWords({ deadline, deadlineWords })}`;
  return `${steps[step].label}${before}`;
}

function topicWords({ step, half, plan }: { step: StepId; half: Part | undefined; plan: Steps }): string {
  if (half === 'announcement') return announcing(plan);
  if (half === 'filing') return `gửi ${review(plan)}`;
  return stepTopic(step, plan);
}

/** «quá thời hạn 3 ngày làm việc»; on a day off right after the deadline no working day has gone by. */
export const overdueBy = (day: number): string =>
  day > 0 ? `quá thời hạn ${day} ngày làm việc` : 'quá thời hạn';

/** «ngày 07 tháng 01 năm 2014», with zeros as Nghị định 30/2020/NĐ-CP writes days below 10 and months 1 and 2. */
export function dayAtLength(date: PlainDate): string {
  const [year, month, day] = date.split('-') as [string, string, string];
  return `ngày ${day} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}`;
}

/** «A», «A và B», «A, B và C»; with `;` where the names themselves hold commas. */
export function joined(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  const separator = names.some((name) => name.includes(',')) ? '; ' : ', ';
  return `${names.slice(0, -1).join(separator)} và ${names.at(-1) as string}`;
}

/** The names as they are if they are few, else how many: «Sở Y tế», «35 đơn vị». */
export const namesOrCount = ({
  names,
  noun,
  few = 1,
}: {
  names: readonly string[];
  noun: string;
  few?: number;
}): string => (names.length <= few ? joined(names) : `${names.length} ${noun}`);

/** In order of first appearance. */
export function distinctBy<T>(values: readonly T[], keyOf: (value: T) => string): T[] {
  return [...new Map(values.map((value) => [keyOf(value), value] as const).reverse()).values()].reverse();
}

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
