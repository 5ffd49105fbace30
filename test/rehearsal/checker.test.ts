import { check } from '../../rehearsal/checker/check';
import type { Difference } from '../../rehearsal/checker/findings';
import type { LetterRecord, Records } from '../../rehearsal/checker/records';
import {
  goodRecords,
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
  withMails,
} from './records';

/** The good year, changed in one place. */
const changed = (change: (records: Records) => void, mails = true): Records => {
  const records = goodRecords();
  change(records);
  return mails ? withMails(records) : records;
};

const run = (records: Records) => check({ plan, register, records });
const found = (records: Records) => run(records).differences.map(inShort);
const kinds = (records: Records) => run(records).differences.map(({ kind }) => kind);

/** Moves the unit's own filing to another time of its day, and with it the letter that acknowledges it. */
const filedAt = (records: Records, at: string) => {
  const receipt = records.units[0]?.receipts.find(({ id }) => id === 'bc');
  if (receipt) Object.assign(receipt, { receivedAt: local(at), storedAt: local(at) });
  const isReceived = ({ items: [item] }: LetterRecord) => item?.kind === 'received' && item.party === 'xa';
  const received = records.letters.find(isReceived);
  if (received) Object.assign(received, letter('dau-moi-xa', `${at.slice(0, 10)} 16:30`, received.items));
};

const reminder14 = { step: 'self-review', party: 'xa', kind: 'reminder', day: 14 } as const;

describe('the check of what was sent', () => {
  it('finds nothing wrong with a year as the plan asks', () => {
    const result = run(goodRecords());
    expect(result.differences).toEqual([]);
    expect(result.ok).toBe(true);
    expect(result.counts).toMatchObject({ letters: 9, sent: 9, itemsTold: 2, newsTold: 7 });
  });

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

  it('finds the same letter made twice, also where only the mailbox shows it', () => {
    const again = changed((each) => {
      const [first] = each.letters;
      if (first) each.letters.push({ ...first, id: `${first.id}-2` });
    });
    expect(kinds(again)).toEqual(['item-twice', 'letter-twice']);
    const records = goodRecords();
    records.mails.push(records.mails[0] as Records['mails'][number]);
    expect(run(records).differences).toEqual([
      expect.objectContaining({ kind: 'mail-too-often', copies: 2 }),
    ]);
  });

  it('takes a second copy for what it is where SMTP left it in doubt', () => {
    const records = goodRecords();
    records.mails.push(records.mails[0] as Records['mails'][number]);
    Object.assign(records.letters[0] as object, { possibleDuplicates: 1 });
    expect(run(records)).toMatchObject({ ok: true, counts: { possibleDuplicates: 1 } });
  });

  it('finds letters that the mailbox lacks, has too many, or got at another address', () => {
    const records = goodRecords();
    const [first, second] = records.mails;
    records.mails.shift();
    Object.assign(second as object, { to: ['chu-tich@example.example'] });
    records.mails.push({ ...(first as Records['mails'][number]), letter: 'thu#nowhere' });
    expect(kinds(records)).toEqual(['mail-misdirected', 'mail-missing', 'mail-unknown']);
  });

  it.each([-1, 1])('finds a letter that went %d ms from its instant', (ms) => {
    const records = changed(({ letters: [first] }) => {
      Object.assign(first as object, { sentAt: shifted(local('2013-10-01 08:00'), ms) });
    });
    expect(kinds(records)).toEqual(['letter-at-another-time']);
  });

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

  it('finds what is noted for another instant than its letter’s, and a supplement', () => {
    const late = changed(({ letters: [first] }) => {
      Object.assign(first as object, { at: local('2013-10-01 16:30'), sentAt: local('2013-10-01 16:30') });
    });
    expect(kinds(late)).toEqual(['item-late']);
    const supplement = changed(({ letters: [first] }) => {
      Object.assign(first as object, { id: `${first?.id}#supplement` });
    });
    expect(kinds(supplement)).toEqual(['letter-supplement']);
  });

  it('finds a letter that the campaign left unsent, and says no more of what is in it', () => {
    for (const state of ['waiting', 'ready', 'sending'] as const) {
      const records = changed(({ letters: [first] }) => {
        Object.assign(first as object, { state });
        delete first?.sentAt;
      });
      expect(kinds(records)).toEqual(['letter-unsent']);
    }
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
    const base = (recognised: boolean) =>
      changed((each) => {
        const [unit] = each.units;
        const waits = letter('pho', '2013-12-19 08:00', [opinion]);
        each.letters.push(withdrawn({ ...waits, needsRelease: true }));
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

  it('wants every event told once to each person whom it concerns', () => {
    const untold = changed((each) => {
      each.letters = each.letters.filter(({ items }) => items[0]?.kind !== 'announced');
    });
    expect(run(untold).differences).toEqual([
      expect.objectContaining({
        kind: 'item-missing',
        person: 'dau-moi-xa',
        at: local('2013-10-07 16:30'),
        item: expect.objectContaining({ kind: 'announced' }),
      }),
    ]);
    const early = changed((each) => {
      const found = each.letters.find(({ items }) => items[0]?.kind === 'recognised');
      if (found) Object.assign(found, letter(found.person, '2013-11-28 16:30', found.items));
    });
    expect(kinds(early)).toEqual(['news-at-another-time']);
  });

  it.each([-1, 0, 1])('has told in a daily letter what happened %d ms from it, if that was before', (ms) => {
    const toldOn = (day: string) =>
      changed((each) => {
        filedAt(each, `${day} 16:30`);
        const receipt = each.units[0]?.receipts.find(({ id }) => id === 'bc');
        const at = shifted(local('2013-10-25 16:30'), ms);
        Object.assign(receipt as object, { receivedAt: at, storedAt: at });
      });
    const [right, wrong] = ms < 0 ? ['2013-10-25', '2013-10-28'] : ['2013-10-28', '2013-10-25'];
    expect(found(toldOn(right as string))).toEqual([]);
    expect(kinds(toldOn(wrong as string))).toEqual(['news-at-another-time']);
    expect(kinds(toldOn('2013-10-29'))).toEqual(['news-at-another-time']);
  });

  it('expects letters to an address that bounces to fail, and no others', () => {
    const bounced = goodRecords();
    const [first] = bounced.letters;
    Object.assign(first as object, { state: 'failed', sentAt: undefined });
    const failed = withMails(bounced);
    expect(kinds(failed)).toEqual(['letter-refused']);
    const emailOf = new Map(register.emailOf).set(first?.person ?? '', 'bounce.dau-moi@xa.example');
    const result = check({ plan, register: { ...register, emailOf }, records: failed });
    const isOfIt = (each: Difference) => 'letter' in each && each.letter === first?.id;
    expect(result.differences.filter(isOfIt)).toEqual([]);
  });
});
