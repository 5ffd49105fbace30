import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { writeRunningYear } from '../../fixtures/running-year';

/** Units of the sample register, which the large one begins with. */
const SAMPLE = 36;
/** Who reviews all that are added. */
export const REVIEWER = 'so-noi-vu';
/** Who has the letters of that reviewer. */
export const REVIEWERS_DESK = 'dau-moi-so-noi-vu';
/** Who gives an opinion on all of them, and is in charge of them. */
const MEMBER = 'pct-kinh-te';
const IN_CHARGE = 'pct-kinh-te-ubnd-tinh';

export const unitAt = (n: number): string => `don-vi-${String(n).padStart(5, '0')}`;

/**
 * The sample's year, moved to these days, with so many units in all: each that is added has a focal person and a head of its own, and
 * owes its own report; one agency reviews all of them, one member gives an opinion on each. Resolves to the id of plan and register.
 */
export function writeLargeYear(folder: string, units: number): string {
  const id = writeRunningYear(folder);
  const added = Array.from({ length: units - SAMPLE }, (_, i) => unitAt(i + 1));
  const add = (table: string, rowsOf: (unit: string) => string[]) =>
    appendFileSync(path.join(folder, 'registers', id, `${table}.csv`), lines(added.flatMap(rowsOf)));
  const person = (what: string, unit: string) => `${what}-${unit}`;
  add('units', (unit) => [`${unit},department,Đơn vị ${unit.slice(-5)}`]);
  add('people', (unit) => [
    `${person('dau-moi', unit)},Đầu mối ${unit.slice(-5)},Chuyên viên đầu mối,dau-moi@${unit}.dong-nai.example`,
    `${person('lanh-dao', unit)},Lãnh đạo ${unit.slice(-5)},Người đứng đầu,lanh-dao@${unit}.dong-nai.example`,
  ]);
  add('roles', (unit) => [
    `${person('dau-moi', unit)},${unit},focal-person`,
    `${person('lanh-dao', unit)},${unit},head`,
    `${IN_CHARGE},${unit},vice-chair`,
  ]);
  add('reviews', (unit) => [`${REVIEWER},${unit}`]);
  add('opinions', (unit) => [`${MEMBER},${unit}`]);
  return id;
}

const lines = (rows: readonly string[]): string => rows.map((row) => `${row}\n`).join('');
