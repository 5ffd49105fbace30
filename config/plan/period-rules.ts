import { STEP_IDS } from '../../domain/plan';
import type { PlainDate } from '../../domain/time';
import { dayInWords } from '../../domain/wording';
import type { FieldFault } from '../files/schema-faults';
import type { PlanParts } from './parts';
import { dayOfPlan, isDate, periodOf, reminderDates } from './period';

/** A reminder before the opening would never be sent. */
export function remindersAfterOpening(parts: PlanParts): FieldFault[] {
  const opens = dayOfPlan(parts.opensOn, parts.year);
  if (opens === undefined) return [];
  return STEP_IDS.flatMap((step) =>
    reminderDates(parts, step)
      .filter(({ date }) => date < opens)
      .map(
        ({ index, n, date }): FieldFault => ({
          path: ['steps', step, 'reminderDays', index],
          rule: 'before-opening',
          message: {
            en: `reminder ${n} falls on ${dayInWords(date)}, before the campaign opens on ${dayInWords(opens)}, and would never be sent: take it out, or open earlier`,
            vi: `thư nhắc ${n} rơi vào ngày ${dayInWords(date)}, trước ngày mở đợt đánh giá ${dayInWords(opens)}, nên không bao giờ được gửi: đề nghị bỏ, hoặc mở sớm hơn`,
          },
        }),
      ),
  );
}

/** The years that a plan's names have, such as 2026 of `dong-nai-2026`. */
export const yearsNamed = (...names: readonly (string | undefined)[]): number[] =>
  names.flatMap((name) => (name?.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? []).map(Number));

/** A plan that was copied from another year's: `year` or a day off was left as it was. */
export function calendarInPeriod(parts: PlanParts): FieldFault[] {
  const { calendar, id, title, source, year } = parts;
  const period = periodOf(parts);
  if (period === undefined || year === undefined) return [];
  const dates = (['daysOff', 'workingDays'] as const).flatMap((list) =>
    calendar[list].flatMap((day, i) => (isDate(day?.date) ? [{ list, i, date: day.date }] : [])),
  );
  const isIn = (date: PlainDate, { opens, ends }: typeof period) => date >= opens && date <= ends;
  const outside = dates.filter(({ date }) => !isIn(date, period));
  if (outside.length === 0) return [];
  const runs = {
    en: `the campaign, which runs from ${dayInWords(period.opens)} to its last overdue day, ${dayInWords(period.ends)}`,
    vi: `đợt đánh giá (từ ngày mở ${dayInWords(period.opens)} đến ngày báo quá thời hạn cuối cùng ${dayInWords(period.ends)})`,
  };
  const other = yearsNamed(id, title, source).find((named) => {
    const then = named === year ? undefined : periodOf(parts, named);
    return then && dates.every(({ date }) => isIn(date, then));
  });
  if (other !== undefined && !yearsNamed(id, title, source).includes(year)) {
    const message = {
      en: `all days of the calendar are outside ${runs.en}, and the plan is named for ${other}: write year: ${other}`,
      vi: `mọi ngày trong calendar đều nằm ngoài ${runs.vi}, trong khi kế hoạch mang tên năm ${other}: đề nghị ghi year: ${other}`,
    };
    return [{ path: ['year'], rule: 'outside-campaign', message }];
  }
  return outside.map(({ list, i, date }) => ({
    path: ['calendar', list, i, 'date'],
    rule: 'outside-campaign',
    message: {
      en: `${dayInWords(date)} is outside ${runs.en}: correct the day or the plan’s year, or take the day out`,
      vi: `ngày ${dayInWords(date)} nằm ngoài ${runs.vi}: đề nghị sửa ngày này hoặc trường year, hoặc bỏ ngày này`,
    },
  }));
}
