import type { Caller } from '../../support/api/api';
import { document, opinion, receipt, review, sentReview } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { registerSender, sendSigned } from '../../support/api/webhooks';

const C = '/campaigns/c';
const UNIT = `${C}/evaluations/so-y-te`;

describeApi('a filing that is checked', { fresh: true, open: 'c', at: '2013-11-08T03:00:00.000Z' }, (api) => {
  let agency: Caller;
  beforeEach(async () => {
    agency = await api.as(['reviewer'], 'so-tai-chinh');
  });

  const check = (body: object) => agency.post(`${UNIT}/filings/check`, body);
  const file = (body: object) => agency.post(`${UNIT}/filings`, body);
  const faultsIn = ({ body }: { body: { errors?: { field: string; rule: string }[] } }) =>
    (body.errors ?? []).map(({ field, rule }) => `${field} ${rule}`).sort();

  it('tells what would become of it, and stores nothing', async () => {
    // That the key was used is noted.
    const stored = async () => ({ ...(await api.everything()), keys: undefined });
    const before = await stored();
    const { status, body } = await check(review({ id: 'nx' }));
    expect([status, body]).toEqual([
      200,
      { timeliness: 'on-time', lateWorkingDays: 0, version: 1, counts: true, held: false },
    ]);
    expect(await stored()).toEqual(before);
  });

  it('tells the same that its sending then does', async () => {
    await file(review({ id: 'nx-1' }));
    api.setTime('2013-11-13T03:00:00.000Z');
    const { body: checked } = await check(review({ level: 'excellent' }));
    const { body: filed } = await file(review({ id: 'nx-2', level: 'excellent' }));
    for (const field of ['timeliness', 'lateWorkingDays', 'version']) {
      expect(checked[field]).toBe(filed[field]);
    }
    const { body: form } = await agency.get(`${UNIT}/forms/agency-review/so-tai-chinh`);
    expect([form.ifFiledNow.version, checked.version]).toEqual([3, 2]);
  });

  it('from paper counts by its stamp: an older one does not count', async () => {
    await file(review({ id: 'nx-1' }));
    const paper = review({ receipt: receipt() });
    const administrator = await api.as(['administrator']);
    const { body } = await administrator.post(`${UNIT}/filings/check`, paper);
    expect(body).toEqual({
      timeliness: 'on-time',
      lateWorkingDays: 0,
      version: 2,
      counts: false,
      held: false,
    });
    const clerk = await api.as(['clerk']);
    const seen = await clerk.post(`${UNIT}/filings/check`, paper);
    expect(seen.body).toEqual({ timeliness: 'on-time', lateWorkingDays: 0, held: false });
  });

  it('tells that its document is dated later than today, which a person would look at', async () => {
    const { body } = await check(review({ document: { ...document, date: '2013-11-30' } }));
    expect(body.marks).toEqual(['dated-after-receipt']);
  });

  it('tells that it would be held', async () => {
    api.setTime('2013-12-11T03:00:00.000Z');
    const { revision: ledgerRevision } = api.evaluations.ledger('c', 'so-y-te').state;
    const results = [{ unit: 'so-y-te', ledgerRevision }];
    await api.post(`${C}/documents`, { kind: 'synthesis', ...document, results });
    const { body } = await check(review());
    expect(body).toMatchObject({ timeliness: 'late', version: 1, counts: false, held: true });
  });

  it('is refused as its sending is', async () => {
    const stranger = await api.as(['reviewer'], 'van-phong-ubnd');
    const wrong = review({ party: 'van-phong-ubnd' });
    for (const path of ['filings/check', 'filings']) {
      const { status, body } = await stranger.post(`${UNIT}/${path}`, wrong);
      expect([status, body.type]).toEqual([422, 'urn:cong-vu:problem:not-assigned']);
    }
    await api.store.campaigns.setState({
      campaign: 'c',
      state: 'cancelled',
      endedAtReal: '2013-11-08T03:00:00.000Z',
    });
    for (const answer of [await check(review()), await file(review({ id: 'x' }))]) {
      expect([answer.status, answer.body.state]).toEqual([409, 'cancelled']);
    }
  });

  it('by an id that is a word of an address is read all the same', async () => {
    await api.post(`${UNIT}/filings`, review({ id: 'check', receipt: receipt() }));
    expect((await api.get(`${UNIT}/filings/check`)).status).toBe(200);
    // Of the two paths that the address fits, what it allows is said of the one that is described for it.
    const none = await api.delete(`${UNIT}/filings/check`);
    expect([none.status, none.get('allow')]).toEqual([405, 'POST']);
  });

  describe('and all that is wrong with it:', () => {
    const FAULTY: [string, object, string[]][] = [
      [
        'no criterion, no level and no document',
        review({ criteria: [], level: undefined, document: undefined }),
        ['criteria missing-criterion', 'document required', 'level required'],
      ],
      [
        'an empty text, a level and a criterion that the plan has not, a score beyond it',
        review({
          criteria: [
            { criterion: 'duties', achieved: '', shortcomings: 'x', score: 101 },
            { criterion: 'weather', achieved: 'x', shortcomings: 'x' },
          ],
          level: 'heroic',
        }),
        [
          'criteria[0].achieved required',
          'criteria[0].score score-range',
          'criteria[1].criterion unknown-criterion',
          'level unknown-level',
        ],
      ],
      [
        'a date that is none, which is no missing document',
        review({ document: { number: '1', date: '30/02/2013', signer: 'x' }, score: -1 }),
        ['document.date format', 'score score-range'],
      ],
      [
        'criteria that are no list, which are not missing one by one',
        review({ criteria: 'đạt', level: 'heroic' }),
        ['criteria type', 'level unknown-level'],
      ],
      [
        'a criterion without its name',
        review({ criteria: [{ achieved: 'x', shortcomings: 'x' }] }),
        ['criteria missing-criterion', 'criteria[0].criterion required'],
      ],
      [
        'a step that is none',
        review({ step: 'recognition', level: 'heroic' }),
        ['level unknown-level', 'step one-of'],
      ],
    ];

    it.each(FAULTY)('%s', async (_what, body, faults) => {
      expect(faultsIn(await check(body))).toEqual(faults);
      expect(faultsIn(await file(body))).toEqual(faults);
    });

    it('an opinion with criteria and an unknown level, without remarks', async () => {
      const member = await api.as(['member'], 'pct-van-xa');
      const { remarks: _none, ...silent } = { ...opinion, level: 'heroic', criteria: [], more: 1 };
      expect(faultsIn(await member.post(`${UNIT}/filings/check`, silent))).toEqual([
        'criteria not-in-this-step',
        'level unknown-level',
        'more unknown-field',
        'remarks required',
      ]);
    });

    it('a paper with a stamp from the future that corrects nothing, with contents that are none', async () => {
      const wrong = review({
        receipt: receipt('2020-01-01T00:00:00Z'),
        replaces: 'none',
        level: 'heroic',
      });
      const clerk = await api.as(['clerk']);
      expect(faultsIn(await clerk.post(`${UNIT}/filings/check`, wrong))).toEqual([
        'level unknown-level',
        'receipt.stampedAt in-the-future',
        'replaces unknown-filing',
      ]);
      expect(faultsIn(await clerk.post(`${UNIT}/filings/check`, { ...wrong, level: 7 }))).toEqual([
        'level type',
        'receipt.stampedAt in-the-future',
        'replaces unknown-filing',
      ]);
    });

    it('an entry that is to be corrected, whatever else is wrong; of what is no paper a clerk learns nothing', async () => {
      const reviewer = await api.as(['reviewer'], 'so-tai-chinh');
      await reviewer.post(`${UNIT}/filings`, review({ id: 'own' }));
      const wrong = review({ receipt: receipt(), replaces: 'own@so-tai-chinh', level: 7 });
      const clerk = await api.as(['clerk']);
      for (const path of ['filings', 'filings/check']) {
        expect(faultsIn(await clerk.post(`${UNIT}/${path}`, wrong))).toEqual([
          'level type',
          'replaces unknown-filing',
        ]);
        expect(faultsIn(await api.post(`${UNIT}/${path}`, wrong))).toEqual([
          'level type',
          'replaces not-on-behalf',
        ]);
      }
    });

    it('an announcement of what is none, in a body that is none', async () => {
      const wrong = { party: 'so-tai-chinh', receipt: receipt(), replaces: 'none', document: 7 };
      expect(faultsIn(await api.post(`${UNIT}/announcements`, wrong))).toEqual([
        'document type',
        'replaces unknown-filing',
      ]);
    });

    it('a message of a system', async () => {
      const { secret } = await registerSender(api, { id: 'he-thong' });
      const send = async (more: object) =>
        faultsIn(await sendSigned(api, { secret, id: 'm', payload: sentReview({ test: true, ...more }) }));
      expect(await send({ criteria: [], level: undefined, filedAt: '2020-01-01T00:00:00Z' })).toEqual([
        'criteria missing-criterion',
        'filedAt in-the-future',
        'level required',
      ]);
      expect(await send({ level: 'heroic', filedAt: '2020-01-01T00:00:00Z' })).toEqual([
        'filedAt in-the-future',
        'level unknown-level',
      ]);
      expect(await send({ campaign: 'none', level: 7 })).toEqual(['campaign unknown-campaign', 'level type']);
    });

    it('nothing of a plan for a key of another campaign', async () => {
      await api.open('d');
      const other = await api.as(['reviewer'], 'so-tai-chinh', { campaign: 'd' });
      const { status, body } = await other.post(`${UNIT}/filings/check`, { level: 'heroic' });
      expect(status).toBe(422);
      expect(JSON.stringify(body)).not.toContain('unknown-level');
    });
  });
});
