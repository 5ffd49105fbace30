import * as fc from 'fast-check';
import {
  addDays,
  dayOf,
  dueInstant,
  instantAt,
  isWorkingDay,
  lastDay,
  nextWorkingTime,
  nthWorkingDay,
  oneWorkingDayAfter,
  timeOf,
  weekday,
  workingDayFrom,
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
const calendarsWithin = (days: fc.Arbitrary<string>, most: number): fc.Arbitrary<WorkingCalendar> =>
  fc.record({
    daysOff: fc.array(
      fc.record({
        date: days,
        name: fc.constant('nghỉ'),
        document: fc.option(fc.constant('QĐ 1'), { nil: undefined }),
      }),
      { maxLength: most },
    ),
    workingDays: fc.array(
      fc.record({ date: days, name: fc.constant('làm bù'), document: fc.constant('QĐ 2') }),
      { maxLength: most },
    ),
  });
const calendars = calendarsWithin(dates, 200);
/** Six weeks, in whose calendars days come twice, and are off and swapped in at once. */
const sixWeeks = fc.integer({ min: 300, max: 342 }).map(oracle.day);
const crowded = calendarsWithin(sixWeeks, 40);

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

  test('between two days near each other, in a calendar that says things twice and against itself', () => {
    fc.assert(
      fc.property(sixWeeks, fc.integer({ min: -10, max: 60 }), crowded, (after, span, calendar) => {
        const days = Array.from({ length: Math.max(span, 0) }, (_, i) => addDays(after, i + 1));
        expect(workingDaysBetween({ after, through: addDays(after, span), calendar })).toBe(
          days.filter((date) => oracle.works(date, calendar)).length,
        );
      }),
      { numRuns: 500 },
    );
  });

  const swappedTwice: WorkingCalendar = {
    daysOff: [
      { date: '2013-11-11', name: 'nghỉ', document: 'QĐ 1' },
      { date: '2013-11-11', name: 'nghỉ', document: 'QĐ 3' },
      { date: '2013-11-12', name: 'nghỉ', document: 'QĐ 1' },
      { date: '2013-11-13', name: 'chưa có văn bản' },
      { date: '2013-11-16', name: 'nghỉ vào thứ Bảy', document: 'QĐ 1' },
      { date: '2013-11-17', name: 'nghỉ vào Chủ nhật', document: 'QĐ 1' },
    ],
    workingDays: [
      { date: '2013-11-12', name: 'làm bù', document: 'QĐ 2' },
      { date: '2013-11-16', name: 'làm bù', document: 'QĐ 2' },
      { date: '2013-11-16', name: 'làm bù', document: 'QĐ 4' },
    ],
  };

  test.each([
    ['a day off that is named twice counts once', '2013-11-10', '2013-11-11', 0],
    ['a day that is off and swapped in is worked', '2013-11-11', '2013-11-12', 1],
    ['an unconfirmed day off is worked', '2013-11-12', '2013-11-13', 1],
    ['a Saturday that is swapped in twice counts once', '2013-11-15', '2013-11-16', 1],
    ['a Sunday is not off twice', '2013-11-16', '2013-11-17', 0],
    ['there is a whole week', '2013-11-10', '2013-11-17', 5],
    ['there is no day', '2013-11-13', '2013-11-13', 0],
    ['they are counted backwards', '2013-11-17', '2013-11-10', 0],
  ])('where %s: after %s through %s there are %i', (_, after, through, count) => {
    expect(workingDaysBetween({ after, through, calendar: swappedTwice })).toBe(count);
  });

  test('over thirteen years are counted without going through the days', () => {
    const calendar = { daysOff: [{ date: '2014-01-01', name: 'nghỉ', document: 'QĐ 1' }], workingDays: [] };
    const count = () => workingDaysBetween({ after: '2013-11-10', through: '2026-11-10', calendar });
    expect(count()).toBe(3391);
    const startedAt = process.hrtime.bigint();
    for (let i = 0; i < 1000; i += 1) count();
    // Some microseconds each; going through the days took as many milliseconds.
    expect(Number(process.hrtime.bigint() - startedAt) / 1e6).toBeLessThan(500);
  });

  test('from a day on: itself, or the next one that is worked', () => {
    expect(workingDayFrom('2013-11-10', swappedTwice)).toBe('2013-11-12');
    expect(workingDayFrom('2013-11-16', swappedTwice)).toBe('2013-11-16');
  });

  test('another calendar of the same days is another one', () => {
    expect(isWorkingDay('2013-11-11', swappedTwice)).toBe(false);
    expect(isWorkingDay('2013-11-11', { ...swappedTwice, daysOff: [] })).toBe(true);
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

describe('a time of a working day', () => {
  const calendar: WorkingCalendar = { daysOff: [], workingDays: [] };
  const inBerlin = { timeZone: 'Europe/Berlin', calendar };

  test.each([
    ['asked before it, is on the day', '2013-11-08T00:59:59.999Z', '2013-11-08T01:00:00.000Z'],
    ['asked at it, is on the next working day', '2013-11-08T01:00:00.000Z', '2013-11-11T01:00:00.000Z'],
    ['asked on a Sunday, is on Monday', '2013-11-10T03:00:00.000Z', '2013-11-11T01:00:00.000Z'],
  ])('%s', (_, after, at) => {
    expect(nextWorkingTime({ after, time: '08:00', timeZone, calendar })).toBe(at);
  });

  test('is the same on the wall when the clocks have been changed', () => {
    const friday = '2026-10-23T06:00:00.000Z';
    expect(timeOf({ at: friday, timeZone: 'Europe/Berlin' })).toBe('08:00');
    const monday = '2026-10-26T07:00:00.000Z';
    expect(nextWorkingTime({ ...inBerlin, after: friday, time: '08:00' })).toBe(monday);
    expect(oneWorkingDayAfter({ ...inBerlin, at: friday })).toBe(monday);
  });

  test('one working day later keeps seconds, too', () => {
    const at = '2013-11-08T01:02:03.456Z';
    expect(oneWorkingDayAfter({ at, timeZone, calendar })).toBe('2013-11-11T01:02:03.456Z');
  });

  test('there is one after the last instant that has four digits of year', () => {
    const after = '9999-12-31T23:59:59.999Z';
    expect(nextWorkingTime({ after, time: '08:00', timeZone, calendar })).toBe('+010000-01-03T01:00:00.000Z');
  });
});
