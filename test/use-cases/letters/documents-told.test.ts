import type { NoticeKind } from '../../../domain/ledger/notices';
import type { StepId } from '../../../domain/plan';
import type { DecisionDocument } from '../../../store/documents/decision';
import { decisionRowKey } from '../../../store/ids';
import { documentsTold } from '../../../use-cases/letters/documents-told';
import { filingDocument } from '../../fixtures/filing-document';
import { describeStore } from '../../support/describe-store';

const campaign = 'c';
const unit = 'so-y-te';

const accepted = (revision: number) => ({ outcome: 'accepted' as const, revision });
const item = (kind: NoticeKind, step: StepId, party = unit) => ({ kind, step, party, unit });

describeStore('the documents behind what a letter tells', (store) => {
  const announce = (id: string, receivedAt: string, number: string, more = {}) =>
    store.filings.insert(
      filingDocument({
        campaign,
        unit,
        id,
        kind: 'announcement',
        step: 'agency-review',
        party: 'so-tai-chinh',
        receivedAt,
        content: {
          document: { number, date: '2013-11-05', signer: 'Lý Ngọc Bích' },
          url: `https://cong-bo.example/${id}`,
        },
        answer: { ...accepted(1), timeliness: 'on-time', lateWorkingDays: 0, version: 1 },
        ...more,
      }),
    );
  const decide = (
    kind: DecisionDocument['kind'],
    document: string,
    receivedAt: string,
    content: Partial<DecisionDocument['content']> = {},
    answer: DecisionDocument['answer'] = accepted(2),
  ) =>
    store.decisions.insert({
      _id: decisionRowKey({ campaign, unit, document }),
      campaign,
      unit,
      document,
      kind,
      content: { number: document, date: '2014-01-08', signer: 'Tạ Hải Đăng', ...content },
      digest: 'd'.repeat(64),
      receivedAt,
      storedAtReal: receivedAt,
      answer,
    });
  const told = async (...items: ReturnType<typeof item>[]) => {
    const documentOf = await documentsTold(store, { campaign, items });
    return items.map((each) => documentOf(each)?.number);
  };

  test('of an announcement the newest that was taken in, with its place', async () => {
    await announce('a1', '2013-11-05T02:00:00.000Z', '12/TB');
    await announce('a2', '2013-11-06T02:00:00.000Z', '13/TB');
    await announce('a3', '2013-11-07T02:00:00.000Z', '14/TB', { answer: null });
    await announce('b1', '2013-11-08T02:00:00.000Z', '15/TB', { party: 'so-xay-dung' });
    const asked = item('announced', 'agency-review', 'so-tai-chinh');
    const documentOf = await documentsTold(store, { campaign, items: [asked] });
    expect(documentOf(asked)).toEqual({
      number: '13/TB',
      date: '2013-11-05',
      signer: 'Lý Ngọc Bích',
      url: 'https://cong-bo.example/a2',
    });
    expect(documentOf(item('announced', 'agency-review', 'thanh-tra-tinh'))).toBeUndefined();
  });

  test('of a recognition the decision that was accepted, with its place', async () => {
    const url = 'https://cong-bo.example/88';
    await decide('proposal', '70/TTr', '2014-01-05T02:00:00.000Z');
    await decide('recognition', '88/QD', '2014-01-08T02:00:00.000Z', { url });
    await decide(
      'recognition',
      '90/QD',
      '2014-01-09T02:00:00.000Z',
      {},
      {
        outcome: 'refused',
        refusal: 'closed',
        revision: 2,
      },
    );
    const asked = item('recognised', 'recognition');
    const documentOf = await documentsTold(store, { campaign, items: [asked] });
    expect(documentOf(asked)).toMatchObject({ number: '88/QD', url });
  });

  test('of a waiver and its lifting that of the very obligation', async () => {
    const own = { obligation: `self-review/${unit}` };
    await decide('waiver', '31/VX', '2013-11-04T02:00:00.000Z', own);
    await decide('lifting', '35/VX', '2013-11-06T02:00:00.000Z', own);
    await decide('waiver', '36/VX', '2013-11-07T02:00:00.000Z', {
      obligation: 'agency-review/so-tai-chinh',
    });
    await decide('reopening', '40/VX', '2013-12-24T02:00:00.000Z');
    expect(
      await told(
        item('waived', 'self-review'),
        item('waiver-lifted', 'self-review'),
        item('waived', 'agency-review', 'so-tai-chinh'),
        item('waived', 'member-opinion', 'pct-kinh-te'),
        item('reopened', 'party-assessment'),
      ),
    ).toEqual(['31/VX', '35/VX', '36/VX', undefined, '40/VX']);
  });

  test('of what has none is none, and the store is not asked', async () => {
    const asked = item('reminder', 'self-review');
    const deps = { filings: undefined, decisions: undefined } as unknown as typeof store;
    const documentOf = await documentsTold(deps, { campaign, items: [asked] });
    expect(documentOf(asked)).toBeUndefined();
  });
});
