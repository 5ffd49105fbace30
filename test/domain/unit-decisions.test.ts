import { Evaluation, local } from '../fixtures/evaluation';

const REVIEW = { step: 'agency-review', party: 'so-tai-chinh' } as const;
const SELF_REVIEW = { step: 'self-review', party: 'so-y-te' } as const;
const OPINION = { step: 'member-opinion', party: 'pct-van-xa' } as const;
const id = ({ step, party }: { step: string; party: string }) => `${step}/${party}`;
const paper = { channel: 'paper' } as const;

const EARLY = local('2013-11-01 09:00');
const NEXT = local('2013-11-05 09:00');
const LATE = local('2013-12-16 09:00');

const refusal = (answer: ReturnType<Evaluation['decide']>) =>
  answer.outcome === 'refused' ? answer.refusal : 'accepted';

/** To whom, as «role of party», and whether it is released first. */
const to = (evaluation: Evaluation, kind: Parameters<Evaluation['told']>[0]) =>
  evaluation
    .told(kind)
    .map(({ to: { role, party }, needsRelease }) => `${role} of ${party}${needsRelease ? ', released' : ''}`);

describe('a waiver', () => {
  test('ends what is owed, and is told to who owes it and, of a review, to the unit', () => {
    const evaluation = new Evaluation();
    expect(refusal(evaluation.decide('waiver', EARLY, { obligation: id(REVIEW) }))).toBe('accepted');
    expect(evaluation.obligation(id(REVIEW))).toMatchObject({ status: 'waived' });
    expect(evaluation.obligation(id(REVIEW)).missing).toBeUndefined();
    expect(to(evaluation, 'waived')).toEqual(['focal-person of so-tai-chinh', 'focal-person of so-y-te']);
  });

  test('of an opinion is told to nobody but the member’s secretary, once it is released', () => {
    const evaluation = new Evaluation();
    evaluation.decide('waiver', EARLY, { obligation: id(OPINION) });
    expect(to(evaluation, 'waived')).toEqual(['secretary of pct-van-xa, released']);
  });

  test.each([
    ['of nobody', 'self-review/nobody', 'unknown-obligation'],
    ['of a step that is not filed', 'party-assessment/so-noi-vu', 'unknown-obligation'],
    ['of what is done', id(SELF_REVIEW), 'already-done'],
    ['of a paper that awaits its contents', id(OPINION), 'already-done'],
    ['of a half that is missing', id(REVIEW), 'accepted'],
  ])('%s (%s) is answered: %s', (_, obligation, expected) => {
    const evaluation = new Evaluation();
    evaluation.file(SELF_REVIEW, EARLY);
    evaluation.file(OPINION, EARLY, { ...paper, awaitsContent: true });
    evaluation.file(REVIEW, EARLY);
    expect(refusal(evaluation.decide('waiver', NEXT, { obligation }))).toBe(expected);
  });

  test('comes too late for a frozen dossier', () => {
    const evaluation = new Evaluation();
    evaluation.decideAll(['synthesis'], LATE);
    expect(refusal(evaluation.decide('waiver', LATE, { obligation: id(REVIEW) }))).toBe('frozen');
  });

  test('is no obstacle to what comes in all the same', () => {
    const evaluation = new Evaluation();
    evaluation.decide('waiver', EARLY, { obligation: id(SELF_REVIEW) });
    expect(evaluation.file(SELF_REVIEW, NEXT).outcome).toBe('accepted');
    expect(evaluation.obligation(id(SELF_REVIEW)).status).toBe('waived');
  });
});

describe('a lifted waiver', () => {
  const waived = () => {
    const evaluation = new Evaluation();
    evaluation.decide('waiver', EARLY, { obligation: id(SELF_REVIEW) });
    return evaluation;
  };

  test('is owed again from then on, and asked at the next letter time if its deadline is past', () => {
    const evaluation = waived();
    evaluation.settleThrough(LATE);
    expect(refusal(evaluation.decide('lifting', LATE, { obligation: id(SELF_REVIEW) }))).toBe('accepted');
    expect(evaluation.obligation(id(SELF_REVIEW))).toMatchObject({
      status: 'outstanding',
      owedSince: LATE,
      missing: ['filing'],
      nextLetterAt: local('2013-12-17 08:00'),
    });
    expect(to(evaluation, 'waiver-lifted')).toEqual(['focal-person of so-y-te']);
  });

  test('in time has the plan’s own reminders', () => {
    const evaluation = waived();
    evaluation.settleThrough(NEXT);
    evaluation.decide('lifting', NEXT, { obligation: id(SELF_REVIEW) });
    expect(evaluation.obligation(id(SELF_REVIEW)).nextLetterAt).toBe(local('2013-11-20 08:00'));
  });

  test('is done at once by what came in meanwhile', () => {
    const evaluation = waived();
    evaluation.file(SELF_REVIEW, NEXT);
    evaluation.decide('lifting', LATE, { obligation: id(SELF_REVIEW) });
    expect(evaluation.obligation(id(SELF_REVIEW))).toMatchObject({ status: 'done', receivedAt: NEXT });
  });

  test.each([
    ['unknown-obligation', 'self-review/nobody'],
    ['not-waived', id(REVIEW)],
  ])('is refused as %s, of %s', (expected, obligation) => {
    expect(refusal(waived().decide('lifting', NEXT, { obligation }))).toBe(expected);
  });

  test('cannot be again before it is waived again', () => {
    const evaluation = waived();
    const obligation = id(SELF_REVIEW);
    expect(refusal(evaluation.decide('lifting', NEXT, { obligation }))).toBe('accepted');
    expect(refusal(evaluation.decide('lifting', LATE, { obligation }))).toBe('not-waived');
    expect(refusal(evaluation.decide('waiver', LATE, { obligation }))).toBe('accepted');
  });

  test('waits for a reopening once the dossier is frozen', () => {
    const evaluation = waived();
    const obligation = id(SELF_REVIEW);
    evaluation.decideAll(['synthesis'], LATE);
    expect(refusal(evaluation.decide('lifting', LATE, { obligation }))).toBe('frozen');
    evaluation.decideAll(['reopening'], LATE);
    expect(evaluation.obligation(obligation).status).toBe('waived');
    expect(refusal(evaluation.decide('lifting', LATE, { obligation }))).toBe('accepted');
  });
});

describe('a voided entry', () => {
  test('counts no more, stays in the record, and is owed again from then on', () => {
    const evaluation = new Evaluation();
    evaluation.file(SELF_REVIEW, EARLY, { id: 'a', ...paper });
    expect(refusal(evaluation.decide('voiding', LATE, { filing: 'a', id: 'v' }))).toBe('accepted');
    expect(evaluation.obligation(id(SELF_REVIEW))).toMatchObject({
      status: 'outstanding',
      owedSince: LATE,
      missing: ['filing'],
      versions: [{ id: 'a', voided: { id: 'v', at: LATE } }],
    });
    expect(evaluation.obligation(id(SELF_REVIEW)).versions[0]).not.toHaveProperty('counts');
    expect(to(evaluation, 'voided')).toEqual(['focal-person of so-y-te']);
  });

  test('of an announcement leaves the review received', () => {
    const evaluation = new Evaluation();
    evaluation.file(REVIEW, EARLY);
    evaluation.announce(REVIEW, EARLY, { id: 'tb', ...paper });
    expect(evaluation.obligation(id(REVIEW)).status).toBe('done');
    evaluation.decide('voiding', NEXT, { filing: 'tb' });
    const { announcedAt, ...review } = evaluation.obligation(id(REVIEW));
    expect(review).toMatchObject({ status: 'outstanding', owedSince: NEXT, missing: ['announcement'] });
    expect(announcedAt).toBeUndefined();
    // And it is news to the unit when it is announced rightly.
    evaluation.announce(REVIEW, LATE);
    expect(evaluation.told('announced')).toHaveLength(2);
  });

  test('of which nothing was owed anew: the other half has been missing all along', () => {
    const evaluation = new Evaluation();
    evaluation.file(REVIEW, EARLY, { id: 'a', ...paper });
    evaluation.decide('voiding', LATE, { filing: 'a' });
    const opened = evaluation.ledger.spec.openedAt;
    expect(evaluation.obligation(id(REVIEW))).toMatchObject({
      owedSince: opened,
      missing: ['filing', 'announcement'],
    });
    // Nor by the half that comes then: it was never all there.
    evaluation.announce(REVIEW, LATE);
    expect(evaluation.obligation(id(REVIEW))).toMatchObject({ owedSince: opened, missing: ['filing'] });
  });

  describe('of each half of a review, one after the other', () => {
    const [FIRST, SECOND, BACK] = [
      local('2013-10-16 09:00'),
      local('2013-11-12 09:00'),
      local('2013-11-27 09:00'),
    ];
    const overdue = (evaluation: Evaluation) =>
      [...evaluation.told('overdue'), ...evaluation.told('escalation')]
        .filter(({ obligation }) => obligation === id(REVIEW))
        .map(({ at, day, overdueFrom }) => `${day} at ${at}${overdueFrom ? `, from ${overdueFrom}` : ''}`);
    const taken = () => {
      const evaluation = new Evaluation();
      evaluation.file(REVIEW, local('2013-10-07 09:00'), { id: 'nx', ...paper });
      evaluation.announce(REVIEW, local('2013-10-08 09:00'), { id: 'tb', ...paper });
      evaluation.settleThrough(FIRST);
      evaluation.decide('voiding', FIRST, { filing: 'tb' });
      evaluation.settleThrough(SECOND);
      evaluation.decide('voiding', SECOND, { filing: 'nx' });
      evaluation.settleThrough(BACK);
      return evaluation;
    };

    test('leaves it owed since the first of them, whichever comes back, so that nothing is told twice', () => {
      for (const half of ['filing', 'announcement'] as const) {
        const evaluation = taken();
        expect(evaluation.obligation(id(REVIEW))).toMatchObject({ owedSince: FIRST });
        const before = overdue(evaluation);
        expect(before).toContain(`7 at ${local('2013-11-19 08:00')}`);
        expect(before.join()).not.toContain('from');
        if (half === 'filing') evaluation.file(REVIEW, BACK, { id: 'again', ...paper });
        else evaluation.announce(REVIEW, BACK, { id: 'again', ...paper });
        const review = evaluation.obligation(id(REVIEW));
        expect(review).toMatchObject({ status: 'outstanding', owedSince: FIRST });
        expect(review.nextLetterAt).toBeUndefined();
        evaluation.settleThrough(LATE);
        expect(overdue(evaluation)).toEqual(before);
      }
    });

    test('has it owed anew once it was all there again', () => {
      const evaluation = taken();
      const announced = local('2013-12-02 09:00');
      evaluation.file(REVIEW, BACK, { id: 'nx-2', ...paper });
      evaluation.announce(REVIEW, announced, { id: 'tb-2', ...paper });
      expect(evaluation.obligation(id(REVIEW)).status).toBe('done');
      const again = local('2013-12-04 09:00');
      evaluation.decide('voiding', again, { filing: 'nx-2' });
      evaluation.decide('voiding', LATE, { filing: 'tb-2' });
      evaluation.file(REVIEW, LATE, { id: 'nx-3' });
      expect(evaluation.obligation(id(REVIEW))).toMatchObject({
        status: 'outstanding',
        owedSince: again,
        missing: ['announcement'],
      });
    });
  });

  test('of several leaves what stands without it', () => {
    const evaluation = new Evaluation();
    evaluation.file(SELF_REVIEW, EARLY);
    evaluation.file(SELF_REVIEW, NEXT, { id: 'b', ...paper });
    evaluation.decide('voiding', LATE, { filing: 'b' });
    const { openedAt } = evaluation.ledger.spec;
    expect(evaluation.obligation(id(SELF_REVIEW))).toMatchObject({ status: 'done', owedSince: openedAt });
    expect(evaluation.obligation(id(SELF_REVIEW)).versions.find(({ counts }) => counts)?.id).toBe('f1');
  });

  test.each([
    ['unknown-filing', 'none'],
    ['not-on-behalf', 'own'],
    ['already-done', 'voided'],
    ['accepted', 'entered'],
  ])('is answered: %s, where it is «%s»', (expected, filing) => {
    const evaluation = new Evaluation();
    evaluation.file(SELF_REVIEW, EARLY, { id: 'own' });
    evaluation.file(REVIEW, EARLY, { id: 'voided', ...paper });
    evaluation.decide('voiding', EARLY, { filing: 'voided', id: 'first' });
    evaluation.announce(REVIEW, EARLY, { id: 'entered', ...paper });
    expect(refusal(evaluation.decide('voiding', NEXT, { filing, id: 'second' }))).toBe(expected);
  });

  test('of a frozen dossier waits for its reopening; of what came after the freeze it does not', () => {
    const evaluation = new Evaluation();
    evaluation.file(SELF_REVIEW, EARLY, { id: 'inside', ...paper });
    evaluation.file(REVIEW, EARLY);
    evaluation.decideAll(['synthesis'], LATE);
    expect(evaluation.file(OPINION, LATE, { id: 'held', ...paper }).outcome).toBe('held');
    expect(evaluation.announce(REVIEW, LATE, { id: 'outside', ...paper }).outcome).toBe('accepted');
    expect(refusal(evaluation.decide('voiding', LATE, { filing: 'inside' }))).toBe('frozen');
    expect(refusal(evaluation.decide('voiding', LATE, { filing: 'held' }))).toBe('accepted');
    expect(refusal(evaluation.decide('voiding', LATE, { filing: 'outside' }))).toBe('accepted');
    expect(evaluation.view().held).toMatchObject([{ id: 'held', voided: { at: LATE } }]);
    evaluation.decideAll(['reopening'], LATE);
    expect(evaluation.obligation(id(OPINION))).toMatchObject({
      status: 'outstanding',
      versions: [{ id: 'held', voided: { at: LATE } }],
    });
    expect(evaluation.obligation(id(REVIEW))).toMatchObject({ missing: ['announcement'] });
    expect(refusal(evaluation.decide('voiding', LATE, { filing: 'inside' }))).toBe('accepted');
  });
});

describe('a reopening', () => {
  test('makes owed anew what is missing alone, and takes in what was held and announced', () => {
    const evaluation = new Evaluation();
    evaluation.file(SELF_REVIEW, EARLY);
    evaluation.file(REVIEW, EARLY);
    evaluation.decideAll(['synthesis', 'remarks'], LATE);
    evaluation.file(OPINION, LATE, { id: 'held' });
    evaluation.announce(REVIEW, LATE);
    expect(evaluation.obligation(id(REVIEW))).toMatchObject({ status: 'ended', missing: ['announcement'] });
    const at = local('2014-01-06 10:00');
    expect(evaluation.decide('reopening', at)).toMatchObject({ outcome: 'accepted', takenIn: ['held'] });
    const { openedAt } = evaluation.ledger.spec;
    expect(evaluation.obligation(id(SELF_REVIEW))).toMatchObject({ status: 'done', owedSince: openedAt });
    expect(evaluation.obligation(id(OPINION))).toMatchObject({
      status: 'done',
      owedSince: openedAt,
      versions: [{ afterFreeze: true }],
    });
    expect(evaluation.obligation(id(REVIEW))).toMatchObject({ status: 'done', owedSince: openedAt });
    expect(evaluation.obligation('agency-review/so-noi-vu')).toMatchObject({
      status: 'outstanding',
      owedSince: at,
    });
    expect(evaluation.view()).toMatchObject({ status: 'open', held: [] });
    expect(evaluation.view()).not.toHaveProperty('remarksAt');
    expect(to(evaluation, 'reopened')).toEqual(['focal-person of so-y-te', 'head of so-y-te']);
  });

  test('is refused where nothing is frozen, and where the campaign is cancelled', () => {
    const evaluation = new Evaluation();
    expect(refusal(evaluation.decide('reopening', EARLY))).toBe('not-frozen');
    evaluation.ledger.cancel(NEXT);
    expect(refusal(evaluation.decide('reopening', LATE))).toBe('closed');
  });
});

test('what comes in after a cancel changes nothing of how it ended', () => {
  const evaluation = new Evaluation();
  evaluation.file(REVIEW, EARLY);
  evaluation.ledger.cancel(NEXT);
  expect(evaluation.file(SELF_REVIEW, LATE).outcome).toBe('held');
  evaluation.announce(REVIEW, LATE);
  expect(evaluation.obligation(id(SELF_REVIEW))).toMatchObject({ status: 'ended', missing: ['filing'] });
  expect(evaluation.obligation(id(REVIEW))).toMatchObject({ status: 'ended', missing: ['announcement'] });
});
