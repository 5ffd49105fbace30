import { check } from '../../rehearsal/checker/check';
import type { LetterRecord, Records } from '../../rehearsal/checker/records';
import { changed, filedAt, found, kinds, run } from './changed-year';
import {
  inShort,
  letter,
  local,
  plan,
  register,
  released,
  review,
  self,
  shifted,
  withdrawn,
} from './records';

describe('the check of letters that wait for a release', () => {
  it.each([-1, 0, 1])('finds a released letter that went %d ms from its release, unless it is none', (ms) => {
    const records = changed((each) => {
      filedAt(each, '2013-12-30 11:00');
      each.units[0]?.decisions.splice(0);
      each.letters = each.letters.filter(({ at }) => at < local('2013-11-20 00:00'));
      const waits = released(
        letter('pho', '2013-12-19 08:00', [{ ...self, kind: 'escalation', day: 7 }]),
        '2013-12-19 15:00',
      );
      each.letters.push({ ...waits, sentAt: shifted(local('2013-12-19 15:00'), ms) });
    });
    const about = run(records).differences.filter((each) => 'person' in each && each.person === 'pho');
    expect(about.map(({ kind }) => kind)).toEqual(ms === 0 ? [] : ['letter-at-another-time']);
  });

  it('finds a letter that waited for a release that nothing in it needs', () => {
    const records = changed((each) => {
      const [first, ...rest] = each.letters;
      if (first) each.letters = [released(first, '2013-10-01 10:00'), ...rest];
    });
    expect(kinds(records)).toEqual(['letter-held']);
  });

  it('finds that a letter above the head went unreleased', () => {
    const overdue = (day: number, person: string, kind: string) => {
      const at = { 1: '2013-11-11 08:00', 3: '2013-11-13 08:00', 7: '2013-11-19 08:00' }[day] as string;
      return letter(person, at, [
        { step: 'agency-review', party: 'so', half: 'announcement' as const, kind, day },
      ]);
    };
    const records = changed((each) => {
      // The announcement never comes, so every instant of step 1 is due.
      const [unit] = each.units;
      if (unit) unit.receipts = unit.receipts.filter(({ id }) => id !== 'tb');
      if (unit) unit.decisions = [];
      const days = { 14: '10-22', 7: '10-31', 3: '11-06', 1: '11-08' };
      for (const [day, date] of Object.entries(days)) {
        const asks = { kind: 'reminder', day: Number(day), half: 'announcement' } as const;
        const item = { step: 'agency-review', party: 'so', ...asks } as const;
        each.letters.push(letter('dau-moi-so', `2013-${date} 08:00`, [item]));
      }
      for (const day of [1, 3, 7]) each.letters.push(overdue(day, 'dau-moi-so', 'overdue'));
      each.letters.push(overdue(1, 'lanh-dao-so', 'escalation'));
      each.letters.push(overdue(3, 'dau-moi-noi-vu', 'escalation'));
      each.letters.push(overdue(7, 'pho', 'escalation'));
      each.letters = each.letters.filter(
        ({ items }) => !['announced', 'frozen', 'recognised'].includes(items[0]?.kind ?? ''),
      );
    });
    expect(found(records).filter((what) => what.includes('agency-review'))).toEqual([
      expect.stringMatching(/^item-unreleased: pho: /),
    ]);
  });

  it('does not ask for what was met, or overtaken, by the moment at which a held letter was let go', () => {
    const opinion = { step: 'self-review', party: 'xa', kind: 'escalation', day: 7 } as const;
    const base = (filed: string, isTold: boolean) =>
      changed((each) => {
        each.units[0]?.decisions.splice(0);
        each.letters = each.letters.filter(({ at }) => at < local('2013-11-20 00:00'));
        filedAt(each, '2013-12-23 11:00');
        const receipt = each.units[0]?.receipts.find(({ id }) => id === 'bc');
        Object.assign(receipt as object, { receivedAt: filed, storedAt: filed });
        const waits = released(letter('pho', '2013-12-19 08:00', [opinion]), '2013-12-23 15:00');
        each.letters.push(isTold ? waits : withdrawn(waits));
      });
    const about = (records: Records) =>
      found(records).filter((what) => what.includes('pho: escalation 7, self'));
    const atRelease = local('2013-12-23 15:00');
    expect(about(base(shifted(atRelease, 1), true))).toEqual([]);
    expect(about(base(shifted(atRelease, 1), false))).toEqual([expect.stringMatching(/^item-missing/)]);
    for (const ms of [-1, 0]) {
      expect(about(base(shifted(atRelease, ms), false))).toEqual([]);
      expect(about(base(shifted(atRelease, ms), true))).toEqual([expect.stringMatching(/^item-needless/)]);
    }
  });

  it('does not ask in a held letter what a later one to the same person has asked by its release', () => {
    const opinion = (kind: string, day: number, at: string, releasedAt: string) =>
      released(letter('thu-ky', at, [{ step: 'member-opinion', party: 'uy-vien', kind, day }]), releasedAt);
    const withMember = {
      ...register,
      owed: new Map([['xa', [{ step: 'member-opinion' as const, party: 'uy-vien' }]]]),
      members: new Map([['uy-vien', undefined]]),
      people: new Map([...register.people, ['uy-vien/secretary', ['thu-ky']]]),
    };
    const about = (ms: number, isTold: boolean) => {
      const first = opinion('reminder', 7, '2013-11-29 08:00', '2013-12-09 08:00');
      const at = shifted(local('2013-12-09 08:00'), ms);
      const late = { ...first, releasedAt: at, sentAt: at };
      const records = changed((each) => {
        each.units[0]?.receipts.splice(0);
        each.units[0]?.decisions.splice(0);
        each.letters = [
          isTold ? late : withdrawn(late),
          opinion('reminder', 1, '2013-12-09 08:00', '2013-12-09 10:00'),
        ];
      });
      const { differences } = check({ plan, register: withMember, records });
      return differences.map(inShort).filter((what) => what.includes('thu-ky: reminder'));
    };
    expect(about(-1, true)).toEqual([]);
    expect(about(-1, false)).toEqual([expect.stringMatching(/^item-missing: thu-ky: reminder 7/)]);
    for (const ms of [0, 1]) {
      expect(about(ms, false)).toEqual([]);
      expect(about(ms, true)).toEqual([expect.stringMatching(/^item-needless: thu-ky: reminder 7/)]);
    }
  });

  it.each([-1, 0, 1])(
    'has the director told of what waits longer than a working day, released %d ms from then',
    (ms) => {
      // The vice-chair's letter of Thursday morning has waited a working day on Friday morning.
      const at = shifted(local('2013-12-20 08:00'), ms);
      const waiting = (note: boolean) =>
        changed((each) => {
          filedAt(each, '2013-12-30 11:00');
          each.units[0]?.decisions.splice(0);
          const report = letter('pho', '2013-12-19 08:00', [{ ...self, kind: 'escalation', day: 7 }]);
          each.letters.push({ ...released(report, '2013-12-20 08:00'), releasedAt: at, sentAt: at });
          if (note) each.letters.push(letter('lanh-dao-noi-vu', '2013-12-20 08:00', []));
        });
      const about = (note: boolean) =>
        found(waiting(note)).filter((what) => /waiting-untold|letter-empty/.test(what));
      expect(about(ms > 0)).toEqual([]);
      expect(about(ms <= 0)).toEqual([
        expect.stringMatching(ms > 0 ? /^waiting-untold: pho/ : /^letter-empty: lanh-dao-noi-vu/),
      ]);
    },
  );

  it('takes a letter that nobody released for rightly withdrawn once its evaluation has closed', () => {
    const opinion = { step: 'self-review', party: 'xa', kind: 'escalation', day: 7 } as const;
    const base = (recognised: boolean, more: Partial<LetterRecord> = {}) =>
      changed((each) => {
        const [unit] = each.units;
        const waits = letter('pho', '2013-12-19 08:00', [opinion]);
        each.letters.push(withdrawn({ ...waits, needsRelease: true, ...more }));
        if (!unit) return;
        unit.receipts = unit.receipts.filter(({ id }) => id !== 'bc');
        const days = ['2013-12-19 10:00', '2013-12-19 11:00', '2013-12-19 12:00', '2013-12-19 13:00'];
        unit.decisions = unit.decisions
          .map((decision, i) => ({ ...decision, at: local(days[i] ?? '') }))
          .filter(({ kind }) => recognised || kind !== 'recognition');
      });
    const about = (records: Records) => found(records).filter((what) => what.includes('pho: '));
    expect(about(base(true))).toEqual([]);
    expect(about(base(false))).toEqual([expect.stringMatching(/^item-missing: pho/)]);
    // Or once somebody decided that it does not go.
    expect(about(base(false, { declinedAt: local('2013-12-19 11:00') }))).toEqual([]);
  });

  it('asks a held letter of its own recipient alone, whoever a later one spoke to', () => {
    const overdueOf = (person: string, at: string, day: number, kind: 'overdue' | 'escalation') =>
      letter(person, `2013-${at} 08:00`, [{ ...review, day, kind }]);
    const records = changed((each) => {
      const [unit] = each.units;
      if (!unit) return;
      unit.receipts = unit.receipts.filter(({ step }) => step !== 'agency-review');
      const head = overdueOf('lanh-dao-so', '11-11', 1, 'escalation');
      each.letters.push(
        { ...head, sentAt: local('2013-11-15 08:00') },
        overdueOf('dau-moi-noi-vu', '11-13', 3, 'escalation'),
      );
    });
    expect(found(records).filter((what) => what.includes('escalation 1, agency-review'))).toEqual([]);
  });
});
