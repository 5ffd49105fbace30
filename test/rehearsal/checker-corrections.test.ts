import { check } from '../../rehearsal/checker/check';
import type { DecisionRecord, LetterRecord, ReceiptRecord, Records } from '../../rehearsal/checker/records';
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

/** What the checker finds, in words; empty if all is as it should be. */
const found = (records: Records): string[] =>
  check({ plan, register, records: withMails(records) }).differences.map(inShort);

type Change = (unit: Records['units'][number], letters: LetterRecord[]) => void;

/** The good year without some of its letters, changed. */
function year(change: Change, without: (letter: LetterRecord) => boolean = () => false): Records {
  const records = goodRecords();
  records.letters = records.letters.filter((each) => !without(each));
  const [unit] = records.units;
  if (unit) change(unit, records.letters);
  return records;
}

const said =
  (kind: string, party: string) =>
  ({ items: [item] }: LetterRecord): boolean =>
    item?.kind === kind && item.party === party;

const receipt = (
  id: string,
  of: typeof self | typeof review,
  at: string,
  more: Partial<ReceiptRecord> = {},
): ReceiptRecord => ({
  id,
  kind: 'filing',
  ...of,
  receivedAt: local(at),
  storedAt: local(at),
  held: false,
  ...more,
});

const decision = (kind: DecisionRecord['kind'], at: string, more: Partial<DecisionRecord> = {}) => ({
  kind,
  at: local(at),
  ...more,
});

const news = (person: string, at: string, kind: string, of: typeof self | typeof review = self) =>
  letter(person, `${at} 16:30`, [{ ...of, kind, day: 0 }]);
const reminder14 = letter('dau-moi-xa', '2013-11-20 08:00', [{ ...self, kind: 'reminder', day: 14 }]);
const isReceived = said('received', 'xa');

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

describe('a paper before its contents', () => {
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

describe('a waiver', () => {
  const waived = (lifted: string | undefined, letters: LetterRecord[]) =>
    year((unit, known) => {
      unit.receipts = unit.receipts.filter(({ id }) => id !== 'bc');
      unit.receipts.push(receipt('bc', self, '2013-11-25 11:00'));
      if (lifted) unit.decisions.unshift(decision('lifting', lifted, self));
      unit.decisions.unshift(decision('waiver', '2013-11-14 10:00', self));
      known.push(
        news('dau-moi-xa', '2013-11-14', 'waived'),
        news('dau-moi-xa', '2013-11-25', 'received'),
        ...letters,
      );
    }, isReceived);
  const lifted = (at: string) => news('dau-moi-xa', at, 'waiver-lifted');

  it('ends the asking', () => {
    expect(found(waived(undefined, []))).toEqual([]);
    expect(found(waived(undefined, [reminder14]))).toEqual([
      expect.stringMatching(/^item-needless: dau-moi-xa: reminder 14/),
    ]);
  });

  it('that is lifted has it asked for again, and is told', () => {
    expect(found(waived('2013-11-18 10:00', [lifted('2013-11-18'), reminder14]))).toEqual([]);
    expect(found(waived('2013-11-18 10:00', [lifted('2013-11-18')]))).toEqual([
      expect.stringMatching(/^item-missing: dau-moi-xa: reminder 14/),
    ]);
    expect(found(waived('2013-11-22 10:00', [lifted('2013-11-22')]))).toEqual([]);
    expect(found(waived('2013-11-22 10:00', []))).toEqual([
      expect.stringMatching(/^item-missing: dau-moi-xa: waiver-lifted/),
    ]);
  });

  it('that is lifted by the moment at which its letter goes is not told', () => {
    const liftedOnTheDay = (ms: number, isTold: boolean) => {
      const told = news('dau-moi-xa', '2013-11-14', 'waived');
      const at = shifted(local('2013-11-14 16:30'), ms);
      return year((unit, known) => {
        unit.decisions.unshift(decision('waiver', '2013-11-14 09:00', self), {
          ...decision('lifting', '2013-11-14 16:30', self),
          at,
        });
        unit.receipts = unit.receipts.filter(({ id }) => id !== 'bc');
        unit.receipts.push(receipt('bc', self, '2013-11-15 09:00'));
        known.push(
          isTold ? told : withdrawn(told),
          news('dau-moi-xa', ms < 0 ? '2013-11-14' : '2013-11-15', 'waiver-lifted'),
          news('dau-moi-xa', '2013-11-15', 'received'),
        );
      }, isReceived);
    };
    const about = (records: Records) => found(records).filter((what) => what.includes('waived'));
    for (const ms of [-1, 0]) {
      expect(about(liftedOnTheDay(ms, false))).toEqual([]);
      expect(about(liftedOnTheDay(ms, true))).toEqual([
        expect.stringMatching(/^item-needless: dau-moi-xa: waived/),
      ]);
    }
    expect(about(liftedOnTheDay(1, true))).toEqual([]);
    expect(about(liftedOnTheDay(1, false))).toEqual([
      expect.stringMatching(/^item-missing: dau-moi-xa: waived/),
    ]);
  });

  it('that is made again before its letter goes is told twice, and its lifting not', () => {
    const again = year((unit, known) => {
      const waivers = ['09:00', '11:00', '13:00'].map((time, i) =>
        decision(i === 1 ? 'lifting' : 'waiver', `2013-11-14 ${time}`, self),
      );
      unit.decisions.unshift(...waivers);
      unit.receipts = unit.receipts.filter(({ id }) => id !== 'bc');
      const told = news('dau-moi-xa', '2013-11-14', 'waived');
      const [waived] = told.items;
      if (waived) told.items = [waived, { ...waived, kind: 'waiver-lifted', told: false }, waived];
      known.push(told);
    }, isReceived);
    expect(found(again)).toEqual([]);
  });

  it('of a review is told to the agency and to the unit', () => {
    const told = (people: string[]) =>
      year((unit, known) => {
        unit.decisions.unshift(decision('waiver', '2013-10-03 10:00', review));
        known.push(...people.map((person) => news(person, '2013-10-03', 'waived', review)));
      });
    expect(found(told(['dau-moi-so', 'dau-moi-xa']))).toEqual([]);
    expect(found(told(['dau-moi-so']))).toEqual([
      expect.stringMatching(/^item-missing: dau-moi-xa: waived, agency-review of so/),
    ]);
  });
});

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

describe('what comes back from above', () => {
  const isRecognised = said('recognised', 'xa');
  const remarksAwaited = {
    step: 'party-assessment',
    party: 'ban-can-su-dang',
    kind: 'not-returned',
    day: 1,
  } as const;
  const recognitionAwaited = {
    step: 'recognition',
    party: 'ubnd-tinh',
    kind: 'not-returned',
    day: 1,
  } as const;
  const first = released(letter('chu-tich', '2014-01-02 08:00', [remarksAwaited]), '2014-01-02 10:00');
  const second = released(letter('chu-tich', '2014-01-13 08:00', [recognitionAwaited]), '2014-01-13 10:00');
  const late = (letters: LetterRecord[], remarkedAt = '2014-01-03 10:00') =>
    year((unit, known) => {
      unit.decisions = [
        decision('synthesis', '2013-11-26 10:00'),
        decision('remarks', remarkedAt),
        decision('proposal', '2014-01-04 10:00'),
        decision('proposal', '2014-01-10 10:00'),
        decision('recognition', '2014-01-15 10:00'),
      ];
      for (const person of ['dau-moi-xa', 'lanh-dao-xa']) {
        const item = { step: 'recognition', party: 'xa', kind: 'recognised', day: 0 } as const;
        known.push(letter(person, '2014-01-15 16:30', [item]));
      }
      known.push(...letters);
    }, isRecognised);

  it('and has not by its deadline, the chair is told of once each, after a release', () => {
    expect(found(late([first, second]))).toEqual([]);
    expect(found(late([second]))).toEqual([
      expect.stringMatching(
        /^item-missing: chu-tich: not-returned 1, party-assessment of ban-can-su-dang for xa/,
      ),
    ]);
    expect(found(late([first]))).toEqual([
      expect.stringMatching(/^item-missing: chu-tich: not-returned 1, recognition of ubnd-tinh for xa/),
    ]);
    const unseen = letter('chu-tich', '2014-01-02 08:00', [remarksAwaited]);
    expect(found(late([unseen, second]))).toEqual([
      expect.stringMatching(/^item-unreleased: chu-tich: not-returned/),
    ]);
  });

  it('in time is no matter for the chair', () => {
    const toChair = found(late([second], '2013-12-27 10:00')).filter((what) => what.includes('chu-tich'));
    expect(toChair).toEqual([]);
    expect(found(late([first, second], '2013-12-27 10:00'))).toContainEqual(
      expect.stringMatching(/^item-needless: chu-tich: not-returned 1, party-assessment/),
    );
  });

  it('was past when the campaign opened, and is no matter for the chair then', () => {
    const opened = (at: string): string[] => {
      const records = late([]);
      records.openedAt = local(at);
      return found(records).filter((what) => what.includes('not-returned'));
    };
    expect(opened('2013-12-31 00:00')).toEqual([
      expect.stringMatching(/^item-missing: chu-tich: not-returned 1, recognition of ubnd-tinh/),
    ]);
    expect(opened('2013-12-30 23:59')).toHaveLength(2);
    expect(opened('2014-01-10 00:00')).toEqual([]);
  });

  it('before the letter is released, is no matter any more', () => {
    const waits = released(letter('chu-tich', '2014-01-02 08:00', [remarksAwaited]), '2014-01-03 16:00');
    const gone = (told: boolean) => (told ? waits : withdrawn(waits));
    const about = (told: boolean) =>
      found(late([gone(told), second])).filter((what) => what.includes('chu-tich: not-returned'));
    expect(about(false)).toEqual([]);
    expect(about(true)).toEqual([expect.stringMatching(/^item-needless: chu-tich: not-returned/)]);
  });

  it('as a second proposal, leaves the first one standing as what was owed', () => {
    const about = found(late([first, second])).filter((what) => what.includes('recognition of so-noi-vu'));
    expect(about).toEqual([]);
  });
});

describe('a reopening', () => {
  const reopened = (people: string[]) =>
    year((unit, known) => {
      unit.decisions = [
        decision('synthesis', '2013-11-26 10:00'),
        decision('reopening', '2013-11-27 10:00'),
        decision('synthesis', '2013-11-28 10:00'),
        decision('remarks', '2013-11-28 12:00'),
        decision('proposal', '2013-11-28 14:00'),
        decision('recognition', '2013-11-29 10:00'),
      ];
      const frozen = { step: 'party-assessment', party: 'xa', day: 0 } as const;
      for (const person of ['dau-moi-xa', 'lanh-dao-xa']) {
        known.push(letter(person, '2013-11-28 16:30', [{ ...frozen, kind: 'frozen' }]));
      }
      for (const person of people)
        known.push(letter(person, '2013-11-27 16:30', [{ ...frozen, kind: 'reopened' }]));
    });

  it('is told to the unit, its desk and its head', () => {
    expect(found(reopened(['dau-moi-xa', 'lanh-dao-xa']))).toEqual([]);
    expect(found(reopened(['dau-moi-xa']))).toEqual([
      expect.stringMatching(/^item-missing: lanh-dao-xa: reopened, party-assessment of xa/),
    ]);
  });

  it('asks only for what is missing', () => {
    const asked = (change: Change) =>
      found(
        year((unit, known) => {
          unit.decisions = [
            decision('synthesis', '2013-11-13 10:00'),
            decision('reopening', '2013-11-14 10:00'),
          ];
          change(unit, known);
        }),
      ).filter((what) => what.includes('agency-review of so') && what.includes('overdue'));
    expect(asked(() => undefined)).toEqual([]);
    const missing = asked((unit) => {
      unit.receipts = unit.receipts.filter(({ id }) => id !== 'tb');
    });
    expect(missing).toContainEqual(
      expect.stringMatching(
        /^item-missing: dau-moi-so: overdue 1, agency-review of so for xa, at 2013-11-15T01/,
      ),
    );
  });
});
