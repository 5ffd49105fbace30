import { first, inOrder, living, type Sent, standIns } from '../../domain/ledger/versions';

/** Something sent, as «id received stored»; days of November 2013. */
const sent = (id: string, received: number, stored: number, more: Partial<Sent> = {}): Sent => ({
  id,
  receivedAt: day(received),
  storedAt: day(stored),
  ...more,
});
const day = (n: number): string => `2013-11-${String(n).padStart(2, '0')}T03:00:00.000Z`;
const ofSeries = (id: string, version: number) => ({ series: { id, version } });
const voided = { voided: {} };

/** Every order of a few things. */
function* orders<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  for (const [i, item] of items.entries()) {
    for (const rest of orders(items.toSpliced(i, 1))) yield [item, ...rest];
  }
}

describe('which versions count:', () => {
  test.each<[string, { all: Sent[]; counts: string | undefined; first: string | undefined }]>([
    ['none, where nothing was sent', { all: [], counts: undefined, first: undefined }],
    [
      'the later receipt says what, the first one says when',
      { all: [sent('a', 5, 5), sent('b', 7, 7)], counts: 'b', first: 'a' },
    ],
    [
      'of equal receipts the one that was stored later, whatever its id',
      { all: [sent('b', 5, 6), sent('a', 5, 7)], counts: 'a', first: 'b' },
    ],
    [
      'of what was stored in one instant the one before which more was stored',
      { all: [sent('b', 5, 6, { order: 0 }), sent('a', 5, 6, { order: 1 })], counts: 'a', first: 'b' },
    ],
    [
      'of one sender’s filing the highest version says what, though an older one claims a later instant',
      {
        all: [sent('v2', 6, 9, ofSeries('s', 2)), sent('v1', 8, 9, ofSeries('s', 1))],
        counts: 'v2',
        first: 'v1',
      },
    ],
    [
      'a higher version with an earlier instant makes nothing punctual',
      {
        all: [sent('v1', 12, 12, ofSeries('s', 1)), sent('v2', 9, 12, ofSeries('s', 2))],
        counts: 'v2',
        first: 'v1',
      },
    ],
    [
      'versions are numbers: 10 is higher than 9',
      {
        all: [sent('s:v9', 5, 5, ofSeries('s', 9)), sent('s:v10', 5, 5, ofSeries('s', 10))],
        counts: 's:v10',
        first: 's:v9',
      },
    ],
    [
      'two filings of one sender are two, also where one is called as the other by itself',
      {
        all: [sent('a', 5, 5, ofSeries('x', 1)), sent('b', 7, 7, ofSeries('y', 1)), sent('x', 6, 6)],
        counts: 'b',
        first: 'a',
      },
    ],
    [
      'a filing that counts by its highest version stands among others by that one’s instant',
      {
        all: [sent('v1', 3, 3, ofSeries('s', 1)), sent('person', 5, 5), sent('v2', 7, 7, ofSeries('s', 2))],
        counts: 'v2',
        first: 'v1',
      },
    ],
    [
      'a correction takes the place of the entry, its stamp too: later',
      { all: [sent('p', 5, 12), sent('c', 11, 13, { replaces: 'p' })], counts: 'c', first: 'c' },
    ],
    [
      'a correction takes the place of the entry, its stamp too: earlier',
      { all: [sent('p', 11, 12), sent('c', 5, 13, { replaces: 'p' })], counts: 'c', first: 'c' },
    ],
    [
      'a voided correction brings back what it had replaced',
      {
        all: [sent('p', 11, 12), sent('c', 5, 13, { replaces: 'p', ...voided })],
        counts: 'p',
        first: 'p',
      },
    ],
    [
      'a voided entry under its correction changes nothing',
      { all: [sent('p', 11, 12, voided), sent('c', 5, 13, { replaces: 'p' })], counts: 'c', first: 'c' },
    ],
    [
      'the correction of a voided correction stands for all three',
      {
        all: [
          sent('p', 11, 12),
          sent('c', 5, 13, { replaces: 'p', ...voided }),
          sent('d', 10, 14, { replaces: 'c' }),
        ],
        counts: 'd',
        first: 'd',
      },
    ],
    [
      'of two corrections of one entry the one that was stored later stands alone',
      {
        all: [sent('p', 11, 12), sent('z', 5, 13, { replaces: 'p' }), sent('a', 10, 14, { replaces: 'p' })],
        counts: 'a',
        first: 'a',
      },
    ],
    [
      'if that one is voided the other stands, not the entry',
      {
        all: [
          sent('p', 11, 12),
          sent('z', 5, 13, { replaces: 'p' }),
          sent('a', 10, 14, { replaces: 'p', ...voided }),
        ],
        counts: 'z',
        first: 'z',
      },
    ],
    [
      'a correction comes after what it corrects, though another host’s clock says otherwise',
      { all: [sent('p', 11, 13), sent('c', 11, 12, { replaces: 'p' })], counts: 'c', first: 'c' },
    ],
    [
      'what was corrected before it has come has nothing to bring back',
      { all: [sent('c', 11, 13, { replaces: 'not here' })], counts: 'c', first: 'c' },
    ],
    [
      'nothing, once all is voided',
      { all: [sent('p', 11, 12, voided), sent('q', 11, 12, voided)], counts: undefined, first: undefined },
    ],
    [
      'what was stored before receipts were told apart goes by its receipt, and then by its id',
      {
        all: [
          { id: 'b', receivedAt: day(5) },
          { id: 'a', receivedAt: day(5) },
          { id: 'c', receivedAt: day(4) },
        ],
        counts: 'b',
        first: 'c',
      },
    ],
  ])('%s', (_, { all, counts, first: earliest }) => {
    for (const order of orders(all)) {
      expect(inOrder(living(order)).at(-1)?.id).toBe(counts);
      expect(first(order)?.id).toBe(earliest);
      expect(inOrder(order).map(({ id }) => id)).toEqual(inOrder(all).map(({ id }) => id));
    }
  });

  test('what names itself, or each other, is no reason to turn for ever', () => {
    const circle = [sent('a', 5, 5, { replaces: 'b' }), sent('b', 6, 6, { replaces: 'a' })];
    expect(standIns([sent('a', 5, 5, { replaces: 'a' })]).size).toBe(0);
    expect(living(circle).length).toBeLessThanOrEqual(2);
  });
});
