import * as fc from 'fast-check';
import {
  addDays,
  dayOf,
  dueInstant,
  instantAt,
  isWorkingDay,
  lastDay,
  nthWorkingDay,
  weekday,
  workingDaysBetween,
} from '../../domain/calendar';
import type { WorkingCalendar } from '../../domain/plan';

const timeZone = 'Asia/Ho_Chi_Minh';

/** An oracle that shares nothing with the code: it steps through UTC noons and asks `Intl` for the weekday. */
const oracle = {
  day: (n: number) => new Date(Date.UTC(2013, 0, 1, 12) + n * 86_400_000).toISOString().slice(0, 10),
  weekdayName: (date: string) =>
    new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' }).format(
      new Date(`${date}T12:00:00Z`),
    ),
  works: (date: string, calendar: WorkingCalendar): boolean => {
    const swapped = calendar.workingDays.map((each) => each.date).includes(date);
    const weekend = ['Sat', 'Sun'].includes(oracle.weekdayName(date));
    const off = calendar.daysOff.filter((each) => each.document).some((each) => each.date === date);
    return swapped || !(weekend || off);
  },
};

const dates = fc.integer({ min: 0, max: 6000 }).map(oracle.day);
const calendars: fc.Arbitrary<WorkingCalendar> = fc.record({
  daysOff: fc.array(
    fc.record({
      date: dates,
      name: fc.constant('nghỉ'),
      document: fc.option(fc.constant('QĐ 1'), { nil: undefined }),
    }),
    { maxLength: 200 },
  ),
  workingDays: fc.array(
    fc.record({ date: dates, name: fc.constant('làm bù'), document: fc.constant('QĐ 2') }),
    { maxLength: 20 },
  ),
});

describe('working days', () => {
  test('are the weekdays that no document made a day off, and the days swapped in', () => {
    fc.assert(
      fc.property(dates, calendars, (date, calendar) => {
        expect(isWorkingDay(date, calendar)).toBe(oracle.works(date, calendar));
      }),
    );
  });

  test('the n-th one before or after a day has n−1 others between', () => {
    fc.assert(
      fc.property(
        dates,
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom(1 as const, -1 as const),
        calendars,
        (from, n, direction, calendar) => {
          const found = nthWorkingDay({ from, n, direction, calendar });
          expect(oracle.works(found, calendar)).toBe(true);
          let between = 0;
          for (let date = addDays(from, direction); date !== found; date = addDays(date, direction)) {
            if (oracle.works(date, calendar)) between += 1;
          }
          expect(between).toBe(n - 1);
        },
      ),
    );
  });

  test('between two days are counted without the first and with the last', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 60 }), calendars, (after, span, calendar) => {
        const days = Array.from({ length: span }, (_, i) => addDays(after, i + 1));
        expect(workingDaysBetween({ after, through: addDays(after, span), calendar })).toBe(
          days.filter((date) => oracle.works(date, calendar)).length,
        );
      }),
    );
  });

  test('a weekday is that of the proleptic Gregorian calendar', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const names = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
        expect(names[weekday(date)]).toBe(oracle.weekdayName(date));
      }),
    );
  });
});

describe('«trước ngày D»', () => {
  test('before-day excludes D: due at D 00:00 in the plan’s zone, the last day is D−1', () => {
    const rules = { deadline: '2026-12-10', reading: 'before-day', timeZone } as const;
    expect(dueInstant(rules)).toBe('2026-12-09T17:00:00.000Z');
    expect(lastDay(rules.deadline, rules.reading)).toBe('2026-12-09');
  });

  test('end-of-day includes D: due at D+1 00:00, the last day is D', () => {
    const rules = { deadline: '2026-12-10', reading: 'end-of-day', timeZone } as const;
    expect(dueInstant(rules)).toBe('2026-12-10T17:00:00.000Z');
    expect(lastDay(rules.deadline, rules.reading)).toBe('2026-12-10');
  });

  test('both readings: the last instant of the last day is the last one on time, in any zone', () => {
    fc.assert(
      fc.property(
        dates,
        fc.constantFrom('before-day' as const, 'end-of-day' as const),
        fc.constantFrom('Asia/Ho_Chi_Minh', 'UTC', 'Asia/Tokyo'),
        (deadline, reading, zone) => {
          const dueMs = Date.parse(dueInstant({ deadline, reading, timeZone: zone }));
          const at = (ms: number) => dayOf({ at: new Date(ms).toISOString(), timeZone: zone });
          expect(at(dueMs - 1)).toBe(lastDay(deadline, reading));
          expect(at(dueMs)).toBe(addDays(lastDay(deadline, reading), 1));
        },
      ),
    );
  });

  test('a wall-clock time of the plan is an instant, whatever the host’s zone', () => {
    expect(instantAt({ date: '2013-10-22', time: '08:00', timeZone })).toBe('2013-10-22T01:00:00.000Z');
    expect(instantAt({ date: '2013-10-22', time: '16:30', timeZone })).toBe('2013-10-22T09:30:00.000Z');
  });
});
