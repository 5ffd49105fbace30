import { decision, found, news, receipt, said, year } from './corrected-year';
import { letter, local, review, shifted } from './records';

describe('the halves of step 1', () => {
  it.each([
    ['voided one after the other', '2013-10-16 09:00', '2013-11-12 09:00', '2013-11-27 09:00'],
    ['of which one comes as the other one goes', '2013-10-16 09:00', '2013-11-12 09:00', '2013-11-12 09:00'],
  ])('%s are overdue since the first of them went', (_, first, second, back) => {
    const records = year((unit) => {
      unit.decisions = [
        decision('voiding', first, { ...review, filing: 'tb' }),
        decision('voiding', second, { ...review, filing: 'nx' }),
      ];
      unit.receipts.push(receipt('tb-2', review, back, { kind: 'announcement' }));
    });
    const asked = found(records).filter((what) => what.includes('overdue') && what.includes('review of so'));
    expect(asked.map((what) => what.replace(/, agency-review.* at |T01:00.*/g, ' ').trim())).toEqual([
      'item-missing: dau-moi-so: overdue 1 2013-11-11',
      'item-missing: dau-moi-so: overdue 3 2013-11-13',
      'item-missing: dau-moi-so: overdue 7 2013-11-19',
    ]);
  });

  const half = (of: 'filing' | 'announcement' | undefined) =>
    year(
      (unit, known) => {
        const filed = unit.receipts.find(({ id }) => id === 'nx');
        const at = local('2013-10-25 09:00');
        Object.assign(filed as object, { receivedAt: at, storedAt: at });
        const item = { ...review, kind: 'reminder', day: 14, ...(of !== undefined && { half: of }) };
        known.push(
          letter('dau-moi-so', '2013-10-22 08:00', [item]),
          news('dau-moi-so', '2013-10-25', 'received', review),
        );
      },
      said('received', 'so'),
    );

  it('are asked for by the one that is missing', () => {
    expect(found(half('filing'))).toEqual([]);
    for (const wrong of ['announcement', undefined] as const) {
      expect(found(half(wrong))).toEqual([expect.stringMatching(/^item-otherwise: dau-moi-so: reminder 14/)]);
    }
  });

  it.each([-1, 0, 1])(
    'are those of the very instant: what comes %d ms from it is there unless later',
    (ms) => {
      const around = (of: 'filing' | 'announcement' | undefined) => {
        const records = half(of);
        const at = shifted(local('2013-10-22 08:00'), ms);
        const announced = records.units[0]?.receipts.find(({ id }) => id === 'tb');
        Object.assign(announced as object, { receivedAt: at, storedAt: at });
        return found(records).filter((what) => what.includes('reminder'));
      };
      expect(around(ms > 0 ? undefined : 'filing')).toEqual([]);
      expect(around(ms > 0 ? 'filing' : undefined)).toEqual([expect.stringMatching(/^item-otherwise/)]);
    },
  );
});
