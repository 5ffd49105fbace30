import { newState } from '../../domain/ledger/state';
import { viewOf } from '../../domain/ledger/view';
import type {
  DecisionDocument,
  EvaluationDocument,
  FilingDocument,
  LetterDocument,
  NoticeDocument,
} from '../../store/documents';
import type { FilingHead } from '../../store/filings';
import { filingKey } from '../../store/ids';
import { registerDocuments } from '../../store/register-documents';
import type { Store } from '../../store/store';
import { openStore } from '../../store/store';
import { CAMPAIGN, ENDED_AT, openTestCampaign, storeTestCampaign } from '../fixtures/campaign';
import { startOwnStores, startTestStores, type TestStores } from '../support/store';

let stores: TestStores;
let store: Store;
beforeAll(async () => {
  stores = await startTestStores();
});
afterAll(() => stores.stop());
beforeEach(async () => {
  store = await stores.fresh();
});

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

test('a campaign is opened once; opening it again gives the one that stands', async () => {
  const { document } = await openTestCampaign(store);
  const again = await store.campaigns.insert({ ...document, digest: 'other' });
  expect(again).toEqual({ stored: false, document });
});

test('a campaign of before rehearsals went in legs is a real one, or a rehearsal that is at its end', async () => {
  const at = (plan: string) => ({ real: '2026-11-24T00:00:00.000Z', plan });
  const points = [at('2013-10-01T00:00:00.000Z'), at('2014-01-24T01:00:00.000Z')];
  const before = (_id: string, clock: object) => storeTestCampaign(store, { _id, clock: clock as never });
  await before('that', { points: [] });
  await before('dien-tap', { points });
  const [end] = points.slice(-1).map(({ plan }) => plan);
  expect((await store.campaigns.get('that'))?.clock).toEqual({ kind: 'real' });
  const over = { kind: 'rehearsal', now: end, settledThrough: end, endsAt: end };
  expect((await store.campaigns.get('dien-tap'))?.clock).toEqual(over);
  const listed = new Map((await store.campaigns.list()).map((each) => [each._id, each.clock]));
  expect([listed.get('that'), listed.get('dien-tap')]).toEqual([{ kind: 'real' }, over]);
});

test('the first ending of a campaign stands', async () => {
  await openTestCampaign(store);
  expect(
    await store.campaigns.setState({ campaign: CAMPAIGN, state: 'cancelled', endedAtReal: ENDED_AT }),
  ).toBe(true);
  expect(await store.campaigns.setState({ campaign: CAMPAIGN, state: 'closed', endedAtReal: ENDED_AT })).toBe(
    false,
  );
  expect((await store.campaigns.get(CAMPAIGN))?.state).toBe('cancelled');
});

test('a register is read by slices of its order, and by the names of its parties', async () => {
  await openTestCampaign(store);
  const slice = await store.register.unitsSlice({ campaign: CAMPAIGN, offset: 1, limit: 2 });
  expect(slice.map(({ unit }) => unit.id)).toEqual(['so-noi-vu', 'so-tai-chinh']);
  const parties = await store.register.partiesOf(CAMPAIGN);
  expect(parties.find(({ _id }) => _id === `${CAMPAIGN}/ban-can-su-dang`)?.name).toBe(
    'Ban cán sự Đảng UBND tỉnh',
  );
  expect(await store.register.namesOf({ campaign: CAMPAIGN, parties: ['so-y-te'] })).toEqual(
    new Map([['so-y-te', 'Sở Y tế']]),
  );
});

test('the first refusal of an address stands', async () => {
  await openTestCampaign(store);
  const refusal = { campaign: CAMPAIGN, person: 'thu-ky', at: '2013-10-01T01:00:00.000Z' };
  await store.register.markAddressRefused({ ...refusal, reason: '550' });
  await store.register.markAddressRefused({ ...refusal, reason: '551' });
  expect(await store.register.addressesRefused(CAMPAIGN)).toMatchObject([
    { id: 'thu-ky', addressRefused: { reason: '550' } },
  ]);
});

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

test('what is stored and not answered is found by its age', async () => {
  await store.filings.insert(filing());
  const none = await store.filings.undelivered({ storedBefore: '2026-11-01T01:00:00.000Z', limit: 9 });
  const one = await store.filings.undelivered({ storedBefore: '2026-11-01T01:00:05.000Z', limit: 9 });
  expect([none.length, one.length]).toEqual([0, 1]);
  await store.filings.setAnswer({ ...key, answer: refused });
  expect(await store.filings.undelivered({ storedBefore: '2027-01-01T00:00:00.000Z', limit: 9 })).toEqual([]);
});

test('what is not answered comes in pages without contents, each row once, those of the same instant too', async () => {
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

describe('decisions', () => {
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

  test('a refused row may be corrected and answered anew, an accepted one stands', async () => {
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
});

describe('the read model', () => {
  const evaluation = async (changes: number): Promise<EvaluationDocument> => {
    const { specs } = await openTestCampaign(await stores.fresh());
    const spec = specs[0];
    if (!spec) throw new Error('the fixture has a unit');
    // An id as a sender may choose it.
    const answers = [{ id: 'SYT.2013/$1', digest: 'a'.repeat(64), answer: accepted }];
    const ledger = { ...newState(spec), changes, answers };
    return { ...viewOf(spec, ledger), _id: `${CAMPAIGN}/so-y-te`, open: true, ledger };
  };
  const of = { campaign: CAMPAIGN, unit: 'so-y-te' };

  test('keeps the newest view, whatever order they come in', async () => {
    const [two, three, four] = [await evaluation(2), await evaluation(3), await evaluation(4)];
    expect(await store.evaluations.upsertIfNewer(three)).toBe(true);
    expect(await store.evaluations.upsertIfNewer(three)).toBe(false);
    expect(await store.evaluations.upsertIfNewer(two)).toBe(false);
    expect(await store.evaluations.insertFirst(two)).toBe(false);
    expect(await store.evaluations.upsertIfNewer(four)).toBe(true);
    const { ledger, ...rest } = four;
    expect(await store.evaluations.get(of)).toEqual(rest);
    expect(await store.evaluations.ledgerOf(of)).toEqual(ledger);
  });

  test('keeps the newest of views that race for the first insert', async () => {
    const views = await Promise.all([2, 3, 4, 5].map(evaluation));
    await Promise.all(views.map((view) => store.evaluations.upsertIfNewer(view)));
    expect((await store.evaluations.get(of))?.changes).toBe(5);
  });

  test('forgets what the newest view no longer has', async () => {
    await store.evaluations.upsertIfNewer({
      ...(await evaluation(2)),
      synthesisAt: '2013-12-20T01:00:00.000Z',
    });
    await store.evaluations.upsertIfNewer(await evaluation(3));
    expect(await store.evaluations.get(of)).not.toHaveProperty('synthesisAt');
  });

  test('finds evaluations by several things of one and the same obligation', async () => {
    const { ledgers, project } = await openTestCampaign(store);
    ledgers.get('so-y-te')?.file(
      {
        id: 'r-1',
        step: 'self-review',
        party: 'so-y-te',
        digest: 'a'.repeat(64),
        receivedAt: '2013-11-01T01:00:00.000Z',
        channel: 'person',
      },
      '2013-11-01T01:00:00.000Z',
    );
    await project('so-y-te');
    const ask = async (more: object, now = '2013-12-11T01:00:00.000Z') => {
      const filter = { campaign: CAMPAIGN, now, ...more };
      const { evaluations } = await store.evaluations.page({ filter, limit: 10 });
      return evaluations.map(({ unit }) => unit.id);
    };
    expect(await ask({ step: 'self-review', state: 'done' })).toEqual(['so-y-te']);
    expect(await ask({ step: 'self-review', overdue: true })).toEqual([
      'so-noi-vu',
      'so-tai-chinh',
      'van-phong-ubnd',
    ]);
    expect(await ask({ step: 'self-review', overdue: true }, '2013-12-01T01:00:00.000Z')).toEqual([]);
    expect(await ask({ party: 'so-tai-chinh', step: 'agency-review' })).toEqual(['so-noi-vu', 'so-y-te']);
    expect(await ask({ party: 'so-tai-chinh', step: 'member-opinion' })).toEqual([]);
    expect(
      await ask({ step: 'party-assessment', state: 'not-owed-yet' }, '2013-11-01T01:00:00.000Z'),
    ).toHaveLength(4);
  });

  test('is read page by page', async () => {
    await openTestCampaign(store);
    const filter = { campaign: CAMPAIGN, now: '2013-11-01T01:00:00.000Z' };
    const first = await store.evaluations.page({ filter, limit: 3 });
    const second = await store.evaluations.page({ filter, limit: 3, after: first.next ?? '' });
    expect([first.evaluations.length, second.evaluations.length, second.next]).toEqual([3, 1, null]);
  });

  test('counts who is behind: open, with something to settle at or before the instant', async () => {
    await openTestCampaign(store);
    const opening = '2013-10-01T01:00:00.000Z';
    expect(await store.evaluations.countBehind({ campaign: CAMPAIGN, at: opening })).toBe(4);
    expect(await store.evaluations.countBehind({ campaign: CAMPAIGN, at: '2013-10-01T00:59:59.999Z' })).toBe(
      0,
    );
    await store.evaluations.upsertIfNewer({ ...(await evaluation(9)), nextWakeAt: null });
    expect(await store.evaluations.countBehind({ campaign: CAMPAIGN, at: opening })).toBe(3);
  });
});

test('notices are claimed once, and a claim is not undone by telling them again', async () => {
  const notice = (id: string, at: string): NoticeDocument => ({
    _id: id,
    campaign: CAMPAIGN,
    unit: { id: 'so-y-te', kind: 'department', name: 'Sở Y tế' },
    at,
    items: [],
    round: null,
  });
  const [early, late] = [notice('a', '2013-10-01T01:00:00.000Z'), notice('b', '2013-10-22T01:00:00.000Z')];
  expect(await store.notices.insertMany([early, late])).toBe(2);
  const claim = { campaign: CAMPAIGN, at: early.at };
  expect(await store.notices.claim({ ...claim, round: 'r-1' })).toBe(1);
  expect(await store.notices.claim({ ...claim, round: 'r-2' })).toBe(0);
  expect(await store.notices.insertMany([early, late, notice('c', late.at)])).toBe(1);
  expect(await store.notices.countPending(CAMPAIGN)).toBe(2);
});

describe('the outbox', () => {
  const letter = (id: string, change: Partial<LetterDocument> = {}): LetterDocument => ({
    _id: id,
    campaign: CAMPAIGN,
    round: 'r',
    at: '2013-10-22T01:00:00.000Z',
    person: 'chuyen-vien',
    state: 'ready',
    items: [],
    alsoOwed: [],
    needsRelease: false,
    attempts: 0,
    possibleDuplicates: 0,
    ...change,
  });
  const sent = {
    sentAt: '2013-10-22T01:00:01.000Z',
    sentAtReal: '2026-10-22T01:00:01.000Z',
    messageId: '<a@b>',
    subject: 'Nhắc',
    sentItems: [],
  };

  test('never makes a letter anew, in whatever state it is', async () => {
    expect(await store.letters.insertOnly([letter('a'), letter('b')])).toBe(2);
    await store.letters.markWithdrawn({ letter: 'a', because: 'not-owed' });
    expect(await store.letters.insertOnly([letter('a'), letter('b'), letter('c')])).toBe(1);
    expect(await store.letters.get('a')).toMatchObject({ state: 'withdrawn', withdrawnBecause: 'not-owed' });
  });

  test('withdraws or lets go what waits, and nothing else', async () => {
    await store.letters.insertOnly([
      letter('a', { state: 'waiting' }),
      letter('b'),
      letter('c', { state: 'waiting' }),
    ]);
    const because = 'evaluation-closed' as const;
    expect(await store.letters.withdrawWaiting({ letters: ['a', 'b'], because })).toBe(1);
    expect(await store.letters.get('a')).toMatchObject({ state: 'withdrawn', withdrawnBecause: because });
    expect(await store.letters.stopWaiting(['a', 'b', 'c'])).toBe(1);
    expect(await store.letters.countByState(CAMPAIGN)).toMatchObject({ ready: 2, withdrawn: 1, waiting: 0 });
  });

  test('releases what waits, and nothing else', async () => {
    await store.letters.insertOnly([
      letter('a', { state: 'waiting' }),
      letter('b'),
      letter('c', { state: 'waiting' }),
    ]);
    const release = { campaign: CAMPAIGN, by: 'noi-vu', at: '2013-10-22T02:00:00.000Z' };
    expect(await store.letters.release({ ...release, letters: ['a', 'b'] })).toBe(1);
    expect(await store.letters.release({ ...release, letters: ['a', 'b'] })).toBe(0);
    expect(await store.letters.release({ ...release, letters: 'all' })).toBe(1);
    expect(await store.letters.countByState(CAMPAIGN)).toMatchObject({ ready: 3, waiting: 0, sent: 0 });
  });

  test('counts an attempt that never ended as a possible duplicate, and one that failed as none', async () => {
    await store.letters.insertOnly([letter('a')]);
    expect(await store.letters.beginSending('a')).toBe(true);
    await store.letters.markReadyAgain({ letter: 'a', error: '450', inDoubt: false });
    expect(await store.letters.beginSending('a')).toBe(true);
    expect(await store.letters.get('a')).toMatchObject({ attempts: 2, possibleDuplicates: 0 });
    expect(await store.letters.beginSending('a')).toBe(true);
    expect(await store.letters.get('a')).toMatchObject({ attempts: 3, possibleDuplicates: 1 });
  });

  test('never leaves an end', async () => {
    await store.letters.insertOnly([letter('a')]);
    expect(await store.letters.beginSending('a')).toBe(true);
    expect(await store.letters.markSent({ letter: 'a', ...sent })).toBe(true);
    expect(await store.letters.markSent({ letter: 'a', ...sent, messageId: 'other' })).toBe(false);
    expect(await store.letters.markWithdrawn({ letter: 'a', because: 'not-owed' })).toBe(false);
    expect(await store.letters.markReadyAgain({ letter: 'a', error: '450', inDoubt: true })).toBe(false);
    expect(await store.letters.beginSending('a')).toBe(false);
    expect(await store.letters.get('a')).toMatchObject({ state: 'sent', messageId: '<a@b>' });
  });

  test('offers what may be sent by id, an attempt that never ended too', async () => {
    await store.letters.insertOnly(['a', 'b', 'c', 'd'].map((id) => letter(id)));
    await store.letters.beginSending('b');
    await store.letters.markWithdrawn({ letter: 'c', because: 'not-owed' });
    const page = { campaign: CAMPAIGN, limit: 2 };
    expect(await store.letters.readyAfter({ ...page, after: '' })).toEqual(['a', 'b']);
    expect(await store.letters.readyAfter({ ...page, after: 'b' })).toEqual(['d']);
  });

  test('is read page by page', async () => {
    await store.letters.insertOnly(['a', 'b', 'c'].map((id) => letter(id)));
    const filter = { campaign: CAMPAIGN, state: 'ready' as const };
    const first = await store.letters.page({ filter, limit: 2 });
    const second = await store.letters.page({ filter, limit: 2, after: first.next ?? '' });
    expect([first.letters.length, first.next, second.letters.length, second.next]).toEqual([2, 'b', 1, null]);
  });
});

test('a key is created once and revoked once', async () => {
  const document = {
    _id: 'k-1',
    hash: 'h',
    roles: ['reader' as const],
    label: 'A',
    createdAt: '2026-01-01',
    expiresAt: '2027-01-01',
  };
  expect(await store.keys.create(document)).toBe(true);
  expect(await store.keys.create({ ...document, hash: 'other' })).toBe(false);
  expect(await store.keys.revoke({ id: 'k-1', at: '2026-01-02' })).toBe(true);
  expect(await store.keys.revoke({ id: 'k-1', at: '2026-01-03' })).toBe(false);
  expect(await store.keys.find('k-1')).toEqual({ ...document, revokedAt: '2026-01-02' });
});

test('a party has two living keys at the most, and a revoked or expired one makes room', async () => {
  const key = (id: string, createdAt: string) => ({
    _id: id,
    hash: 'h',
    roles: ['unit' as const],
    party: 'so-y-te',
    label: id,
    createdAt,
    expiresAt: '2026-06-01',
  });
  const created = (id: string, at: string) => store.keys.create(key(id, at));
  expect(await created('old', '2026-01-01')).toBe(true);
  expect(await created('new', '2026-01-02')).toBe(true);
  expect(await created('third', '2026-01-03')).toBe(false);
  expect(await store.keys.find('third')).toMatchObject({ revokedAt: '2026-01-03' });
  await store.keys.revoke({ id: 'old', at: '2026-01-04' });
  expect(await created('after-revoking', '2026-01-05')).toBe(true);
  expect(await created('after-expiry', '2026-06-01')).toBe(true);
});

test('a key is listed with its last use', async () => {
  const document = {
    _id: 'used',
    hash: 'h',
    roles: ['reader' as const],
    label: 'A',
    createdAt: '2026-01-01',
    expiresAt: '2027-01-01',
  };
  await store.keys.create(document);
  await store.keys.markUsed({ id: 'used', at: '2026-01-02' });
  expect(await store.keys.list()).toContainEqual({ ...document, lastUsedAt: '2026-01-02' });
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

test('a unit or a party is found by the code of its register, in its own campaign', async () => {
  const { document, specs } = await openTestCampaign(store);
  const [spec] = specs;
  if (!spec) throw new Error('the fixture has a unit');
  const register = {
    id: 'r',
    title: 'r',
    units: [{ ...spec.unit, code: '000.00.13.H19' }],
    parties: [{ id: 'cong-an-tinh', name: 'Công an tỉnh', code: 'H19.30' }],
    members: [],
    people: [],
    roles: [],
    reviews: [],
    opinions: [],
  };
  const campaign = 'khac';
  await store.register.insertAll(
    registerDocuments({ campaign, plan: document.plan, register, specs: [spec] }),
  );
  const code = '000.00.13.H19';
  expect(await store.register.partyOfCode({ campaign, code })).toBe(spec.unit.id);
  expect(await store.register.partyOfCode({ campaign, code: 'H19.30' })).toBe('cong-an-tinh');
  expect(await store.register.partyOfCode({ campaign: CAMPAIGN, code })).toBeNull();
});

test('a code is found that was stored when units alone had codes', async () => {
  const codes = [{ _id: `${CAMPAIGN}/H19.99`, campaign: CAMPAIGN, unit: 'so-y-te' }];
  await store.register.insertAll({ units: [], people: [], parties: [], codes });
  expect(await store.register.partyOfCode({ campaign: CAMPAIGN, code: 'H19.99' })).toBe('so-y-te');
});

const sent = { sender: 'he-thong', campaign: CAMPAIGN, id: 'f-1' };

test('a webhook-id means one body, and an id of a sender one content, for ever', async () => {
  const webhook = { ...sent, webhookId: 'm', bodyDigest: 'a', at: '2026-11-01T01:00:00.000Z' };
  expect((await store.webhooks.insert(webhook)).bodyDigest).toBe('a');
  expect((await store.webhooks.insert({ ...webhook, bodyDigest: 'b' })).bodyDigest).toBe('a');
  const claim = { ...sent, digest: 'a', unit: 'so-y-te' };
  expect((await store.claims.insert(claim)).digest).toBe('a');
  expect(await store.claims.insert({ ...claim, digest: 'b', unit: null })).toMatchObject(claim);
});

test('a sender that was changed meanwhile is not written over', async () => {
  const sender = {
    _id: 'he-thong',
    label: 'x',
    parties: ['so-y-te'],
    secrets: [],
    revision: 1,
    createdAt: '2026-11-01T01:00:00.000Z',
  };
  expect([await store.senders.create(sender), await store.senders.create(sender)]).toEqual([true, false]);
  expect(await store.senders.change(sender, { parties: ['so-noi-vu'] })).toBe(true);
  expect(await store.senders.change(sender, { parties: [] })).toBe(false);
  expect(await store.senders.get('he-thong')).toMatchObject({ parties: ['so-noi-vu'], revision: 2 });
});

test('the log of attempts gives the newest, and the store forgets the rest by its own clock', async () => {
  const attempt = (minute: string, sender = 'he-thong') => ({
    _id: `${sender}#${minute}`,
    sender,
    at: `2026-11-01T01:${minute}:00.000Z`,
    status: 202,
    outcome: 'taken',
  });
  for (const each of [attempt('01'), attempt('02'), attempt('03'), attempt('04', 'khac')]) {
    await store.attempts.append(each);
  }
  const newest = await store.attempts.newest({ sender: 'he-thong', limit: 2 });
  expect(newest.map(({ at }) => at.slice(14, 16))).toEqual(['03', '02']);
  expect(newest[0]).toEqual(attempt('03'));
  const kept = await stores.raw(store, 'attempts');
  expect(await kept.indexes()).toContainEqual(
    expect.objectContaining({ key: { forgetAt: 1 }, expireAfterSeconds: 0 }),
  );
  const [first] = await kept.find().toArray();
  const days = (Number(first?.['forgetAt']) - Date.now()) / 86_400_000;
  expect(Math.round(days)).toBe(90);
});
