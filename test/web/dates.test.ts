import { dayTyped, momentOf, tellDay, tellInstant } from '../../web/src/parts/dates';
import { en } from '../../web/src/words/en';
import { vi } from '../../web/src/words/vi';

test.each([
  ['8/11/2013', '2013-11-08'],
  ['08-11-2013', '2013-11-08'],
  [' 8.11.2013 ', '2013-11-08'],
  ['29/2/2012', '2012-02-29'],
  ['29/2/2013', undefined],
  ['13/13/2013', undefined],
  ['8/11/13', undefined],
  ['2013-11-08', undefined],
  ['', undefined],
])('«%s» is read as %s', (typed, day) => {
  expect(dayTyped(typed)).toBe(day);
});

test('instants are told in the plan’s zone', () => {
  expect(momentOf('2013-11-07T17:30:00.000Z', 'Asia/Ho_Chi_Minh')).toEqual({
    date: '08/11/2013',
    time: '00:30',
    weekday: 5,
    day: '2013-11-08',
  });
  expect(tellInstant(vi, '2013-11-07T17:30:00.000Z')).toBe('00:30 ngày 08/11/2013');
  expect(tellInstant(en, '2013-11-07T17:30:00.000Z')).toBe('08/11/2013 at 00:30');
});

test('a day is told with its weekday', () => {
  expect([tellDay(vi, '2013-11-08'), tellDay(vi, '2013-11-10')]).toEqual([
    'thứ Sáu, 08/11/2013',
    'Chủ nhật, 10/11/2013',
  ]);
});
