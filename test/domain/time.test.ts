import { isFact } from '../../domain/ledger/facts';

describe('an instant of a fact', () => {
  test.each([
    ['2013-11-09T17:00:00.000Z', true],
    // `Date` reads these two by the zone of the host.
    ['2013-11-10T00:00:00.000', false],
    ['Nov 10 2013', false],
    // These would be compared as texts with instants of another shape.
    ['2013-11-10T00:00:00.000+07:00', false],
    ['2013-11-09T17:00:00Z', false],
    ['+012013-11-09T17:00:00.000Z', false],
    ['2013-11-09T24:00:00.000Z', false],
    ['2013-02-30T17:00:00.000Z', false],
    ['2013-13-09T17:00:00.000Z', false],
    ['', false],
  ])('that is written «%s» is valid: %s', (receivedAt, is) => {
    expect(isFact({ id: 'x', digest: 'd', receivedAt })).toBe(is);
  });
});
