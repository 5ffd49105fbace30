import type { LetterRecord, Records } from '../../rehearsal/checker/records';
import { decision, found, isReceived, news, receipt, reminder14, year } from './corrected-year';
import { local, review, self, shifted, withdrawn } from './records';

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
