import { check } from '../../rehearsal/checker/check';
import type { LetterRecord, Records } from '../../rehearsal/checker/records';
import { goodRecords, letter, local, plan, register, review, withMails } from './records';

/** The good year, changed in one place. */
const changed = (change: (records: Records) => void, mails = true): Records => {
  const records = goodRecords();
  change(records);
  return mails ? withMails(records) : records;
};

const run = (records: Records) => check({ plan, register, records, longestDelayMs: 20_000 });
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
    expect(result.counts).toMatchObject({ letters: 9, sent: 9, itemsTold: 2, newsTold: 7, races: 0 });
  });

  it('misses a reminder that the receipts ask for', () => {
    const late = changed((records) => filedAt(records, '2013-11-21 11:00'));
    const result = run(late);
    expect(result.ok).toBe(false);
    expect(result.differences[0]).toMatchObject({ kind: 'missing item', person: 'dau-moi-xa' });
    expect(result.differences[0]?.what).toMatch(
      /^reminder 14, self-review of xa for xa, at 2013-11-20T01:00/,
    );
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
      expect.objectContaining({ kind: 'unexpected item', person: 'dau-moi-xa' }),
    ]);
  });

  it('finds a letter to somebody whom the plan does not name', () => {
    const opening = { step: 'self-review', party: 'xa', kind: 'opening', day: 0 } as const;
    const records = changed((each) =>
      each.letters.push(letter('lanh-dao-xa', '2013-10-01 08:00', [opening])),
    );
    expect(kinds(records)).toEqual(['unexpected item']);
  });

  it('finds the same letter made twice, also where only the mailbox shows it', () => {
    const again = changed((each) => {
      const [first] = each.letters;
      if (first) each.letters.push({ ...first, id: `${first.id}-2` });
    });
    expect(kinds(again)).toEqual(['duplicate letter', 'duplicate letter']);
    const records = goodRecords();
    records.mails.push(records.mails[0] as Records['mails'][number]);
    expect(run(records).differences).toEqual([
      expect.objectContaining({ kind: 'mailbox differs', what: 'sent, and 2 times in the mailbox' }),
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
    expect(kinds(records)).toEqual(['mailbox differs', 'mailbox differs', 'mailbox differs']);
  });

  it('finds a letter that went before its instant, and one that took too long', () => {
    const early = changed((each) => {
      Object.assign(each.letters[0] as object, { sentAt: local('2013-10-01 07:00') });
    });
    expect(kinds(early)).toEqual(['wrong instant']);
    const late = changed((each) => {
      Object.assign(each.letters[0] as object, { sentAt: local('2013-10-02 08:00') });
    });
    expect(kinds(late)).toEqual(['wrong instant']);
  });

  it('finds that a letter above the head went unreleased', () => {
    const overdue = (day: number, person: string, kind: string) => {
      const at = { 1: '2013-11-11 08:00', 3: '2013-11-13 08:00', 7: '2013-11-19 08:00' }[day] as string;
      return letter(person, at, [{ step: 'agency-review', party: 'so', half: 'announcement', kind, day }]);
    };
    const records = changed((each) => {
      // The announcement never comes, so every instant of step 1 is due.
      const [unit] = each.units;
      if (unit) unit.receipts = unit.receipts.filter(({ id }) => id !== 'tb');
      if (unit) unit.decisions = [];
      const days = { 14: '10-22', 7: '10-31', 3: '11-06', 1: '11-08' };
      for (const [day, date] of Object.entries(days)) {
        const asks = { kind: 'reminder', day: Number(day), half: 'announcement' };
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
    const step1 = run(records).differences.filter(({ what }) => what.includes('agency-review'));
    expect(step1).toEqual([expect.objectContaining({ kind: 'not released', person: 'pho' })]);
  });

  it('lets a receipt within the grain of the clock go either way, and counts it', () => {
    // One second is one hour: 90 minutes are less than the grain of two seconds.
    const around = (at: string, isTold: boolean) =>
      changed((each) => {
        filedAt(each, at);
        if (isTold) each.letters.push(letter('dau-moi-xa', '2013-11-20 08:00', [reminder14]));
      });
    for (const [at, isTold] of [
      ['2013-11-20 06:30', true],
      ['2013-11-20 09:30', false],
    ] as const) {
      const result = run(around(at, isTold));
      const aboutReminder = result.differences.filter(({ what }) => what.startsWith('reminder'));
      expect(aboutReminder).toEqual([]);
      expect(result.counts).toMatchObject({ races: 1, racesLost: 1 });
    }
    expect(run(around('2013-11-20 05:00', true)).differences).toContainEqual(
      expect.objectContaining({ kind: 'unexpected item', what: expect.stringMatching(/^reminder 14/) }),
    );
  });

  it('fails when more than two in a hundred letters were raced', () => {
    const records = changed((each) => {
      filedAt(each, '2013-11-20 06:30');
      each.letters.push(letter('dau-moi-xa', '2013-11-20 08:00', [reminder14]));
    });
    const result = run(records);
    expect(result.counts.racesLost).toBe(1);
    expect(result.racesAllowed).toBe(0);
    expect(result.ok).toBe(false);
  });

  it('does not ask for what was met, or overtaken, before a held letter was let go', () => {
    const base = (sentAt: string, told: boolean) =>
      changed((each) => {
        filedAt(each, '2013-11-25 11:00');
        const held = letter('dau-moi-xa', '2013-11-20 08:00', [reminder14]);
        const [item] = held.items;
        if (item) item.told = told;
        each.letters.push({ ...held, releasedAt: local(sentAt), sentAt: local(sentAt) });
      });
    const about = (records: Records) =>
      run(records).differences.filter(({ what }) => what.startsWith('reminder 14'));
    expect(about(base('2013-11-22 08:00', true))).toEqual([]);
    expect(about(base('2013-11-26 08:00', false))).toEqual([]);
    expect(about(base('2013-11-22 08:00', false))).toEqual([
      expect.objectContaining({ kind: 'missing item' }),
    ]);
    expect(about(base('2013-11-26 08:00', true))).toEqual([
      expect.objectContaining({ kind: 'unexpected item' }),
    ]);
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
      run(records)
        .differences.filter(({ what }) => what.includes(obligation))
        .map(({ what }) => what.split(',')[0]);
    // Overdue days 1 and 3 fall into the freeze, and the reopening before day 7 takes in what was held.
    expect(asked('self-review of xa')).toEqual([
      'reminder 14',
      'reminder 7',
      'reminder 3',
      'reminder 1',
      'due-today',
      'received',
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
    const asked = run(records)
      .differences.filter(({ person, what }) => person === 'dau-moi-noi-vu' && what.includes('recognition'))
      .map(({ what }) => what.replace(/, recognition.* at /, ' ').slice(0, 26));
    expect(asked).toEqual([
      'overdue 2014-01-22T01:00:0',
      'overdue 1 2014-01-23T01:00',
      'overdue 3 2014-01-27T01:00',
      'overdue 7 2014-01-31T01:00',
    ]);
  });

  it('asks a held letter of its own recipient alone, whoever a later one spoke to', () => {
    const overdueOf = (person: string, at: string, day: number, kind: 'overdue' | 'escalation') =>
      letter(person, `2013-${at} 08:00`, [{ ...review, day, kind }]);
    const records = changed((each) => {
      const [unit] = each.units;
      if (!unit) return;
      unit.receipts = unit.receipts.filter(({ step }) => step !== 'agency-review');
      const head = overdueOf('lanh-dao-so', '11-11', 1, 'escalation');
      const released = { releasedAt: local('2013-11-15 08:00'), sentAt: local('2013-11-15 08:01') };
      each.letters.push({ ...head, ...released }, overdueOf('dau-moi-noi-vu', '11-13', 3, 'escalation'));
    });
    const about = run(records).differences.filter(({ what }) =>
      what.startsWith('escalation 1, agency-review'),
    );
    expect(about).toEqual([]);
  });

  it('wants every event told once to each person whom it concerns', () => {
    const untold = changed((each) => {
      each.letters = each.letters.filter(({ items }) => items[0]?.kind !== 'announced');
    });
    expect(run(untold).differences).toEqual([
      expect.objectContaining({
        kind: 'missing item',
        person: 'dau-moi-xa',
        what: expect.stringMatching(/^announced/),
      }),
    ]);
    const early = changed((each) => {
      const found = each.letters.find(({ items }) => items[0]?.kind === 'recognised');
      if (found) Object.assign(found, letter(found.person, '2013-11-28 16:30', found.items));
    });
    expect(kinds(early)).toEqual(['wrong instant']);
  });

  it('expects letters to an address that bounces to fail, and no others', () => {
    const bounced = goodRecords();
    const [first] = bounced.letters;
    Object.assign(first as object, { state: 'failed', sentAt: undefined });
    const failed = withMails(bounced);
    expect(kinds(failed)).toEqual(['failed letter']);
    const emailOf = new Map(register.emailOf).set(first?.person ?? '', 'bounce.dau-moi@xa.example');
    const result = check({ plan, register: { ...register, emailOf }, records: failed });
    expect(result.differences.filter(({ letter: id }) => id === first?.id)).toEqual([]);
  });
});
