import type { LetterDocument, NoticeDocument } from '../../store/documents/letter';
import { CAMPAIGN } from '../fixtures/campaign';
import { describeStore } from '../support/describe-store';

describeStore('the store:', (store) => {
  const notice = (id: string, at: string): NoticeDocument => ({
    _id: id,
    campaign: CAMPAIGN,
    unit: { id: 'so-y-te', kind: 'department', name: 'Sở Y tế' },
    at,
    items: [],
    round: null,
  });
  const idsOf = async (notices: AsyncIterable<NoticeDocument>) => {
    const ids: string[] = [];
    for await (const { _id } of notices) ids.push(_id);
    return ids;
  };

  test('notices are claimed once, and a claim is not undone by telling them again', async () => {
    const [early, late] = [notice('a', '2013-10-01T01:00:00.000Z'), notice('b', '2013-10-22T01:00:00.000Z')];
    expect(await store.notices.insertMany([early, late])).toBe(2);
    const claim = { campaign: CAMPAIGN, at: early.at };
    await store.notices.claim({ ...claim, round: 'r-1' });
    await store.notices.claim({ ...claim, round: 'r-2' });
    expect(await idsOf(store.notices.ofRound('r-1'))).toEqual(['a']);
    expect(await idsOf(store.notices.ofRound('r-2'))).toEqual([]);
    expect(await store.notices.insertMany([early, late, notice('c', late.at)])).toBe(1);
    expect(await store.notices.countPending(CAMPAIGN)).toBe(2);
  });

  test('as many notices as need several pages are all claimed', async () => {
    const ids = Array.from({ length: 1_001 }, (_, n) => String(n).padStart(4, '0'));
    await store.notices.insertMany(ids.map((id) => notice(id, '2013-10-01T01:00:00.000Z')));
    await store.notices.claim({ campaign: CAMPAIGN, at: '2013-10-01T01:00:00.000Z', round: 'r-3' });
    expect((await idsOf(store.notices.ofRound('r-3'))).filter((id) => ids.includes(id))).toEqual(ids);
  });
});

describeStore('the outbox', (store) => {
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
    const release = (each: string, digest: string) =>
      store.letters.release({ letter: each, by: 'noi-vu', at: '2013-10-22T02:00:00.000Z', digest });
    expect(await release('a', 'read')).toBe(true);
    expect(await release('a', 'read again')).toBe(false);
    expect(await release('b', 'read')).toBe(false);
    expect(await store.letters.get('a')).toMatchObject({ state: 'ready', releasedDigest: 'read' });
    expect(await store.letters.countByState(CAMPAIGN)).toMatchObject({ ready: 2, waiting: 1, sent: 0 });
  });

  test('counts an attempt that never ended as a possible duplicate, and one that failed as none', async () => {
    await store.letters.insertOnly([letter('a')]);
    expect(await store.letters.beginSending('a')).toBeTruthy();
    await store.letters.markReadyAgain({ letter: 'a', error: '450', inDoubt: false });
    expect(await store.letters.beginSending('a')).toBeTruthy();
    expect(await store.letters.get('a')).toMatchObject({ attempts: 2, possibleDuplicates: 0 });
    expect(await store.letters.beginSending('a')).toBeTruthy();
    expect(await store.letters.get('a')).toMatchObject({ attempts: 3, possibleDuplicates: 1 });
  });

  test('never leaves an end', async () => {
    await store.letters.insertOnly([letter('a')]);
    expect(await store.letters.beginSending('a')).toBeTruthy();
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
    const ready = async (after: string) =>
      (await store.letters.readyAfter({ ...page, after })).map(({ _id }) => _id);
    expect(await ready('')).toEqual(['a', 'b']);
    expect(await ready('b')).toEqual(['d']);
    const has = (after: string) => store.letters.hasReady({ campaign: page.campaign, after });
    expect([await has('b'), await has('d')]).toEqual([true, false]);
  });

  test('is read page by page', async () => {
    await store.letters.insertOnly(['a', 'b', 'c'].map((id) => letter(id)));
    const filter = { campaign: CAMPAIGN, state: 'ready' as const };
    const first = await store.letters.page({ filter, limit: 2 });
    const second = await store.letters.page({ filter, limit: 2, after: first.next ?? '' });
    expect([first.letters.length, first.next, second.letters.length, second.next]).toEqual([2, 'b', 1, null]);
  });
});
