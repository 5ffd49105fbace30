import { describeStore } from '../support/describe-store';

describeStore('the store:', (store, raw) => {
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
    const kept = await raw('attempts');
    expect(await kept.indexes()).toContainEqual(
      expect.objectContaining({ key: { forgetAt: 1 }, expireAfterSeconds: 0 }),
    );
    const [first] = await kept.find().toArray();
    const days = (Number(first?.['forgetAt']) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(90);
  });
});
