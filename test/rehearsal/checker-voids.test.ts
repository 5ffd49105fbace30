import type { LetterRecord } from '../../rehearsal/checker/records';
import { decision, found, news, receipt, reminder14, said, year } from './corrected-year';
import { letter, local, review, self, shifted } from './records';

/** The unit's report was entered on 25/10 for the wrong unit; its own comes later. */
const voided = (at: string, letters: LetterRecord[]) =>
  year((unit, known) => {
    const wrong = unit.receipts.find(({ id }) => id === 'bc');
    Object.assign(wrong as object, { voidedAt: local(at) });
    unit.receipts.push(receipt('bc-that', self, '2013-11-25 11:00'));
    unit.decisions.unshift(decision('voiding', at, { ...self, filing: 'bc' }));
    known.push(
      news('dau-moi-xa', at.slice(0, 10), 'voided'),
      news('dau-moi-xa', '2013-11-25', 'received'),
      ...letters,
    );
  });

describe('an entry that is voided', () => {
  it('is asked for again from then on', () => {
    expect(found(voided('2013-11-18 10:00', [reminder14]))).toEqual([]);
    expect(found(voided('2013-11-18 10:00', []))).toEqual([
      expect.stringMatching(/^item-missing: dau-moi-xa: reminder 14, self-review of xa for xa/),
    ]);
  });

  it('was there as long as nobody knew better', () => {
    expect(found(voided('2013-11-22 10:00', []))).toEqual([]);
    expect(found(voided('2013-11-22 10:00', [reminder14]))).toEqual([
      expect.stringMatching(/^item-needless: dau-moi-xa: reminder 14/),
    ]);
  });

  it('is asked for at the next letter time where the deadline is past, and on days from then on', () => {
    const records = year((unit) => {
      unit.decisions = [decision('voiding', '2013-11-20 10:00', { ...review, filing: 'nx' })];
    });
    const asked = found(records).filter(
      (what) => /overdue|escalation/.test(what) && what.includes('review of so'),
    );
    expect(
      asked.map((what) => what.replace(/^item-missing: |, agency-review.* at |T01:00.*/g, ' ').trim()),
    ).toEqual([
      'dau-moi-so: overdue 1 2013-11-21',
      'lanh-dao-so: escalation 1 2013-11-21',
      'dau-moi-noi-vu: escalation 3 2013-11-25',
      'dau-moi-so: overdue 3 2013-11-25',
      'dau-moi-so: overdue 7 2013-11-29',
      'pho: escalation 7 2013-11-29',
    ]);
  });

  it('is told of until the very moment at which its own came', () => {
    const told = (ms: number) =>
      year((unit, known) => {
        unit.decisions = [decision('voiding', '2013-11-20 10:00', { ...review, filing: 'nx' })];
        const at = shifted(local('2013-11-21 08:00'), ms);
        unit.receipts.push(receipt('nx-that', review, '2013-11-21 08:00', { receivedAt: at, storedAt: at }));
        const item = { ...review, kind: 'overdue', day: 1, half: 'filing' } as const;
        known.push(letter('dau-moi-so', '2013-11-21 08:00', [item]));
      });
    const about = (ms: number) => found(told(ms)).filter((what) => what.includes('overdue 1, agency'));
    expect(about(1)).toEqual([]);
    for (const ms of [-1, 0]) {
      expect(about(ms)).toEqual([expect.stringMatching(/^item-needless: dau-moi-so: overdue 1/)]);
    }
  });

  it('is told to the desk that is asked for it, and to nobody else', () => {
    const silent = voided('2013-11-22 10:00', []);
    silent.letters = silent.letters.filter((each) => !said('voided', 'xa')(each));
    expect(found(silent)).toEqual([
      expect.stringMatching(/^item-missing: dau-moi-xa: voided, self-review of xa/),
    ]);
    const loud = voided('2013-11-22 10:00', [news('lanh-dao-xa', '2013-11-22', 'voided')]);
    expect(found(loud)).toEqual([expect.stringMatching(/^item-needless: lanh-dao-xa: voided/)]);
  });

  it('is news again when it is announced anew', () => {
    const again = (letters: LetterRecord[]) =>
      year((unit, known) => {
        unit.decisions.unshift(decision('voiding', '2013-10-15 10:00', { ...review, filing: 'tb' }));
        const wrong = unit.receipts.find(({ id }) => id === 'tb');
        Object.assign(wrong as object, { voidedAt: local('2013-10-15 10:00') });
        unit.receipts.push(receipt('tb-that', review, '2013-10-17 10:00', { kind: 'announcement' }));
        const people = ['dau-moi-so', 'dau-moi-xa'];
        known.push(...people.map((each) => news(each, '2013-10-15', 'voided', review)), ...letters);
      });
    expect(found(again([news('dau-moi-xa', '2013-10-17', 'announced', review)]))).toEqual([]);
    expect(found(again([]))).toEqual([expect.stringMatching(/^item-missing: dau-moi-xa: announced/)]);
  });
});

describe('a paper that came before its contents', () => {
  const awaited = (letters: LetterRecord[]) =>
    year((unit, known) => {
      const paper = unit.receipts.find(({ id }) => id === 'bc');
      Object.assign(paper as object, { awaitsContent: true });
      unit.receipts.push(
        receipt('bc-noi-dung', self, '2013-10-25 11:00', {
          replaces: 'bc',
          storedAt: local('2013-11-21 11:00'),
        }),
      );
      known.push(news('dau-moi-xa', '2013-11-21', 'received'), ...letters);
    });

  it('is asked for no more', () => {
    expect(found(awaited([]))).toEqual([]);
    expect(found(awaited([reminder14]))).toEqual([
      expect.stringMatching(/^item-needless: dau-moi-xa: reminder 14/),
    ]);
  });
});
