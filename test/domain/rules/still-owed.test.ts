import type { DecisionAnswer, DecisionKind, FilingAnswer } from '../../../domain/ledger/facts';
import type { NoticeItem } from '../../../domain/ledger/notices';
import { asStillOwed, type Known, type KnownUnit } from '../../../domain/rules/still-owed';
import { Evaluation, local } from '../../fixtures/evaluation';

const REVIEW = { step: 'agency-review', party: 'so-tai-chinh' } as const;
const ID = 'agency-review/so-tai-chinh';
const EARLY = local('2013-11-01 09:00');
/** The morning of the first overdue day of step 1. */
const AT = local('2013-11-11 08:00');

/** What has been stored: not answered yet, or with an answer. */
const filed = (kind: 'filing' | 'announcement', answer: FilingAnswer | null, more: object = {}) => ({
  kind,
  ...REVIEW,
  answer,
  ...more,
});
const taken = (revision: number): FilingAnswer => ({
  outcome: 'accepted',
  timeliness: 'late',
  lateWorkingDays: 1,
  version: 1,
  revision,
});
const decided = (kind: DecisionKind, answer: DecisionAnswer | null, obligation = ID) => ({
  kind,
  content: { obligation },
  answer,
});
const accepted = (revision: number): DecisionAnswer => ({ outcome: 'accepted', revision });

const item = (evaluation: Evaluation, id = ID): NoticeItem & { unit: string; at: string } => {
  for (const { at, items } of [...evaluation.ledger.undelivered].reverse()) {
    const found = items.find(({ obligation, to }) => obligation === id && to.role !== 'head');
    if (found) return { ...found, unit: 'so-y-te', at };
  }
  throw new Error(`nothing was told of ${id}`);
};

const known = (
  evaluation: Evaluation,
  { now = AT, ...stored }: { now?: string } & Partial<KnownUnit> = {},
): Known => ({
  now,
  units: new Map([['so-y-te', { evaluation: evaluation.view(), filings: [], decisions: [], ...stored }]]),
});

describe('what asks for a review is told by what is missing when the letter goes:', () => {
  const asked = (...halves: ('filing' | 'announcement')[]) => {
    const evaluation = new Evaluation();
    if (halves.includes('filing')) evaluation.file(REVIEW, EARLY);
    if (halves.includes('announcement')) evaluation.announce(REVIEW, EARLY);
    evaluation.settleThrough(AT);
    return evaluation;
  };

  test('both halves, as long as neither has come', () => {
    const evaluation = asked();
    expect(item(evaluation)).not.toHaveProperty('half');
    expect(asStillOwed(item(evaluation), known(evaluation))).toEqual(item(evaluation));
  });

  test('the half that the read model misses by then', () => {
    const evaluation = asked();
    const before = item(evaluation);
    evaluation.file(REVIEW, AT);
    expect(asStillOwed(before, known(evaluation))).toEqual({ ...before, half: 'announcement' });
  });

  test.each<[string, KnownUnit['filings'], 'filing' | 'announcement' | undefined]>([
    ['a review that nobody has answered', [filed('filing', null)], 'announcement'],
    ['an announcement that nobody has answered', [filed('announcement', null)], 'filing'],
    ['what the read model does not know of', [filed('filing', taken(99))], 'announcement'],
    ['not what it knows of', [filed('filing', taken(0))], undefined],
    ['not what is held', [filed('filing', { outcome: 'held', revision: 99 })], undefined],
    ['not what is of another party', [filed('filing', null, { party: 'so-noi-vu' })], undefined],
    ['not what is of another step', [filed('filing', null, { step: 'self-review' })], undefined],
  ])('by what is stored since: %s', (_, filings, half) => {
    const evaluation = asked();
    const now = asStillOwed(item(evaluation), known(evaluation, { filings }));
    expect(now).toEqual({ ...item(evaluation), ...(half && { half }) });
  });

  test('nothing, once both have come by what is stored', () => {
    const evaluation = asked();
    const filings = [filed('filing', null), filed('announcement', taken(99))];
    expect(asStillOwed(item(evaluation), known(evaluation, { filings }))).toBeUndefined();
  });

  test('nothing, once the missing half has come by what is stored', () => {
    const evaluation = asked('filing');
    expect(item(evaluation).half).toBe('announcement');
    const filings = [filed('announcement', null)];
    expect(asStillOwed(item(evaluation), known(evaluation, { filings }))).toBeUndefined();
    expect(
      asStillOwed(item(evaluation), known(evaluation, { filings: [filed('filing', null)] })),
    ).toMatchObject({ half: 'announcement' });
  });

  test('both again, once the half that was there is voided', () => {
    const evaluation = new Evaluation();
    evaluation.file(REVIEW, EARLY, { id: 'a', channel: 'paper' });
    evaluation.settleThrough(AT);
    const before = item(evaluation);
    expect(before.half).toBe('announcement');
    evaluation.decide('voiding', AT, { filing: 'a' });
    expect(asStillOwed(before, known(evaluation))).not.toHaveProperty('half');
  });

  test.each<[string, KnownUnit['decisions'], boolean]>([
    ['a waiver of it that was accepted', [decided('waiver', accepted(99))], false],
    ['a waiver of something else', [decided('waiver', accepted(99), 'self-review/so-y-te')], true],
    ['a waiver that nobody has answered', [decided('waiver', null)], true],
    ['a freeze', [decided('synthesis', accepted(99))], false],
    [
      'a freeze that the read model knows of: a reopening was after it',
      [decided('synthesis', accepted(0))],
      true,
    ],
    ['a freeze that nobody has answered', [decided('synthesis', null)], true],
  ])('after %s', (_, decisions, isTold) => {
    const evaluation = asked();
    expect(asStillOwed(item(evaluation), known(evaluation, { decisions })) !== undefined).toBe(isTold);
  });

  test('nothing of a unit that is not there, nor of what has ended, nor what a later stage has told', () => {
    const evaluation = asked();
    const before = item(evaluation);
    expect(asStillOwed(before, { now: AT, units: new Map() })).toBeUndefined();
    evaluation.settleThrough(local('2013-11-13 08:00'));
    expect(asStillOwed(before, known(evaluation, { now: local('2013-11-13 08:00') }))).toBeUndefined();
    // Settled some minutes ahead, the later one has not been told yet.
    expect(asStillOwed(before, known(evaluation, { now: local('2013-11-13 07:59') }))).toBeDefined();
    evaluation.decideAll(['synthesis'], local('2013-12-16 09:00'));
    expect(asStillOwed(before, known(evaluation))).toBeUndefined();
  });
});

describe('what tells the chair that an answer has not come', () => {
  const MORNING = local('2014-01-02 08:00');
  const id = 'party-assessment/ban-can-su-dang';
  const silent = (...kinds: DecisionKind[]) => {
    const evaluation = new Evaluation();
    evaluation.decideAll(kinds, local('2013-12-20 09:00'));
    evaluation.settleThrough(MORNING);
    return evaluation;
  };

  test.each<[string, KnownUnit['decisions'], boolean | undefined]>([
    ['is told as it was', [], false],
    ['says that the synthesis went up since', [decided('synthesis', null)], true],
    ['is withdrawn by remarks that are stored', [decided('remarks', null)], undefined],
    [
      'is withdrawn by remarks that the read model does not know of',
      [decided('remarks', accepted(99))],
      undefined,
    ],
    ['stays after remarks that were refused', [decided('remarks', refused())], false],
    [
      'has nothing to do with a recognition',
      [decided('recognition', null), decided('proposal', null)],
      false,
    ],
  ])('%s', (_, decisions, submitted) => {
    const evaluation = silent();
    const before = item(evaluation, id);
    const now = asStillOwed(before, known(evaluation, { now: MORNING, decisions }));
    expect(now).toEqual(submitted === undefined ? undefined : { ...before, submitted });
  });

  test('says that the synthesis went up by the read model', () => {
    const evaluation = silent();
    const before = item(evaluation, id);
    evaluation.decideAll(['synthesis'], local('2014-01-02 07:58'));
    expect(asStillOwed(before, known(evaluation, { now: MORNING }))).toEqual({ ...before, submitted: true });
  });

  test('is told of the recognition by the proposal and the recognition', () => {
    const evaluation = new Evaluation();
    evaluation.settleThrough(local('2014-01-13 08:00'));
    const before = item(evaluation, 'recognition/ubnd-tinh');
    const now = (...decisions: KnownUnit['decisions']) =>
      asStillOwed(before, known(evaluation, { now: local('2014-01-13 09:00'), decisions }));
    expect(now()).toMatchObject({ submitted: false });
    expect(now(decided('remarks', null))).toMatchObject({ submitted: false });
    expect(now(decided('proposal', null))).toMatchObject({ submitted: true });
    expect(now(decided('recognition', null))).toBeUndefined();
  });

  test('is withdrawn by the read model: once it has come back, or the evaluation has ended', () => {
    const evaluation = silent('synthesis');
    const before = item(evaluation, id);
    expect(before.submitted).toBe(true);
    evaluation.decideAll(['remarks'], local('2014-01-02 08:05'));
    expect(asStillOwed(before, known(evaluation, { now: MORNING }))).toBeUndefined();
    const cancelled = silent();
    const told = item(cancelled, id);
    cancelled.ledger.cancel(MORNING);
    expect(asStillOwed(told, known(cancelled, { now: MORNING }))).toBeUndefined();
  });

  function refused(): DecisionAnswer {
    return { outcome: 'refused', refusal: 'nothing-submitted', revision: 0 };
  }
});

test('information is told whatever has become of what it is about', () => {
  const evaluation = new Evaluation();
  evaluation.file(REVIEW, EARLY);
  const [received] = evaluation.told('received');
  if (!received) throw new Error('nothing was told');
  const info = { ...received, unit: 'so-y-te' };
  expect(asStillOwed(info, { now: AT, units: new Map() })).toBe(info);
});
