import path from 'node:path';
import { dayAt, dayNumber, instantOf, parseDay, weekdayFromMonday } from '../../rehearsal/checker/dates';
import { type CheckedPlan, readPlan, STEPS, type Step } from '../../rehearsal/checker/read-plan';
import { timetableOf } from '../../rehearsal/checker/stages';

const timeZone = 'Asia/Ho_Chi_Minh';
const plan2013 = readPlan(path.join(__dirname, '../../config/plans/dong-nai-2013.yaml'));
const plan2026: CheckedPlan = {
  ...plan2013,
  year: 2026,
  calendar: { off: new Set([parseDay('2027-01-01')]), swapped: new Set() },
};

/** «22/10» for each letter of a kind of one step. */
function letters(plan: CheckedPlan, step: Step, kind: string): string[] {
  const openedAt = instantOf({
    day: dayNumber({ year: plan.year, month: 9, day: 1 }),
    time: '00:00',
    timeZone,
  });
  return timetableOf({ plan, step, openedAt })
    .stages.filter((stage) => stage.kind === kind)
    .map(({ at }) => new Date(at + 7 * 3_600_000).toISOString().slice(5, 16).replace('T', ' '));
}

const at8 = (days: string) => days.split(', ').map((day) => `${day.slice(3, 5)}-${day.slice(0, 2)} 08:00`);

describe('the checker’s own calendar', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11016],
    ['2013-11-10', 16019],
    ['2100-03-01', 47541],
  ])('has %s as day %d', (text, number) => {
    expect(parseDay(text)).toBe(number);
  });

  it('agrees with Date on every day of a hundred years', () => {
    const first = parseDay('1970-01-01');
    for (let day = first; day < first + 36525; day += 1) {
      const date = new Date(day * 86_400_000);
      const text = date.toISOString().slice(0, 10);
      // Tens of thousands of assertions would take ten seconds.
      if (parseDay(text) !== day || (weekdayFromMonday(day) + 1) % 7 !== date.getUTCDay())
        throw new Error(`${text} is ${parseDay(text)}, not ${day}`);
    }
  });

  it('knows where clocks of a zone stand, also where they change', () => {
    expect(new Date(instantOf({ day: parseDay('2013-11-10'), time: '00:00', timeZone })).toISOString()).toBe(
      '2013-11-09T17:00:00.000Z',
    );
    const berlin = instantOf({ day: parseDay('2013-10-27'), time: '08:00', timeZone: 'Europe/Berlin' });
    expect(new Date(berlin).toISOString()).toBe('2013-10-27T07:00:00.000Z');
    expect(dayAt({ ms: Date.parse('2013-11-09T17:00:00Z'), timeZone })).toBe(parseDay('2013-11-10'));
    expect(dayAt({ ms: Date.parse('2013-11-09T16:59:59Z'), timeZone })).toBe(parseDay('2013-11-09'));
  });

  it.each<[string, CheckedPlan, Step, string, string]>([
    ['10/11/2013', plan2013, 'agency-review', '22/10, 31/10, 06/11, 08/11', '11/11, 13/11, 19/11'],
    ['10/12/2013', plan2013, 'self-review', '20/11, 29/11, 05/12, 09/12', '11/12, 13/12, 19/12'],
    ['31/12/2013', plan2013, 'party-assessment', '11/12, 20/12, 26/12, 30/12', '02/01, 06/01, 10/01'],
    ['10/01/2014', plan2013, 'recognition', '20/12, 31/12, 07/01, 09/01', '13/01, 15/01, 21/01'],
    ['10/11/2026', plan2026, 'agency-review', '21/10, 30/10, 05/11, 09/11', '11/11, 13/11, 19/11'],
    ['10/12/2026', plan2026, 'self-review', '20/11, 01/12, 07/12, 09/12', '11/12, 15/12, 21/12'],
    ['31/12/2026', plan2026, 'party-assessment', '11/12, 22/12, 28/12, 30/12', '04/01, 06/01, 12/01'],
    ['10/01/2027', plan2026, 'recognition', '21/12, 30/12, 06/01, 08/01', '11/01, 13/01, 19/01'],
  ])('has the letters around %s, which the plan names', (_deadline, plan, step, reminders, overdue) => {
    expect(letters(plan, step, 'reminder')).toEqual(at8(reminders));
    expect(letters(plan, step, 'overdue')).toEqual(at8(overdue));
  });

  it('writes on D itself only if people work then', () => {
    expect(letters(plan2013, 'agency-review', 'due-today')).toEqual([]);
    expect(letters(plan2013, 'self-review', 'due-today')).toEqual(at8('10/12'));
  });

  it('opens steps 1 to 3 alone', () => {
    const opening = STEPS.filter((step) => letters(plan2013, step, 'opening').length > 0);
    expect(opening).toEqual(['agency-review', 'self-review', 'member-opinion']);
  });
});
