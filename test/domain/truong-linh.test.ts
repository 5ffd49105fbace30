import { EvaluationLedger } from '../../domain/ledger/ledger';
import { previewOf } from '../../domain/preview';
import { evaluationSpecs, plannedOpening } from '../../domain/schedule';
import type { Instant } from '../../domain/time';
import { TRUONG_LINH } from '../fixtures/truong-linh';

const { plan, register } = TRUONG_LINH.load();
const openedAt = plannedOpening(plan);
const specs = evaluationSpecs({ campaign: plan.id, plan, register, openedAt });
const digest = 'd'.repeat(64);

const ledgerOf = (id: string): EvaluationLedger => {
  const spec = specs.find(({ unit }) => unit.id === id);
  if (!spec) throw new Error(`no unit ${id}`);
  return new EvaluationLedger(spec);
};

describe('parties that are not evaluated', () => {
  test('have no evaluation and owe no self-review', () => {
    expect(specs.map(({ unit }) => unit.id)).toEqual(['xa-dong-cao', 'xa-khe-lanh', 'xa-bai-dau']);
    const selfReviews = specs.flatMap(({ owed }) => owed.filter(({ step }) => step === 'self-review'));
    expect(selfReviews.map(({ party }) => party)).toEqual(['xa-dong-cao', 'xa-khe-lanh', 'xa-bai-dau']);
  });

  test('owe their reviews by their names, a body of the plan alone too', () => {
    const [spec] = specs;
    const reviews = spec?.owed.filter(({ step }) => step === 'agency-review');
    expect(reviews?.map(({ party, name }) => `${party}: ${name}`)).toEqual([
      'so-noi-vu: Sở Nội vụ',
      'cong-an-tinh: Công an tỉnh',
      'thue-tinh: Thuế tỉnh',
    ]);
  });

  test('are named by the synthesis that misses their reviews, and the compiling body needs no confirmation', () => {
    const ledger = ledgerOf('xa-khe-lanh');
    const receivedAt = '2026-12-14T03:00:00.000Z';
    const decision = { id: 'th', kind: 'synthesis', digest, receivedAt, ledgerRevision: 0 } as const;
    const answer = ledger.decide({ ...decision, confirmed: false }, receivedAt);
    expect(answer).toMatchObject({ outcome: 'accepted' });
    const missing = 'missing' in answer ? answer.missing : [];
    expect(missing?.map(({ id, name }) => `${id}: ${name}`)).toEqual([
      'self-review/xa-khe-lanh: UBND xã Khe Lanh',
      'agency-review/so-noi-vu: Sở Nội vụ',
      'agency-review/cong-an-tinh: Công an tỉnh',
      'member-opinion/pct-kinh-te: Phó Chủ tịch UBND tỉnh phụ trách kinh tế',
    ]);
  });

  test('are refused what they do not owe: a self-review, and a review that is another’s', () => {
    const ledger = ledgerOf('xa-khe-lanh');
    const receivedAt = '2026-11-02T03:00:00.000Z';
    const file = (step: 'self-review' | 'agency-review', party: string) =>
      ledger.file({ id: `${step}-${party}`, step, party, digest, receivedAt, channel: 'person' }, receivedAt);
    expect(file('self-review', 'cong-an-tinh')).toMatchObject({ refusal: 'not-assigned' });
    expect(file('agency-review', 'thue-tinh')).toMatchObject({ refusal: 'not-assigned' });
    expect(file('agency-review', 'cong-an-tinh')).toMatchObject({
      outcome: 'accepted',
      timeliness: 'on-time',
    });
  });
});

describe('the preview of a plan for communes alone', () => {
  const preview = previewOf({ plan, register });
  const toldIn = (person: string, step: string) =>
    preview.rows
      .filter((row) => row.person.id === person)
      .flatMap(({ at, items }) =>
        items
          .filter((item) => item.step === step)
          .map(({ kind, day, obligations }) => `${local(at)} ${kind} ${day}: ${obligations}`),
      );
  const local = (at: Instant) => at.slice(0, 10);

  test('reaches everybody', () => {
    expect(preview.unreachable).toEqual([]);
  });

  test('reminds a party’s desk, tells its head and the vice-chair in charge of it', () => {
    expect(toldIn('dau-moi-cong-an', 'agency-review')).toEqual([
      '2026-10-01 opening 0: 3',
      '2026-10-30 reminder 7: 3',
      '2026-11-09 reminder 1: 3',
      '2026-11-10 due-today 0: 3',
      '2026-11-11 overdue 1: 3',
      '2026-11-13 overdue 3: 3',
      '2026-11-19 overdue 7: 3',
    ]);
    expect(toldIn('giam-doc-cong-an', 'agency-review')).toEqual(['2026-11-11 escalation 1: 3']);
    expect(toldIn('pct-ubnd-tinh', 'agency-review')).toEqual(['2026-11-19 escalation 7: 7']);
    expect(toldIn('dau-moi-cong-an', 'self-review')).toEqual([]);
  });

  test('urges the compiling body, which is in no table, in step 4', () => {
    expect(toldIn('dau-moi-so-noi-vu', 'party-assessment').at(0)).toMatch(/^2026-12-22 reminder 7: 3$/);
    expect(toldIn('giam-doc-so-noi-vu', 'party-assessment')).toHaveLength(1);
  });

  test('says nothing to a party that owes nothing', () => {
    expect(preview.rows.filter(({ person }) => person.id === 'to-truong-tham-dinh')).toEqual([]);
  });
});
