import { dayTyped, instantOf, momentOf, tellDate, timeTyped } from '../../parts/dates';
import type { Fault } from '../../parts/error-summary';
import type { Words } from '../../words/vi';
import type { papersWords } from './words';

/** What is typed of a paper, by the field's name. */
export type Typed = Readonly<Record<string, string>>;

export const STAMP = {
  number: 'receipt.documentNumber',
  day: 'receipt.stampedAt',
  time: 'time',
} as const;

export interface Stamp {
  stampedAt: string;
  documentNumber: string;
  clerk: string;
}

/** As it would have been typed. */
export function typedStamp(stamp: Pick<Stamp, 'stampedAt' | 'documentNumber'>, timeZone: string): Typed {
  const { day, time } = momentOf(stamp.stampedAt, timeZone);
  return { [STAMP.number]: stamp.documentNumber, [STAMP.day]: tellDate(day), [STAMP.time]: time };
}

/** The stamp that the fields make, and their faults. */
export function stampOf(
  typed: Typed,
  {
    clerk,
    timeZone,
    words,
    said,
  }: { clerk: string; timeZone: string; words: Words; said: (typeof papersWords)['vi'] },
): { receipt: Stamp; faults: Fault[] } {
  const number = typed[STAMP.number]?.trim() ?? '';
  const day = dayTyped(typed[STAMP.day] ?? '');
  const time = timeTyped(typed[STAMP.time] ?? '');
  const faults = [
    ...(number === '' ? [{ field: STAMP.number, message: words.form.faults.empty }] : []),
    ...(day === undefined ? [{ field: STAMP.day, message: words.form.faults.notDate }] : []),
    ...(time === undefined ? [{ field: STAMP.time, message: said.notTime }] : []),
  ];
  const stampedAt = day === undefined || time === undefined ? '' : instantOf({ day, time, timeZone });
  return { receipt: { stampedAt, documentNumber: number, clerk }, faults };
}

/** «78» after «77», «78/ĐẾN» after «77/ĐẾN»; nothing after what begins with no number. */
export const numberAfter = (number: string): string =>
  /^\d{1,9}/.test(number) ? number.replace(/^\d+/, (digits) => String(Number(digits) + 1)) : '';
