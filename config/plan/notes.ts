import { dayInPlan, isWorkingDay } from '../../domain/calendar';
import { type Plan, type PlanStep, STEP_IDS, type StepId } from '../../domain/plan';
import { isFilingStep } from '../../domain/schedule';
import type { Text } from '../../domain/text';
import type { PlainDate } from '../../domain/time';
import { dayInWords } from '../../domain/wording';
import type { FieldPath, NoteRule } from '../fault';
import { planParts } from './parts';
import { periodOf, reminderDates } from './period';
import { yearsNamed } from './period-rules';
import { sumsOfMax } from './score-rules';

/** Something doubtful in a plan that can work all the same. */
export interface FieldNote {
  path: FieldPath;
  rule: NoteRule;
  message: Text;
}

/** What letters say of one step alone; in another step nobody reads it. */
const MEANT_FOR: Partial<Record<keyof PlanStep, readonly StepId[]>> = {
  announces: ['agency-review'],
  received: ['agency-review', 'self-review', 'member-opinion'],
  asks: ['member-opinion'],
  gives: ['member-opinion'],
  returned: ['party-assessment', 'recognition'],
};

function meaningless({ steps }: Plan): FieldNote[] {
  return STEP_IDS.flatMap((step) =>
    Object.entries(MEANT_FOR).flatMap(([name, meant]): FieldNote[] => {
      if (steps[step][name as keyof PlanStep] === undefined || meant.includes(step)) return [];
      const message = {
        en: `means nothing in this step, only in ${meant.join(', ')}: no letter has it`,
        vi: `không có nghĩa ở bước này, chỉ có ở ${meant.join(', ')}: không thư nào ghi nội dung này`,
      };
      return [{ path: ['steps', step, name], rule: 'no-meaning', message }];
    }),
  );
}

/** Somebody who gets no letter of a step has none that could wait. */
function releasesNobody({ steps }: Plan): FieldNote[] {
  return STEP_IDS.flatMap((step) => {
    const { reminds, overdueDays, releasedFirst } = steps[step];
    const told = new Set([...reminds, ...overdueDays.flatMap(({ to }) => to)]);
    return releasedFirst.flatMap((recipient, i): FieldNote[] => {
      if (told.has(recipient)) return [];
      const message = {
        en: `«${recipient}» gets no letter of this step, so that none waits`,
        vi: `«${recipient}» không nhận thư nào của bước này, nên không có thư nào phải chờ`,
      };
      return [{ path: ['steps', step, 'releasedFirst', i], rule: 'no-letters', message }];
    });
  });
}

function silentSteps({ steps }: Plan): FieldNote[] {
  return STEP_IDS.flatMap((step): FieldNote[] => {
    if (steps[step].reminderDays.length > 0 || steps[step].overdueDays.length > 0) return [];
    const [en, vi] = isFilingStep(step)
      ? [
          'the letter of the opening and that of the last day',
          'thư mở đợt đánh giá và thư trong ngày đến hạn',
        ]
      : ['the letter of the last day', 'thư trong ngày đến hạn'];
    const message = {
      en: `has neither reminders nor overdue days: of this step only ${en} go out`,
      vi: `không có ngày nhắc và không có ngày báo quá thời hạn: bước này chỉ có ${vi}`,
    };
    return [{ path: ['steps', step], rule: 'no-letters', message }];
  });
}

/** On D under `end-of-day`, reminder 1 and «đến hạn hôm nay» are of one instant, and the latter is sent. */
function overtaken(plan: Plan): FieldNote[] {
  const parts = planParts.parse(plan);
  return STEP_IDS.flatMap((step) => {
    const deadline = dayInPlan({ year: plan.year, day: plan.steps[step].deadline });
    if (!isWorkingDay(deadline, plan.calendar)) return [];
    return reminderDates(parts, step)
      .filter(({ date }) => date === deadline)
      .map(({ index, n }): FieldNote => {
        const day = dayInWords(deadline);
        const message = {
          en: `reminder ${n} falls on ${day}, the last day itself, when letters say «đến hạn hôm nay»: it is never sent`,
          vi: `thư nhắc ${n} rơi vào ngày ${day}, chính là ngày cuối cùng đã có thư «đến hạn hôm nay»: thư nhắc này không được gửi`,
        };
        return { path: ['steps', step, 'reminderDays', index], rule: 'overtaken', message };
      });
  });
}

/** Days off of every year by the sun, with where they are law. */
const YEARLY: readonly { day: string; name: string; onlyIn?: readonly string[] }[] = [
  { day: '01-01', name: 'Tết Dương lịch' },
  { day: '04-30', name: 'Ngày Chiến thắng', onlyIn: ['Asia/Ho_Chi_Minh', 'Asia/Saigon'] },
  { day: '05-01', name: 'Ngày Quốc tế Lao động', onlyIn: ['Asia/Ho_Chi_Minh', 'Asia/Saigon'] },
  { day: '09-02', name: 'Quốc khánh', onlyIn: ['Asia/Ho_Chi_Minh', 'Asia/Saigon'] },
];

function yearlyDaysOff(plan: Plan): FieldNote[] {
  const period = periodOf(planParts.parse(plan));
  if (period === undefined) return [];
  const years = [plan.year, plan.year + 1];
  return YEARLY.filter(({ onlyIn }) => onlyIn === undefined || onlyIn.includes(plan.timeZone)).flatMap(
    ({ day, name }) =>
      years.flatMap((year): FieldNote[] => {
        const date: PlainDate = `${year}-${day}`;
        const isIn = date >= period.opens && date <= period.ends;
        const isSwapped = plan.calendar.workingDays.some((worked) => worked.date === date);
        if (!isIn || isSwapped || !isWorkingDay(date, plan.calendar)) return [];
        const message = {
          en: `${dayInWords(date)} (${name}) counts as a working day: add it to daysOff with its document`,
          vi: `ngày ${dayInWords(date)} (${name}) đang được tính là ngày làm việc: đề nghị ghi vào daysOff kèm văn bản`,
        };
        return [{ path: ['calendar', 'daysOff'], rule: 'yearly-day-off', message }];
      }),
  );
}

/** `year: 2025` in a plan that is called «… năm 2026». */
function otherYear(plan: Plan): FieldNote[] {
  return (['id', 'title', 'source'] as const).flatMap((field): FieldNote[] => {
    const named = yearsNamed(plan[field]);
    if (named.length === 0 || named.includes(plan.year)) return [];
    const message = {
      en: `names ${named.join(', ')}, but the plan’s year is ${plan.year}`,
      vi: `ghi năm ${named.join(', ')}, trong khi year là ${plan.year}`,
    };
    return [{ path: [field], rule: 'other-year', message }];
  });
}

/** Before it or after it people are not at work; «8 giờ tối» may have been meant as 08:00. */
const [EARLY, LATE] = ['06:00', '19:00'];

function lettersByNight(plan: Plan): FieldNote[] {
  return (['letterTime', 'dailyLetterTime'] as const).flatMap((field): FieldNote[] => {
    const time = plan[field];
    if (time >= EARLY && time <= LATE) return [];
    const message = {
      en: `letters would go at ${time}, outside of working hours`,
      vi: `thư sẽ được gửi lúc ${time}, ngoài giờ làm việc`,
    };
    return [{ path: [field], rule: 'by-night', message }];
  });
}

/** Maxima of one kind's criteria that are not, together, the highest score of the whole. */
function sums(plan: Plan): FieldNote[] {
  return sumsOfMax(plan).flatMap(({ kind, index, sum }): FieldNote[] => {
    if (sum === plan.score.max) return [];
    const message = {
      en: `the criteria of «${kind}» come to ${sum} at most, but the highest overall score is ${plan.score.max}`,
      vi: `các tiêu chí của «${kind}» cộng lại tối đa ${sum} điểm, trong khi điểm chung cao nhất là ${plan.score.max}`,
    };
    return [{ path: ['unitKinds', index], rule: 'score-range', message }];
  });
}

/** Everything that is doubtful in a plan without faults. */
export const planNotes = (plan: Plan): FieldNote[] => [
  ...otherYear(plan),
  ...lettersByNight(plan),
  ...meaningless(plan),
  ...releasesNobody(plan),
  ...silentSteps(plan),
  ...overtaken(plan),
  ...yearlyDaysOff(plan),
  ...sums(plan),
];
