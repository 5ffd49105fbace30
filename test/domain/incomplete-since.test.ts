import { incompleteSince } from '../../domain/ledger/incomplete-since';

/** Something that was stored on a day of November 2013, and voided on another. */
const entry = (stored: number, voided?: number) => ({
  receivedAt: day(1),
  storedAt: day(stored),
  ...(voided !== undefined && { voided: { at: day(voided) } }),
});
const day = (n: number): string => `2013-11-${String(n).padStart(2, '0')}T03:00:00.000Z`;

type Half = ReturnType<typeof entry>[];

describe('since when something is incomplete that was complete:', () => {
  test.each<[string, { halves: Half[]; since: number | undefined }]>([
    ['never, with nothing', { halves: [[]], since: undefined }],
    ['one half: the last void', { halves: [[entry(2, 4), entry(3, 9), entry(5, 6)]], since: 9 }],
    ['one half, in the instant of its storing', { halves: [[entry(2, 2)]], since: 2 }],
    ['two halves: the first one that went', { halves: [[entry(2, 9)], [entry(3, 5)]], since: 5 }],
    [
      'two halves: the first one that went, whatever comes back of it',
      { halves: [[entry(2, 9)], [entry(3, 5), entry(10)]], since: 5 },
    ],
    [
      'two halves: the first one that went, also where it comes back and goes again',
      { halves: [[entry(2, 6)], [entry(3, 5), entry(7, 8)]], since: 5 },
    ],
    ['two halves that went at once', { halves: [[entry(2, 5)], [entry(3, 5)]], since: 5 }],
    [
      'two halves that were together once more: the second time',
      { halves: [[entry(2, 9)], [entry(3, 5), entry(7, 8)]], since: 8 },
    ],
    ['one half in two entries that overlap', { halves: [[entry(2, 5), entry(4, 7)], [entry(3)]], since: 7 }],
    ['one that goes as the other one comes', { halves: [[entry(2, 5)], [entry(5)]], since: undefined }],
    [
      'two halves that were never there together',
      { halves: [[entry(2, 4), entry(8, 9)], [entry(5, 7)]], since: undefined },
    ],
    ['one half, while the other was never there', { halves: [[entry(2, 4)], []], since: undefined }],
  ])('%s', (_, { halves, since }) => {
    const expected = since === undefined ? undefined : day(since);
    expect(incompleteSince(halves)).toBe(expected);
    expect(incompleteSince(halves.map((half) => half.toReversed()).toReversed())).toBe(expected);
  });

  test('of entries that are older than the time of storing, by their receipt', () => {
    const voided = { at: day(5) };
    const old = (received: number) => ({ receivedAt: day(received), voided });
    expect(incompleteSince([[old(2)], [old(3)]])).toBe(day(5));
    expect(incompleteSince([[old(2)], [{ receivedAt: day(5) }]])).toBeUndefined();
  });
});
