import { check } from '../../rehearsal/checker/check';
import type { Difference } from '../../rehearsal/checker/findings';
import type { Records } from '../../rehearsal/checker/records';
import { changed, filedAt, found, kinds, run } from './changed-year';
import { goodRecords, letter, local, plan, register, shifted, withMails } from './records';

describe('the check of what was sent', () => {
  it('finds nothing wrong with a year as the plan asks', () => {
    const result = run(goodRecords());
    expect(result.differences).toEqual([]);
    expect(result.ok).toBe(true);
    expect(result.counts).toMatchObject({ letters: 9, sent: 9, itemsTold: 2, newsTold: 7 });
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
