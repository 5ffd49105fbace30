import * as fc from 'fast-check';
import { dateOf, dayExists, dayNumberOf, fromMonday } from '../../domain/day-number';

const DAY_MS = 86_400_000;

describe('a day as a number', () => {
  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2013-11-10', 16_019],
    ['2100-03-01', 47_541],
    ['0001-01-01', -719_162],
    ['9999-12-31', 2_932_896],
    ['10000-01-01', 2_932_897],
  ])('%s is %d', (date, number) => {
    expect(dayNumberOf(date)).toBe(number);
    expect(dateOf(number)).toBe(date);
  });

  test('on every day of four hundred years, after which all comes again, it is that of Date in UTC, as is the weekday', () => {
    const first = Date.UTC(1800, 0, 1) / DAY_MS;
    for (let number = first; number < first + 146_097; number += 1) {
      const date = new Date(number * DAY_MS);
      const text = date.toISOString().slice(0, 10);
      if (
        dateOf(number) !== text ||
        dayNumberOf(text) !== number ||
        (fromMonday(number) + 1) % 7 !== date.getUTCDay()
      ) {
        throw new Error(`${text} is ${dayNumberOf(text)}, ${number} is ${dateOf(number)}`);
      }
    }
  });

  test.each([
    '2013-02-29',
    '1900-02-29',
    '2013-04-31',
    '2013-13-01',
    '2013-00-10',
    '2013-11-00',
    '2013-1-1',
    '10/11/2013',
    '2013-11-10T00:00:00.000Z',
    '',
  ])('there is no day «%s»', (text) => {
    expect(() => dayNumberOf(text)).toThrow(RangeError);
  });

  test('a day exists where Date in UTC does not move it', () => {
    fc.assert(
      fc.property(
        fc.record({
          year: fc.integer({ min: 1600, max: 2400 }),
          month: fc.integer({ min: 0, max: 13 }),
          day: fc.integer({ min: 0, max: 32 }),
        }),
        ({ year, month, day }) => {
          const date = new Date(Date.UTC(year, month - 1, day));
          expect(dayExists({ year, month, day })).toBe(
            date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day,
          );
        },
      ),
    );
  });
});
