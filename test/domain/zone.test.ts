import * as fc from 'fast-check';
import { epochMsAt, isTimeZone, wallMsAt } from '../../domain/zone';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

/** Where clocks change at night, at midnight, by half an hour, by a whole day, or never. */
const ZONES = [
  'Asia/Ho_Chi_Minh',
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
];

const wallMs = (shown: string) => Date.parse(`${shown.replace(' ', 'T')}:00.000Z`);

/** An oracle that shares nothing with the code but `Intl`: the fields of a clock, one by one. */
const oracles = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    }),
  ]),
);
function shownAt(epochMs: number, timeZone: string): number {
  const parts = oracles.get(timeZone)?.formatToParts(epochMs) ?? [];
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

describe('the instant at which clocks in a zone show a time', () => {
  test.each([
    ['a zone that never changes them', 'Asia/Ho_Chi_Minh', '2013-11-10 00:00', '2013-11-09T17:00:00.000Z'],
    ['minutes off the hour', 'Asia/Kathmandu', '2013-11-10 00:00', '2013-11-09T18:15:00.000Z'],
    ['the day that begins first', 'Pacific/Kiritimati', '2013-11-10 00:00', '2013-11-09T10:00:00.000Z'],
    ['before a gap', 'Europe/Berlin', '2026-03-29 01:59', '2026-03-29T00:59:00.000Z'],
    [
      'in a gap: as if nobody had touched them',
      'Europe/Berlin',
      '2026-03-29 02:30',
      '2026-03-29T01:30:00.000Z',
    ],
    ['after a gap', 'Europe/Berlin', '2026-03-29 03:00', '2026-03-29T01:00:00.000Z'],
    ['before an overlap', 'Europe/Berlin', '2026-10-25 01:59', '2026-10-24T23:59:00.000Z'],
    ['in an overlap: the first time', 'Europe/Berlin', '2026-10-25 02:30', '2026-10-25T00:30:00.000Z'],
    ['after an overlap', 'Europe/Berlin', '2026-10-25 03:00', '2026-10-25T02:00:00.000Z'],
    ['in a gap', 'America/New_York', '2013-03-10 02:30', '2013-03-10T07:30:00.000Z'],
    ['in an overlap', 'America/New_York', '2013-11-03 01:30', '2013-11-03T05:30:00.000Z'],
    ['after an overlap', 'America/New_York', '2013-11-03 02:00', '2013-11-03T07:00:00.000Z'],
    ['a midnight that is skipped', 'America/Sao_Paulo', '2013-10-20 00:00', '2013-10-20T03:00:00.000Z'],
    ['the end of a day that is longer', 'America/Sao_Paulo', '2014-02-16 00:00', '2014-02-16T03:00:00.000Z'],
    ['half an hour of summer', 'Australia/Lord_Howe', '2013-10-06 02:15', '2013-10-05T15:45:00.000Z'],
    ['a day that is skipped', 'Pacific/Apia', '2011-12-30 00:00', '2011-12-30T10:00:00.000Z'],
    ['the day after it', 'Pacific/Apia', '2011-12-31 00:00', '2011-12-30T10:00:00.000Z'],
  ])('(%s) in %s at %s is found', (_, timeZone, shown, at) => {
    expect(new Date(epochMsAt({ wallMs: wallMs(shown), timeZone })).toISOString()).toBe(at);
  });

  test('is the first one that shows it; if none does, it shows as much more as is skipped', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), nearChanges, (timeZone, minutes) => {
        const asked = minutes * MINUTE_MS;
        const at = epochMsAt({ wallMs: asked, timeZone });
        const showing: number[] = [];
        // Clocks differ from UTC by a quarter of an hour at the least.
        for (let ms = asked - DAY_MS; ms <= asked + DAY_MS; ms += 15 * MINUTE_MS) {
          if (shownAt(ms, timeZone) === asked) showing.push(ms);
        }
        if (showing.length > 0) {
          expect(at).toBe(showing[0]);
        } else {
          const skipped = shownAt(at, timeZone) - asked;
          expect(skipped).toBeGreaterThan(0);
          expect(shownAt(at - skipped, timeZone)).toBeLessThan(asked);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Minutes since 01/01/1970 of 1996 to 2036, half of them on days on which clocks change somewhere. */
const nearChanges = fc.oneof(
  fc.integer({ min: 26 * 525_960, max: 66 * 525_960 }),
  fc
    .tuple(
      fc.constantFrom(
        '2013-03-10',
        '2026-03-29',
        '2013-10-20',
        '2026-10-25',
        '2013-11-03',
        '2014-02-16',
        '2011-12-30',
      ),
      fc.integer({ min: 0, max: 1439 }),
    )
    .map(([date, minute]) => wallMs(`${date} 00:00`) / MINUTE_MS + minute),
);

describe('what clocks in a zone show', () => {
  test('is what Intl says field by field, at any second', () => {
    const seconds = fc.oneof(
      fc.integer({ min: 26 * 31_557_600, max: 66 * 31_557_600 }),
      nearChanges.map((minutes) => minutes * 60),
    );
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), seconds, (timeZone, second) => {
        expect(wallMsAt({ epochMs: second * 1000, timeZone })).toBe(shownAt(second * 1000, timeZone));
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['Europe/Berlin', '2026-03-29T00:59:59.999Z', '2026-03-29T01:59:59.999Z'],
    ['Europe/Berlin', '2026-03-29T01:00:00.000Z', '2026-03-29T03:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25T00:59:59.999Z', '2026-10-25T02:59:59.999Z'],
    ['Europe/Berlin', '2026-10-25T01:00:00.000Z', '2026-10-25T02:00:00.000Z'],
    ['America/New_York', '2013-11-03T06:00:00.000Z', '2013-11-03T01:00:00.000Z'],
    ['America/St_Johns', '1969-12-31T23:59:59.999Z', '1969-12-31T20:29:59.999Z'],
  ])('in %s at %s is %s', (timeZone, at, shown) => {
    expect(new Date(wallMsAt({ epochMs: Date.parse(at), timeZone })).toISOString()).toBe(shown);
  });

  test('is nothing where there is no such zone or no such instant', () => {
    expect(() => wallMsAt({ epochMs: 0, timeZone: 'Asia/Bien_Hoa' })).toThrow(RangeError);
    expect(() => wallMsAt({ epochMs: Number.NaN, timeZone: 'UTC' })).toThrow(RangeError);
  });
});

test.each([
  ['Asia/Ho_Chi_Minh', true],
  ['UTC', true],
  ['Asia/Bien_Hoa', false],
  ['+07:00', false],
  ['', false],
])('«%s» is the name of a zone: %s', (name, is) => {
  expect(isTimeZone(name)).toBe(is);
});
