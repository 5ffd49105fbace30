import { dayInPlan, weekday } from '../../domain/calendar';
import { dayExists } from '../../domain/day-number';
import { type DayOfYear, FILING_STEP_IDS, STEP_IDS, type StepId } from '../../domain/plan';
import { isTimeZone } from '../../domain/zone';
import { didYouMean } from '../did-you-mean';
import type { FieldPath } from '../fault';
import { repeats } from '../files/repeats';
import type { FieldFault } from '../files/schema-faults';
import type { PlanParts } from './parts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

function timeZone({ timeZone: zone }: PlanParts): FieldFault[] {
  if (zone === undefined || isTimeZone(zone)) return [];
  const zones = [...Intl.supportedValuesOf('timeZone'), 'Asia/Ho_Chi_Minh'];
  const message = `there is no time zone «${zone}»: write an IANA name, in Việt Nam Asia/Ho_Chi_Minh${didYouMean(zone, zones)}`;
  return [{ path: ['timeZone'], rule: 'no-such-zone', message }];
}

const inWords = ({ day, month }: Pick<DayOfYear, 'day' | 'month'>, year: number) =>
  `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;

/** What there is instead. */
function lastDayOf({ month }: Pick<DayOfYear, 'day' | 'month'>, year: number): string {
  const last = [31, 30, 29, 28].find((day) => dayExists({ year, month, day }));
  return last === undefined
    ? 'months are 1 to 12'
    : `that month ends on ${inWords({ day: last, month }, year)}`;
}

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
        message: `${inWords(day, actual)} does not exist: ${lastDayOf(day, actual)}`,
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
  const disorder = (path: FieldPath, message: string) =>
    faults.push({ path, rule: 'deadline-order', message });
  if (opens && first && opens >= first.date) {
    disorder(
      ['opensOn'],
      `the campaign opens on ${opens}, not before ${first.step} is due (${first.date}): open it earlier`,
    );
  }
  if (assessment && last && assessment.date < last.date) {
    disorder(
      ['steps', 'party-assessment', 'deadline'],
      `is ${assessment.date}, before ${last.step} is due (${last.date}), which its synthesis puts together: ${last.date} is the earliest`,
    );
  }
  if (recognition && assessment && recognition.date < assessment.date) {
    disorder(
      ['steps', 'recognition', 'deadline'],
      `is ${recognition.date}, before party-assessment is due (${assessment.date}): that day is the earliest`,
    );
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
        message: `${value} is there twice`,
      });
    }
    dates.forEach((date, i) => {
      const path = ['calendar', list, i, 'date'];
      const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? '')?.map(Number) ?? [];
      if (date === undefined || year === undefined || month === undefined || day === undefined) return;
      if (!dayExists({ year, month, day })) {
        faults.push({
          path,
          rule: 'no-such-date',
          message: `${date} does not exist: ${lastDayOf({ day, month }, year)}`,
        });
      } else if (list === 'workingDays') {
        const weekdayName = WEEKDAYS[weekday(date)] as string;
        if (calendar.daysOff.some((off) => off?.date === date)) {
          faults.push({
            path,
            rule: 'day-off-and-working',
            message: `${date} is a day off as well: keep one`,
          });
        } else if (weekdayName !== 'Saturday' && weekdayName !== 'Sunday') {
          const message = `${date} is a ${weekdayName}, worked anyway: only a Saturday or Sunday is swapped`;
          faults.push({ path, rule: 'weekday-swap', message });
        }
      }
    });
  }
  return faults;
}

/** Every day of a plan exists, in its zone, in an order that can work, and is either worked or off. */
export function dateRules(parts: PlanParts): FieldFault[] {
  const { faults, day } = planDays(parts);
  return [...timeZone(parts), ...faults, ...deadlineOrder(day), ...workingCalendar(parts)];
}
