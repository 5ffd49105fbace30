import { type Claimed, intakeFaults, intakeOf, makesPunctual } from '../../../domain/rules/intake';
import type { Instant } from '../../../domain/time';

const plan = { year: 2013, timeZone: 'Asia/Ho_Chi_Minh' };
const now = '2013-11-10T03:00:00.000Z';
const openedAt = '2013-10-01T01:00:00.000Z';
const stamp = (stampedAt: Instant) => ({ receipt: { stampedAt, documentNumber: '1/VB', clerk: 'văn thư' } });
const document = (date: string) => ({ document: { number: '1/VB', date, signer: 'Giám đốc' } });

const rules = (claimed: Partial<Claimed>) =>
  intakeFaults({ now, plan, openedAt, ...claimed }).map(({ field, rule }) => `${field} ${rule}`);
const intake = (claimed: Partial<Claimed>) => intakeOf({ now, plan, openedAt, ...claimed });

describe('what a receipt claims is taken or refused:', () => {
  test.each<[string, Instant, string | undefined]>([
    ['the first instant of the year before the plan’s, in its zone', '2011-12-31T17:00:00.000Z', undefined],
    ['the instant before that year', '2011-12-31T16:59:59.999Z', 'too-long-ago'],
    ['a year with a wrong digit', '0202-11-09T03:00:00.000Z', 'too-long-ago'],
    ['a year before the first', '-000001-11-09T03:00:00.000Z', 'too-long-ago'],
    ['now', now, undefined],
    ['five minutes ahead', '2013-11-10T03:05:00.000Z', undefined],
    ['more than five minutes ahead', '2013-11-10T03:05:00.001Z', 'in-the-future'],
    ['next year', '2014-11-09T03:00:00.000Z', 'in-the-future'],
    [
      'a year of five digits, which text would sort before all others',
      '+010000-01-01T06:59:59.000Z',
      'in-the-future',
    ],
  ])('%s (%s)', (_, at, rule) => {
    expect(rules({ filedAt: at })).toEqual(rule ? [`filedAt ${rule}`] : []);
    expect(rules(stamp(at))).toEqual(rule ? [`receipt.stampedAt ${rule}`] : []);
  });

  test('nothing is refused of what a person sends', () => {
    expect(rules({})).toEqual([]);
    expect(rules(document('2099-01-01'))).toEqual([]);
  });
});

describe('when something counts as received:', () => {
  test('of a person: now', () => {
    expect(intake({})).toEqual({ channel: 'person', receivedAt: now });
  });

  test.each<[string, Instant, Instant, string[]]>([
    ['now', now, now, []],
    ['a little ahead: now, and nobody needs to look', '2013-11-10T03:05:00.000Z', now, []],
    ['three days ago', '2013-11-07T03:00:00.000Z', '2013-11-07T03:00:00.000Z', []],
    ['longer ago: our receipt', '2013-11-07T02:59:59.999Z', now, ['filed-too-long-ago']],
    ['before the opening', '2013-09-30T03:00:00.000Z', now, ['filed-too-long-ago', 'before-the-opening']],
  ])('of a system that says %s', (_, filedAt, receivedAt, marks) => {
    const marked = marks.length > 0 ? { marks } : {};
    expect(intake({ filedAt })).toEqual({ channel: 'system', receivedAt, filedAt, ...marked });
  });

  test.each<[string, Instant, Instant, string[]]>([
    ['of now', now, now, []],
    ['a little ahead: now', '2013-11-10T03:05:00.000Z', now, []],
    ['of last month', '2013-10-10T03:00:00.000Z', '2013-10-10T03:00:00.000Z', []],
    ['of the opening', openedAt, openedAt, []],
    ['before it', '2013-10-01T00:59:59.999Z', '2013-10-01T00:59:59.999Z', ['before-the-opening']],
  ])('of a paper with a stamp %s', (_, stampedAt, receivedAt, marks) => {
    const marked = marks.length > 0 ? { marks } : {};
    expect(intake(stamp(stampedAt))).toEqual({
      channel: 'paper',
      receivedAt,
      enteredBy: 'văn thư',
      ...marked,
    });
  });

  test.each<[string, Partial<Claimed>, boolean]>([
    [
      'dated on the day of its stamp, by the plan’s clocks',
      { ...stamp('2013-11-08T17:00:00.000Z'), ...document('2013-11-09') },
      false,
    ],
    ['dated the day after', { ...stamp('2013-11-08T16:59:59.999Z'), ...document('2013-11-09') }, true],
    ['of a person, dated today', document('2013-11-10'), false],
    ['of a person, dated tomorrow', document('2013-11-11'), true],
    [
      'of a system, dated after it was filed',
      { filedAt: '2013-11-08T03:00:00.000Z', ...document('2013-11-09') },
      true,
    ],
    [
      'of a system that is not believed, dated before our receipt',
      { filedAt: '2013-11-01T03:00:00.000Z', ...document('2013-11-09') },
      false,
    ],
  ])('a document %s', (_, claimed, isMarked) => {
    expect(intake(claimed).marks?.includes('dated-after-receipt') ?? false).toBe(isMarked);
  });
});

test.each<[string, Instant, Instant[], boolean]>([
  ['in time after what was late', '2013-11-09T16:59:59.999Z', ['2013-11-09T17:00:00.000Z'], true],
  ['late as well', '2013-11-09T17:00:00.000Z', ['2013-11-10T17:00:00.000Z'], false],
  [
    'in time as what came before',
    '2013-11-08T03:00:00.000Z',
    ['2013-11-11T03:00:00.000Z', '2013-11-09T03:00:00.000Z'],
    false,
  ],
  ['the first of all', '2013-11-08T03:00:00.000Z', [], false],
])('whether it makes punctual what was late: %s', (_, receivedAt, before, expected) => {
  expect(makesPunctual({ receivedAt, before, dueAt: '2013-11-09T17:00:00.000Z' })).toBe(expected);
});
