import { synthesisSourceOf } from '../../../use-cases/evaluations/synthesis-source';
import { Evaluation, local } from '../../fixtures/evaluation';
import { plan2013 } from '../../fixtures/plans';

/** Step 1 is owed by Sở Nội vụ and Sở Tài chính, step 2 by Sở Y tế itself, step 3 by the vice-chair in charge. */
const REVIEW = { step: 'agency-review', party: 'so-noi-vu' } as const;
const OTHER = { step: 'agency-review', party: 'so-tai-chinh' } as const;
const SELF_REVIEW = { step: 'self-review', party: 'so-y-te' } as const;
const OPINION = { step: 'member-opinion', party: 'pct-van-xa' } as const;
const VICE_CHAIR = 'Phó Chủ tịch UBND tỉnh phụ trách văn hóa – xã hội';
const EARLY = local('2013-11-01 09:00');
const LATE = local('2013-12-16 09:00');
const paper = { channel: 'paper' } as const;

const sourceOf = (evaluation: Evaluation, { now = LATE, plan = plan2013 } = {}) =>
  synthesisSourceOf({ evaluation: evaluation.view(), undelivered: [], plan, now });
const sentences = (evaluation: Evaluation, more: Parameters<typeof sourceOf>[1] = {}) =>
  sourceOf(evaluation, more).missing.map(({ sentence }) => sentence);
const dossier = (evaluation: Evaluation) => sourceOf(evaluation).dossier.map(({ id }) => id);

const BY = 'tính đến hết ngày 15/12/2013';
const NONE_OF_REVIEW = `chưa nhận được nhận xét – đánh giá của Sở Nội vụ ${BY}`;
const NONE_OF_OTHER = `chưa nhận được nhận xét – đánh giá của Sở Tài chính ${BY}`;
const NO_SELF_REVIEW = `chưa nhận được báo cáo rà soát, đánh giá lại kết quả công vụ của Sở Y tế ${BY}`;
const NO_OPINION = `chưa nhận được ý kiến nhận xét, đánh giá của ${VICE_CHAIR} ${BY}`;
const NOT_ANNOUNCED = `đã nhận nhận xét – đánh giá của Sở Nội vụ, chưa thông báo công khai ${BY}`;
const NOT_FILED = `đã thông báo công khai, chưa nhận được nhận xét – đánh giá của Sở Tài chính ${BY}`;

describe('how a synthesis names what has not come of a unit:', () => {
  test('all of it, where nothing has come', () => {
    const evaluation = new Evaluation();
    expect(sentences(evaluation)).toEqual([NO_SELF_REVIEW, NONE_OF_REVIEW, NONE_OF_OTHER, NO_OPINION]);
    expect(dossier(evaluation)).toEqual([]);
  });

  test('nothing, where everything has come', () => {
    const evaluation = new Evaluation();
    evaluation.fileAll(EARLY);
    expect(sentences(evaluation)).toEqual([]);
    expect(dossier(evaluation)).toHaveLength(4);
  });

  test('halves of two reviews: each that has come is in the dossier and named with the half that is missing', () => {
    const evaluation = new Evaluation();
    evaluation.file(REVIEW, EARLY);
    evaluation.announce(OTHER, EARLY);
    expect(sentences(evaluation)).toEqual([NO_SELF_REVIEW, NOT_ANNOUNCED, NOT_FILED, NO_OPINION]);
    expect(dossier(evaluation)).toEqual(['agency-review/so-noi-vu', 'agency-review/so-tai-chinh']);
  });

  test('what is waived is not missing, and is named apart', () => {
    const evaluation = new Evaluation();
    evaluation.decide('waiver', EARLY, { obligation: 'self-review/so-y-te' });
    expect(sentences(evaluation)).toEqual([NONE_OF_REVIEW, NONE_OF_OTHER, NO_OPINION]);
    expect(sourceOf(evaluation).waived.map(({ id }) => id)).toEqual(['self-review/so-y-te']);
    evaluation.decide('lifting', LATE, { obligation: 'self-review/so-y-te' });
    expect(sentences(evaluation)).toContain(NO_SELF_REVIEW);
  });

  test('a paper counts as received before its contents are entered', () => {
    const evaluation = new Evaluation();
    evaluation.file(SELF_REVIEW, EARLY, { id: 'a', ...paper, awaitsContent: true });
    evaluation.file(REVIEW, EARLY, { ...paper, awaitsContent: true });
    expect(sentences(evaluation)).toEqual([NOT_ANNOUNCED, NONE_OF_OTHER, NO_OPINION]);
    const entry = sourceOf(evaluation).dossier.find(({ step }) => step === 'self-review');
    expect(entry).toMatchObject({ awaitsContent: true, receivedAt: EARLY, timeliness: 'on-time' });
    evaluation.file(SELF_REVIEW, EARLY, { ...paper, replaces: 'a' });
    const done = sourceOf(evaluation).dossier.find(({ step }) => step === 'self-review');
    expect(done).not.toHaveProperty('awaitsContent');
  });

  test('an entry that was voided is missing again, and stays in the record', () => {
    const evaluation = new Evaluation();
    evaluation.file(OPINION, EARLY, { id: 'a', ...paper });
    evaluation.decide('voiding', LATE, { filing: 'a' });
    expect(sentences(evaluation)).toContain(NO_OPINION);
    expect(dossier(evaluation)).not.toContain('member-opinion/pct-van-xa');
    const entry = evaluation.view().obligations.find(({ step }) => step === 'member-opinion');
    expect(entry).toMatchObject({ versions: [{ id: 'a', voided: { at: LATE } }] });
    expect(entry).not.toHaveProperty('receivedAt');
  });

  test('what comes after the freeze is held, and as missing as it was', () => {
    const evaluation = new Evaluation();
    evaluation.file(REVIEW, EARLY);
    evaluation.decideAll(['synthesis'], LATE);
    evaluation.announce(REVIEW, LATE);
    evaluation.file(SELF_REVIEW, LATE, { id: 'held' });
    expect(sentences(evaluation)).toEqual([NO_SELF_REVIEW, NOT_ANNOUNCED, NONE_OF_OTHER, NO_OPINION]);
    expect(sourceOf(evaluation).held.map(({ id }) => id)).toEqual(['held']);
    evaluation.decideAll(['reopening'], LATE);
    expect(sentences(evaluation)).toEqual([NONE_OF_OTHER, NO_OPINION]);
  });

  test('on a host whose clock is behind a lifting or a void, what is missing is missing all the same', () => {
    const evaluation = new Evaluation();
    evaluation.decide('waiver', EARLY, { obligation: 'self-review/so-y-te' });
    evaluation.decide('lifting', LATE, { obligation: 'self-review/so-y-te' });
    const now = local('2013-12-16 08:59');
    const source = synthesisSourceOf({
      evaluation: evaluation.view(now),
      undelivered: [],
      plan: plan2013,
      now,
    });
    expect(source.missing.map(({ sentence }) => sentence)).toContain(NO_SELF_REVIEW);
  });

  test.each([
    ['2013-12-10 00:00', '09/12/2013'],
    ['2013-12-09 23:59', '08/12/2013'],
    ['2014-01-01 08:00', '31/12/2013'],
  ])('on %s the last day that is over is %s', (now, day) => {
    const [sentence] = sentences(new Evaluation(), { now: local(now) });
    expect(sentence).toMatch(new RegExp(`tính đến hết ngày ${day}$`));
  });

  test('in the plan’s own words, where it has some', () => {
    const { steps } = plan2013;
    const plan = {
      ...plan2013,
      steps: {
        ...steps,
        'agency-review': { ...steps['agency-review'], filed: 'bản thẩm định' },
        'self-review': { ...steps['self-review'], filed: 'bản tự chấm điểm' },
        'member-opinion': { ...steps['member-opinion'], filed: 'phiếu đánh giá' },
      },
    };
    const evaluation = new Evaluation({ plan });
    evaluation.file(REVIEW, EARLY);
    expect(sentences(evaluation, { plan })).toEqual([
      `chưa nhận được bản tự chấm điểm của Sở Y tế ${BY}`,
      `đã nhận bản thẩm định của Sở Nội vụ, chưa thông báo công khai ${BY}`,
      `chưa nhận được bản thẩm định của Sở Tài chính ${BY}`,
      `chưa nhận được phiếu đánh giá của ${VICE_CHAIR} ${BY}`,
    ]);
  });
});
