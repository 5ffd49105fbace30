import { dayInPlan, weekday } from '../../domain/calendar';
import { dayExists } from '../../domain/day-number';
import { type DayOfYear, FILING_STEP_IDS, STEP_IDS, type StepId } from '../../domain/plan';
import { joined, type Text } from '../../domain/text';
import { dayInWords } from '../../domain/wording';
import type { FieldPath } from '../fault';
import { repeats } from '../files/repeats';
import type { FieldFault } from '../files/schema-faults';
import type { PlanParts } from './parts';
import { numbersOf } from './period';
import { calendarInPeriod, remindersAfterOpening } from './period-rules';
import { zoneRule } from './zone-rule';

const WEEKDAYS: readonly Text[] = [
  { en: 'Sunday', vi: 'Chủ nhật' },
  { en: 'Monday', vi: 'thứ Hai' },
  { en: 'Tuesday', vi: 'thứ Ba' },
  { en: 'Wednesday', vi: 'thứ Tư' },
  { en: 'Thursday', vi: 'thứ Năm' },
  { en: 'Friday', vi: 'thứ Sáu' },
  { en: 'Saturday', vi: 'thứ Bảy' },
];
const SUNDAY = 0;
const SATURDAY = 6;

const inWords = ({ day, month }: Pick<DayOfYear, 'day' | 'month'>, year: number) =>
  `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;

/** What there is instead. */
function lastDayOf({ month }: Pick<DayOfYear, 'day' | 'month'>, year: number): Text {
  const last = [31, 30, 29, 28].find((day) => dayExists({ year, month, day }));
  if (last === undefined) return { en: 'months are 1 to 12', vi: 'tháng phải từ 1 đến 12' };
  const end = inWords({ day: last, month }, year);
  return { en: `that month ends on ${end}`, vi: `tháng đó kết thúc vào ngày ${end}` };
}

const doesNotExist = (date: string, instead: Text): Text =>
  joined({ en: `${date} does not exist: `, vi: `không có ngày ${date}: ` }, instead);

/** The dates of the plan that exist, and a fault for each that does not. */
function planDays(parts: PlanParts): { faults: FieldFault[]; day: (path: FieldPath) => string | undefined } {
  const faults: FieldFault[] = [];
  const days = new Map<string, string>();
  const { year } = parts;
  const dated: [FieldPath, DayOfYear | undefined][] = [
    [['opensOn'], parts.opensOn],
    ...STEP_IDS.map((step): [FieldPath, DayOfYear | undefined] => [
      ['steps', step, 'deadline'],
      parts.steps[step]?.deadline,
    ]),
  ];
  for (const [path, day] of dated) {
    if (!day || year === undefined) continue;
    const actual = year + day.yearOffset;
    if (dayExists({ year: actual, month: day.month, day: day.day })) {
      days.set(path.join(), dayInPlan({ year, day }));
    } else {
      faults.push({
        path,
        rule: 'no-such-date',
        message: doesNotExist(inWords(day, actual), lastDayOf(day, actual)),
      });
    }
  }
  return { faults, day: (path) => days.get(path.join()) };
}

/**
 * The opening comes before every filing is due, step 4 not before the filings that it puts together, step 5 not
 * before step 4. Steps 1–3 run side by side: any order of theirs can work.
 */
function deadlineOrder(day: (path: FieldPath) => string | undefined): FieldFault[] {
  const due = (steps: readonly StepId[]) =>
    steps
      .flatMap((step) => {
        const date = day(['steps', step, 'deadline']);
        return date === undefined ? [] : [{ step, date }];
      })
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const opens = day(['opensOn']);
  const filings = due(FILING_STEP_IDS);
  const [first, last] = [filings[0], filings.at(-1)];
  const [assessment] = due(['party-assessment']);
  const [recognition] = due(['recognition']);
  const faults: FieldFault[] = [];
  const disorder = (path: FieldPath, message: Text) => faults.push({ path, rule: 'deadline-order', message });
  if (opens && first && opens >= first.date) {
    disorder(['opensOn'], {
      en: `the campaign opens on ${opens}, not before ${first.step} is due (${first.date}): open it earlier`,
      vi: `mở đợt đánh giá ngày ${dayInWords(opens)}, không trước thời hạn của ${first.step} (${dayInWords(first.date)}): đề nghị mở sớm hơn`,
    });
  }
  if (assessment && last && assessment.date < last.date) {
    disorder(['steps', 'party-assessment', 'deadline'], {
      en: `is ${assessment.date}, before ${last.step} is due (${last.date}), which its synthesis puts together: ${last.date} is the earliest`,
      vi: `là ngày ${dayInWords(assessment.date)}, trước thời hạn của ${last.step} (${dayInWords(last.date)}) mà bản tổng hợp phải dùng: sớm nhất là ngày ${dayInWords(last.date)}`,
    });
  }
  if (recognition && assessment && recognition.date < assessment.date) {
    disorder(['steps', 'recognition', 'deadline'], {
      en: `is ${recognition.date}, before party-assessment is due (${assessment.date}): that day is the earliest`,
      vi: `là ngày ${dayInWords(recognition.date)}, trước thời hạn của party-assessment (${dayInWords(assessment.date)}): sớm nhất là ngày đó`,
    });
  }
  return faults;
}

function workingCalendar({ calendar }: PlanParts): FieldFault[] {
  const faults: FieldFault[] = [];
  for (const list of ['daysOff', 'workingDays'] as const) {
    const dates = calendar[list].map((day) => day?.date);
    for (const { value, index } of repeats(dates)) {
      faults.push({
        path: ['calendar', list, index, 'date'],
        rule: 'duplicate',
        message: { en: `${value} is there twice`, vi: `ngày ${value} có hai lần` },
      });
    }
    dates.forEach((date, i) => {
      const path = ['calendar', list, i, 'date'];
      const numbers = numbersOf(date);
      if (date === undefined || numbers === undefined) return;
      const { year, month, day } = numbers;
      if (!dayExists({ year, month, day })) {
        faults.push({
          path,
          rule: 'no-such-date',
          message: doesNotExist(date, lastDayOf({ day, month }, year)),
        });
      } else if (list === 'workingDays') {
        const dayOfWeek = weekday(date);
        if (calendar.daysOff.some((off) => off?.date === date)) {
          faults.push({
            path,
            rule: 'day-off-and-working',
            message: {
              en: `${date} is a day off as well: keep one`,
              vi: `ngày ${date} cũng có trong daysOff: chỉ giữ lại một`,
            },
          });
        } else if (dayOfWeek !== SATURDAY && dayOfWeek !== SUNDAY) {
          const message = joined(
            { en: `${date} is a `, vi: `ngày ${date} là ` },
            WEEKDAYS[dayOfWeek] as Text,
            {
              en: ', worked anyway: only a Saturday or Sunday is swapped',
              vi: ', vốn là ngày làm việc: chỉ ghi ngày thứ Bảy hoặc Chủ nhật làm bù',
            },
          );
          faults.push({ path, rule: 'weekday-swap', message });
        }
      }
    });
  }
  return faults;
}

/** Every day of a plan exists, in its zone, in an order that can work, within the campaign, and is either worked or off. */
export function dateRules(parts: PlanParts): FieldFault[] {
  const { faults, day } = planDays(parts);
  const disorder = deadlineOrder(day);
  return [
    ...zoneRule(parts),
    ...faults,
    ...disorder,
    ...workingCalendar(parts),
    // What follows from days that are wrong would only hide which.
    ...(disorder.length > 0 ? [] : [...remindersAfterOpening(parts), ...calendarInPeriod(parts)]),
  ];
}
