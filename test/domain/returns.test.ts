import type { DecisionKind } from '../../domain/ledger/facts';
import { Evaluation, local } from '../fixtures/evaluation';

/** Of what the chair was told: of which step, whether it was sent up, and when the letter is. */
const toChair = (evaluation: Evaluation) =>
  evaluation
    .told('not-returned')
    .map(
      ({ step, submitted, at }) => `${step} ${submitted ? 'submitted' : 'not submitted'} ${at.slice(0, 16)}`,
    );

const MORNINGS = {
  // 31/12/2013 is a Tuesday, 01/01/2014 off; 10/01/2014 is a Friday.
  remarks: '2014-01-02T01:00',
  recognition: '2014-01-13T01:00',
};
const LAST = local('2014-03-31 08:00');

describe('when a last deadline passes without an answer', () => {
  test.each<[string, [kinds: DecisionKind[], at: string][], string[]]>([
    [
      'also when nothing was ever submitted',
      [],
      [
        `party-assessment not submitted ${MORNINGS.remarks}`,
        `recognition not submitted ${MORNINGS.recognition}`,
      ],
    ],
    [
      'with what was sent up by then',
      [[['synthesis'], '2013-12-20 09:00']],
      [`party-assessment submitted ${MORNINGS.remarks}`, `recognition not submitted ${MORNINGS.recognition}`],
    ],
    [
      'not of what came back before',
      [[['synthesis', 'remarks', 'proposal'], '2013-12-20 09:00']],
      [`recognition submitted ${MORNINGS.recognition}`],
    ],
    [
      'not of what came back on the day itself, or on the morning after before the letters',
      [
        [['synthesis', 'remarks'], '2014-01-02 07:50'],
        [['proposal', 'recognition'], '2014-01-13 07:50'],
      ],
      [],
    ],
    [
      'of what came back after the letter all the same',
      [
        [['synthesis'], '2013-12-20 09:00'],
        [['remarks', 'proposal', 'recognition'], '2014-01-02 08:01'],
      ],
      [`party-assessment submitted ${MORNINGS.remarks}`],
    ],
    [
      'anew, if a reopening took the answer back before that morning',
      [[['synthesis', 'remarks', 'proposal', 'recognition', 'reopening'], '2013-12-20 09:00']],
      [
        `party-assessment not submitted ${MORNINGS.remarks}`,
        `recognition not submitted ${MORNINGS.recognition}`,
      ],
    ],
    [
      'not of a deadline that was met, if a reopening comes after it',
      [
        [['synthesis', 'remarks', 'proposal', 'recognition'], '2013-12-20 09:00'],
        [['reopening'], '2014-01-20 09:00'],
      ],
      [],
    ],
    [
      'not twice, if a reopening comes after it',
      [
        [['synthesis'], '2013-12-20 09:00'],
        [['remarks'], '2014-01-08 09:00'],
        [['reopening', 'synthesis'], '2014-01-20 09:00'],
      ],
      [`party-assessment submitted ${MORNINGS.remarks}`, `recognition not submitted ${MORNINGS.recognition}`],
    ],
  ])('the chair is told on the first working morning after it, %s', (_, decided, expected) => {
    const evaluation = new Evaluation();
    for (const [kinds, at] of decided) {
      evaluation.settleThrough(local(at));
      evaluation.decideAll(kinds, local(at));
    }
    evaluation.settleThrough(LAST);
    expect(toChair(evaluation)).toEqual(expected);
  });

  test('it goes to the chair once it is released, and names whose answer it is', () => {
    const evaluation = new Evaluation();
    evaluation.settleThrough(LAST);
    const to = { party: 'ubnd-tinh', role: 'chair' };
    expect(evaluation.told('not-returned')).toMatchObject([
      {
        day: 1,
        obligation: 'party-assessment/ban-can-su-dang',
        party: 'ban-can-su-dang',
        to,
        needsRelease: true,
      },
      { day: 1, obligation: 'recognition/ubnd-tinh', party: 'ubnd-tinh', to, needsRelease: true },
    ]);
  });

  test.each([
    ['2013-12-30 23:59', [`party-assessment`, 'recognition']],
    // The deadline is over, its working morning is not.
    ['2014-01-01 10:00', ['recognition']],
    ['2014-01-11 10:00', []],
  ])('a campaign opened on %s tells of no deadline that was past by then', (openedAt, steps) => {
    const evaluation = new Evaluation({ openedAt: local(openedAt) });
    evaluation.settleThrough(LAST);
    expect(evaluation.told('not-returned').map(({ step }) => step)).toEqual(steps);
  });

  test('a cancelled evaluation tells nothing, even where it wakes once more', () => {
    const evaluation = new Evaluation();
    evaluation.ledger.cancel(local('2013-12-20 09:00'));
    expect(evaluation.view().nextWakeAt).toBeNull();
    evaluation.ledger.settle(LAST);
    expect(toChair(evaluation)).toEqual([]);
  });

  test('after an outage over both mornings each is told once, by its own morning', () => {
    const evaluation = new Evaluation();
    evaluation.ledger.settle(local('2014-01-20 09:00'));
    evaluation.ledger.settle(local('2014-01-21 09:00'));
    expect(toChair(evaluation)).toHaveLength(2);
  });

  test('an unanswered deadline is told after an outage, though the dossier was opened again first', () => {
    const evaluation = new Evaluation();
    evaluation.settleThrough(local('2013-12-27 09:00'));
    evaluation.decideAll(['synthesis'], local('2013-12-27 09:00'));
    evaluation.decideAll(['reopening'], local('2014-01-07 07:00'));
    evaluation.settleThrough(local('2014-01-07 09:00'));
    expect(toChair(evaluation)).toEqual([`party-assessment not submitted ${MORNINGS.remarks}`]);
  });
});

describe('what comes back from above', () => {
  const returned = (kinds: DecisionKind[], at: string, obligation: string) => {
    const evaluation = new Evaluation();
    evaluation.decideAll(kinds.slice(0, -1), local('2013-12-20 09:00'));
    evaluation.decideAll(kinds.slice(-1), local(at));
    const found = evaluation.obligation(obligation).returned;
    return found && `${found.timeliness} ${found.lateWorkingDays}`;
  };
  const REMARKS: DecisionKind[] = ['synthesis', 'remarks'];
  const RECOGNITION: DecisionKind[] = [...REMARKS, 'proposal', 'recognition'];

  test.each([
    [REMARKS, '2013-12-30 23:59', 'on-time 0'],
    [REMARKS, '2013-12-31 00:00', 'on-the-day 0'],
    [REMARKS, '2013-12-31 23:59', 'on-the-day 0'],
    [REMARKS, '2014-01-01 00:00', 'late 0'],
    [REMARKS, '2014-01-02 00:00', 'late 1'],
    [RECOGNITION, '2014-01-09 23:59', 'on-time 0'],
    [RECOGNITION, '2014-01-10 12:00', 'on-the-day 0'],
    [RECOGNITION, '2014-03-03 12:00', 'late 36'],
  ])('%j on %s is %s', (kinds, at, expected) => {
    const step = kinds === REMARKS ? 'party-assessment' : 'recognition';
    expect(returned(kinds, at, `${step}/so-noi-vu`)).toBe(expected);
  });

  test('does not change how late the submission was', () => {
    const evaluation = new Evaluation();
    evaluation.decideAll(['synthesis'], local('2013-12-30 09:00'));
    evaluation.decideAll(['remarks'], local('2014-01-06 09:00'));
    evaluation.decideAll(['proposal'], local('2014-01-09 09:00'));
    evaluation.decideAll(['proposal', 'recognition'], local('2014-01-14 09:00'));
    expect(evaluation.obligation('party-assessment/so-noi-vu')).toMatchObject({
      timeliness: 'on-time',
      returned: { timeliness: 'late', lateWorkingDays: 3 },
    });
    // The first proposal says how late it was, whatever took its place.
    expect(evaluation.obligation('recognition/so-noi-vu')).toMatchObject({
      timeliness: 'on-time',
      returned: { timeliness: 'late', lateWorkingDays: 2 },
    });
  });
});
