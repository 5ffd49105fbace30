import { type Change, decision, found, year } from './corrected-year';
import { letter } from './records';

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
