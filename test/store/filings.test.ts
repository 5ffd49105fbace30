import type { DecisionDocument } from '../../store/documents/decision';
import type { FilingDocument } from '../../store/documents/filing';
import type { FilingHead } from '../../store/filings';
import { filingKey } from '../../store/ids';
import { openStore } from '../../store/store';
import { CAMPAIGN } from '../fixtures/campaign';
import { describeStore } from '../support/describe-store';
import { startOwnStores } from '../support/store';

const key = { campaign: CAMPAIGN, unit: 'so-y-te', id: 'f-1' };
const filing = (change: Partial<FilingDocument> = {}): FilingDocument => ({
  _id: `${CAMPAIGN}/so-y-te#f-1`,
  ...key,
  kind: 'filing',
  step: 'self-review',
  party: 'so-y-te',
  content: { level: 'good' },
  digest: 'a'.repeat(64),
  channel: 'person',
  receivedAt: '2013-11-01T01:00:00.000Z',
  storedAt: '2013-11-01T01:00:00.000Z',
  storedAtReal: '2026-11-01T01:00:00.000Z',
  message: 'update',
  answer: null,
  ...change,
});
const accepted = {
  outcome: 'accepted',
  timeliness: 'on-time',
  lateWorkingDays: 0,
  version: 1,
  revision: 1,
} as const;
const held = { outcome: 'held', revision: 4 } as const;
const refused = { outcome: 'refused', refusal: 'not-assigned' } as const;

describeStore('the store:', (store) => {
  test('a filing is stored once, whatever comes later under its id', async () => {
    expect(await store.filings.insert(filing())).toMatchObject({ stored: true });
    const again = await store.filings.insert(filing({ digest: 'b'.repeat(64) }));
    expect(again).toEqual({ stored: false, document: filing() });
  });

  test('a filing keeps its first answer, but that a held one is taken in', async () => {
    await store.filings.insert(filing());
    expect(await store.filings.setAnswer({ ...key, answer: held })).toEqual(held);
    expect(await store.filings.setAnswer({ ...key, answer: refused })).toEqual(held);
    expect(await store.filings.setAnswer({ ...key, answer: accepted })).toEqual(accepted);
    expect(await store.filings.setAnswer({ ...key, answer: held })).toEqual(accepted);
    expect((await store.filings.get(key))?.answer).toEqual(accepted);
  });

  test('a filing that is stored and not answered is found by its age', async () => {
    await store.filings.insert(filing());
    const none = await store.filings.undelivered({ storedBefore: '2026-11-01T01:00:00.000Z', limit: 9 });
    const one = await store.filings.undelivered({ storedBefore: '2026-11-01T01:00:05.000Z', limit: 9 });
    expect([none.length, one.length]).toEqual([0, 1]);
    await store.filings.setAnswer({ ...key, answer: refused });
    expect(await store.filings.undelivered({ storedBefore: '2027-01-01T00:00:00.000Z', limit: 9 })).toEqual(
      [],
    );
  });

  test('filings that are not answered come in pages without contents, each row once, those of the same instant too', async () => {
    const instants = [3, 1, 2, 2, 2, 2, 4].map((second) => `2026-11-01T01:00:0${second}.000Z`);
    for (const [i, storedAtReal] of instants.entries()) {
      const id = `f-${i}`;
      await store.filings.insert(filing({ _id: filingKey({ ...key, id }), id, storedAtReal }));
    }
    const seen: string[] = [];
    let after: FilingHead | undefined;
    do {
      const storedBefore = '2026-11-01T01:00:04.000Z';
      const page: FilingHead[] = await store.filings.undelivered({ storedBefore, after, limit: 2 });
      for (const head of page) expect(head).not.toHaveProperty('content');
      seen.push(...page.map(({ id }) => id));
      after = page.at(-1);
    } while (after);
    expect(seen).toEqual(['f-1', 'f-2', 'f-3', 'f-4', 'f-5', 'f-0']);
  });

  const decision: DecisionDocument = {
    _id: `${CAMPAIGN}/so-y-te#th-1`,
    campaign: CAMPAIGN,
    unit: 'so-y-te',
    document: 'th-1',
    kind: 'synthesis',
    content: { level: 'good' },
    digest: 'a'.repeat(64),
    ledgerRevision: 3,
    receivedAt: '2013-12-20T01:00:00.000Z',
    storedAtReal: '2026-12-20T01:00:00.000Z',
    answer: null,
  };
  const row = { campaign: CAMPAIGN, unit: 'so-y-te', document: 'th-1' };
  const no = { outcome: 'refused', refusal: 'revision-differs', revision: 4 } as const;
  const yes = { outcome: 'accepted', revision: 5 } as const;

  test('a refused row of a decision may be corrected and answered anew, an accepted one stands', async () => {
    await store.decisions.insert(decision);
    const corrected = { ...decision, ledgerRevision: 4, digest: 'b'.repeat(64) };
    expect(await store.decisions.replaceRefused(corrected)).toBe(false);
    expect(await store.decisions.setAnswer({ ...row, answer: no })).toEqual(no);
    expect(await store.decisions.replaceRefused(corrected)).toBe(true);
    expect(await store.decisions.get(row)).toEqual(corrected);
    expect(await store.decisions.setAnswer({ ...row, answer: yes })).toEqual(yes);
    expect(await store.decisions.setAnswer({ ...row, answer: no })).toEqual(yes);
    expect(await store.decisions.replaceRefused(decision)).toBe(false);
  });

  const sent = { sender: 'he-thong', campaign: CAMPAIGN, id: 'f-1' };

  test('a webhook-id means one body, and an id of a sender one content, for ever', async () => {
    const webhook = { ...sent, webhookId: 'm', bodyDigest: 'a', at: '2026-11-01T01:00:00.000Z' };
    expect((await store.webhooks.insert(webhook)).document.bodyDigest).toBe('a');
    expect((await store.webhooks.insert({ ...webhook, bodyDigest: 'b' })).document.bodyDigest).toBe('a');
    const claim = { ...sent, digest: 'a', unit: 'so-y-te' };
    expect((await store.claims.insert(claim)).document.digest).toBe('a');
    expect((await store.claims.insert({ ...claim, digest: 'b', unit: null })).document).toMatchObject(claim);
  });

  test('a store that is away is told within seconds, at the opening and later', async () => {
    const { part, fresh, stop } = await startOwnStores();
    const other = await fresh();
    await other.ping();
    await part.stop();
    // Beside each other, since each waits for seconds.
    await Promise.all([
      expect(openStore({ uri: 'mongodb://127.0.0.1:1/none' })).rejects.toMatchObject({
        name: 'StoreUnreachable',
        text: {
          en: expect.stringMatching(/^cannot connect to the store: .*ECONNREFUSED/),
          vi: expect.stringMatching(/^không kết nối được với kho dữ liệu: .*ECONNREFUSED/),
        },
      }),
      expect(other.ping()).rejects.toThrow(),
      expect(other.filings.insert(filing())).rejects.toThrow(),
    ]);
    await stop();
  });
});
