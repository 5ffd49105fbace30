import { announcedOf } from '../../../domain/rules/announced';
import { type Filed, standingsOf } from '../../../domain/rules/filing-standing';

const day = (n: number): string => `2013-11-${String(n).padStart(2, '0')}T03:00:00.000Z`;
const accepted = {
  outcome: 'accepted',
  timeliness: 'on-time',
  lateWorkingDays: 0,
  version: 1,
  revision: 1,
} as const;

/** A review of one agency, received on a day of November. */
const review = (id: string, received: number, more: Partial<Filed> = {}): Filed => ({
  id,
  kind: 'filing',
  step: 'agency-review',
  party: 'so-noi-vu',
  receivedAt: day(received),
  storedAt: day(received),
  answer: accepted,
  ...more,
});
const announcement = (id: string, received: number, more: Partial<Filed> = {}): Filed =>
  review(id, received, { kind: 'announcement', ...more });

describe('how a stored filing stands:', () => {
  const standings = (...filed: Filed[]) => Object.fromEntries(standingsOf(filed));

  test('the last of each kind and party counts', () => {
    expect(
      standings(
        review('a', 5),
        review('b', 6),
        announcement('t', 4),
        review('c', 1, { party: 'so-tai-chinh' }),
      ),
    ).toEqual({ b: { counts: true }, t: { counts: true }, c: { counts: true } });
  });

  test('a paper that awaits its contents does not count, and nothing else loses its place by it', () => {
    expect(standings(review('a', 5, { awaitsContent: true }))).toEqual({});
    expect(standings(review('a', 4), review('b', 5, { awaitsContent: true }))).toEqual({
      a: { counts: true },
    });
  });

  test('contents that are entered for it take its place', () => {
    const waiting = review('a', 5, { awaitsContent: true });
    expect(standings(waiting, review('b', 5, { storedAt: day(9), replaces: 'a' }))).toEqual({
      a: { replacedBy: 'b' },
      b: { counts: true },
    });
  });

  test('an entry says what stands in its place: the last correction, whatever the order', () => {
    const filed = [review('a', 5), review('b', 6, { replaces: 'a' }), review('c', 7, { replaces: 'a' })];
    for (const order of [filed, filed.toReversed()]) {
      expect(standings(...order)).toEqual({
        a: { replacedBy: 'c' },
        b: { replacedBy: 'c' },
        c: { counts: true },
      });
    }
  });

  test('what was voided gives its place back', () => {
    const voided = { replaces: 'a', voided: {} };
    expect(standings(review('a', 5), review('b', 6, voided))).toEqual({ a: { counts: true } });
  });

  test('what is held or was refused counts for nothing', () => {
    const held = { answer: { outcome: 'held', revision: 1 } } as const;
    const refused = { answer: { outcome: 'refused', refusal: 'not-assigned' } } as const;
    expect(
      standings(review('a', 5, held), review('b', 5, refused), review('c', 5, { answer: null })),
    ).toEqual({});
  });
});

describe('what is public once it is announced:', () => {
  const announced = (...filed: Filed[]) => [...announcedOf(filed)].sort();

  test.each<[string, Filed[], string[]]>([
    ['nothing before the announcement', [review('a', 5)], []],
    ['the review that stood then', [review('a', 5), announcement('t', 6)], ['a', 't']],
    ['not a correction after it', [review('a', 5), announcement('t', 6), review('b', 7)], ['a', 't']],
    [
      'that one once it is announced too',
      [review('a', 5), announcement('t', 6), review('b', 7), announcement('u', 8)],
      ['b', 't', 'u'],
    ],
    [
      'the first review, if the announcement came before any',
      [announcement('t', 6), review('a', 7)],
      ['a', 't'],
    ],
    [
      'nothing but the other announcement, once one is voided',
      [review('a', 5), announcement('t', 6), review('b', 7), announcement('u', 8, { voided: {} })],
      ['a', 't'],
    ],
    ['nothing, once the only one is voided', [review('a', 5), announcement('t', 6, { voided: {} })], []],
    [
      'a paper as it was entered right, whenever that was',
      [review('a', 5), announcement('t', 6), review('b', 5, { storedAt: day(9), replaces: 'a' })],
      ['b', 't'],
    ],
    [
      'the entry again, once its correction is voided',
      [review('a', 5), announcement('t', 6), review('b', 5, { storedAt: day(9), replaces: 'a', voided: {} })],
      ['a', 't'],
    ],
    [
      'never a paper that awaits its contents',
      [review('a', 5, { awaitsContent: true }), announcement('t', 6)],
      ['t'],
    ],
    [
      'of a system’s filing the version that stood then',
      [
        review('v1', 5, { series: { id: 's', version: 1 } }),
        announcement('t', 6),
        review('v2', 8, { series: { id: 's', version: 2 } }),
      ],
      ['t', 'v1'],
    ],
    [
      'the other review that stood then, though a filing of a system has a higher version now',
      [
        review('v1', 3, { series: { id: 's', version: 1 } }),
        review('a', 5),
        announcement('t', 6),
        review('v2', 8, { series: { id: 's', version: 2 } }),
      ],
      ['a', 't'],
    ],
    ['nothing of another agency', [review('a', 5, { party: 'so-tai-chinh' }), announcement('t', 6)], ['t']],
    [
      'nothing of what was held',
      [review('a', 5), announcement('t', 6), review('b', 6, { answer: { outcome: 'held', revision: 9 } })],
      ['a', 't'],
    ],
  ])('%s', (_, filed, ids) => {
    expect(announced(...filed)).toEqual(ids);
    expect(announced(...filed.toReversed())).toEqual(ids);
  });
});
