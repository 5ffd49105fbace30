import type { LetterRecord } from '../../rehearsal/checker/records';
import { decision, found, said, year } from './corrected-year';
import { letter, local, released, withdrawn } from './records';

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

  it('is told to the chair once each when it misses its deadline, after a release', () => {
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

  it('is not told to the chair when it comes in time', () => {
    const toChair = found(late([second], '2013-12-27 10:00')).filter((what) => what.includes('chu-tich'));
    expect(toChair).toEqual([]);
    expect(found(late([first, second], '2013-12-27 10:00'))).toContainEqual(
      expect.stringMatching(/^item-needless: chu-tich: not-returned 1, party-assessment/),
    );
  });

  it('is not told to the chair when its deadline was past as the campaign opened', () => {
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

  it('is not told to the chair when it comes before the letter is released', () => {
    const waits = released(letter('chu-tich', '2014-01-02 08:00', [remarksAwaited]), '2014-01-03 16:00');
    const gone = (told: boolean) => (told ? waits : withdrawn(waits));
    const about = (told: boolean) =>
      found(late([gone(told), second])).filter((what) => what.includes('chu-tich: not-returned'));
    expect(about(false)).toEqual([]);
    expect(about(true)).toEqual([expect.stringMatching(/^item-needless: chu-tich: not-returned/)]);
  });

  it('leaves the first proposal standing as what was owed when a second one follows it', () => {
    const about = found(late([first, second])).filter((what) => what.includes('recognition of so-noi-vu'));
    expect(about).toEqual([]);
  });
});
