import { changed, filedAt, found, reminder14, run } from './changed-year';
import { letter, local, shifted } from './records';

describe('the check of what was asked', () => {
  it('misses a reminder that the receipts ask for', () => {
    const late = changed((records) => filedAt(records, '2013-11-21 11:00'));
    expect(run(late).ok).toBe(false);
    expect(found(late)).toEqual([
      'item-missing: dau-moi-xa: reminder 14, self-review of xa for xa, at 2013-11-20T01:00:00.000Z',
    ]);
  });

  it('is content once that reminder is there', () => {
    const records = changed((each) => {
      filedAt(each, '2013-11-21 11:00');
      each.letters.push(letter('dau-moi-xa', '2013-11-20 08:00', [reminder14]));
    });
    expect(run(records).differences).toEqual([]);
  });

  it('finds a reminder of what was received already', () => {
    const records = changed((each) =>
      each.letters.push(letter('dau-moi-xa', '2013-11-20 08:00', [reminder14])),
    );
    expect(run(records).differences).toEqual([
      expect.objectContaining({ kind: 'item-needless', person: 'dau-moi-xa', because: 'not-owed' }),
    ]);
  });

  it('finds a letter to somebody whom the plan does not name', () => {
    const opening = { step: 'self-review', party: 'xa', kind: 'opening', day: 0 } as const;
    const records = changed((each) =>
      each.letters.push(letter('lanh-dao-xa', '2013-10-01 08:00', [opening])),
    );
    expect(run(records).differences).toEqual([
      expect.objectContaining({ kind: 'item-needless', because: 'not-planned' }),
    ]);
  });

  it('takes what has come by the very instant as known to its letters, and nothing later', () => {
    const around = (ms: number, isTold: boolean) =>
      changed((each) => {
        filedAt(each, '2013-11-20 08:00');
        for (const receipt of each.units[0]?.receipts ?? []) {
          if (receipt.id !== 'bc') continue;
          const at = shifted(local('2013-11-20 08:00'), ms);
          Object.assign(receipt, { receivedAt: at, storedAt: at });
        }
        if (isTold) each.letters.push(letter('dau-moi-xa', '2013-11-20 08:00', [reminder14]));
      });
    for (const ms of [-1, 0]) {
      expect(found(around(ms, false))).toEqual([]);
      expect(found(around(ms, true))).toEqual([expect.stringMatching(/^item-needless: .*reminder 14/)]);
    }
    expect(found(around(1, true))).toEqual([]);
    expect(found(around(1, false))).toEqual([expect.stringMatching(/^item-missing: .*reminder 14/)]);
  });

  it('knows a paper from when it was stored, whatever its stamp says', () => {
    const stamped = (isTold: boolean) =>
      changed((each) => {
        filedAt(each, '2013-11-21 11:00');
        const receipt = each.units[0]?.receipts.find(({ id }) => id === 'bc');
        Object.assign(receipt as object, { receivedAt: local('2013-11-18 11:00') });
        if (isTold) each.letters.push(letter('dau-moi-xa', '2013-11-20 08:00', [reminder14]));
      });
    expect(found(stamped(true))).toEqual([]);
    expect(found(stamped(false))).toEqual([expect.stringMatching(/^item-missing: .*reminder 14/)]);
  });

  it('asks again after a reopening, and for what came after the freeze only from then on', () => {
    const records = changed((each) => {
      const [unit] = each.units;
      if (!unit) return;
      // The unit's own filing comes after the freeze and is held; the dossier is opened again after that.
      const own = unit.receipts.find(({ id }) => id === 'bc');
      Object.assign(own as object, {
        receivedAt: local('2013-12-12 11:00'),
        storedAt: local('2013-12-12 11:00'),
        held: true,
      });
      unit.decisions = [
        { kind: 'synthesis', at: local('2013-12-10 15:00') },
        { kind: 'reopening', at: local('2013-12-14 10:00') },
      ];
    });
    const asked = (obligation: string) =>
      found(records)
        .filter((what) => what.startsWith('item-missing') && what.includes(obligation))
        .map((what) => what.replace(/^item-missing: \S+ |,.*/g, ''));
    // Overdue days 1 and 3 fall into the freeze, and the reopening before day 7 takes in what was held.
    expect(asked('self-review of xa')).toEqual([
      'reminder 14',
      'reminder 7',
      'reminder 3',
      'reminder 1',
      'due-today',
    ]);
    // Step 4 is owed from the deadlines to the freeze, and again from the reopening on.
    expect(asked('party-assessment of so-noi-vu').slice(0, 5)).toEqual([
      'reminder 7',
      'reminder 3',
      'reminder 1',
      'due-today',
      'overdue 1',
    ]);
  });

  it('counts from when something became owed, if its deadline was past by then', () => {
    const records = changed((each) => {
      const [unit] = each.units;
      if (!unit) return;
      unit.decisions = [
        { kind: 'synthesis', at: local('2013-11-26 10:00') },
        { kind: 'remarks', at: local('2014-01-22 05:00') },
      ];
    });
    const asked = found(records)
      .filter((what) => what.includes('dau-moi-noi-vu') && what.includes('recognition'))
      .map((what) => what.replace(/^.*noi-vu: |, recognition.* at |:00.000Z/g, ' ').trim());
    expect(asked).toEqual([
      'overdue 2014-01-22T01:00',
      'overdue 1 2014-01-23T01:00',
      'overdue 3 2014-01-27T01:00',
      'overdue 7 2014-01-31T01:00',
    ]);
  });

  it.each([-1, 0, 1])(
    'asks at a letter time for what became owed %d ms from it, if that was before',
    (ms) => {
      const records = changed((each) => {
        const [unit] = each.units;
        if (!unit) return;
        const at = shifted(local('2014-01-22 08:00'), ms);
        unit.decisions = [
          { kind: 'synthesis', at: local('2013-11-26 10:00') },
          { kind: 'remarks', at },
        ];
      });
      const [first] = found(records).filter((what) => /dau-moi-noi-vu: overdue.*, recognition/.test(what));
      expect(first).toMatch(ms < 0 ? /overdue, .* at 2014-01-22T01:00/ : /overdue 1, .* at 2014-01-23T01:00/);
    },
  );
});
