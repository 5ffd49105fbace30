import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Logger } from 'pino';
import { firstKeyNotice } from '../../../commands/first-notices';
import { fromMs } from '../../../domain/time';
import { newAccount } from '../../../use-cases/accounts/account-of';
import { ensureFirstKey, warnOfFirstKeys } from '../../../use-cases/keys/first-key';
import { isSecretOf, newKey, readKey } from '../../../use-cases/keys/keys';
import { startTestStore, type TestStore } from '../../support/store';

describe('a key', () => {
  const { key, document } = newKey({
    label: 'x',
    roles: ['reader'],
    nowMs: Date.parse('2013-10-01T00:00:00.000Z'),
  });

  it('is kept as a hash, and known again by its secret', () => {
    const { id, secret } = readKey(key) ?? { id: '', secret: '' };
    expect(id).toBe(document._id);
    expect(isSecretOf(document, secret)).toBe(true);
    expect(
      isSecretOf(
        document,
        secret.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')),
      ),
    ).toBe(false);
    expect(JSON.stringify(document)).not.toContain(secret);
  });

  it.each(['', 'cv_', 'cv_0123_x', `${key}x`, key.slice(1)])('has not the shape of %p', (text) => {
    expect(readKey(text)).toBeUndefined();
  });
});

describe('the first key', () => {
  let server: TestStore;
  let dataDir: string;

  beforeAll(async () => {
    server = await startTestStore();
    // Not there yet.
    dataDir = path.join(await mkdtemp(path.join(tmpdir(), 'cong-vu-keys-')), 'data');
  });

  afterAll(async () => {
    await server.stop();
    await rm(path.dirname(dataDir), { recursive: true });
  });

  it('is written for its owner alone, once, and again when every key is revoked', async () => {
    const { store } = server;
    const now = () => 0;
    const file = await ensureFirstKey({ store, dataDir, now });
    expect(file).toBe(path.join(dataDir, 'admin-key'));
    expect((await stat(file as string)).mode & 0o777).toBe(0o600);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    const key = readKey((await readFile(file as string, 'utf8')).trim());
    expect(await store.keys.find(key?.id ?? '')).toMatchObject({
      roles: ['administrator'],
    });

    expect(await ensureFirstKey({ store, dataDir, now })).toBeUndefined();

    await store.keys.revoke({ id: key?.id ?? '', at: fromMs(0) });
    expect(await ensureFirstKey({ store, dataDir, now })).toBe(file);
  });

  it('is not made where an administrator can sign in with two factors', async () => {
    const { store } = await startTestStore();
    const made = () => ensureFirstKey({ store, dataDir, now: () => 0 });
    const account = newAccount(
      { address: 'thu-ha@so-noi-vu.example', name: 'Lâm Thu Hà', nowMs: 0 },
      { roles: ['administrator'] },
    );
    await store.accounts.insert({ ...account, password: 'argon2id', totp: 'sealed' });
    expect(await made()).toBeUndefined();
    // A password alone lets nobody in with what was granted.
    await store.accounts.changeAndEnd(account, {}, ['totp']);
    expect(await made()).toBeDefined();
  });

  it('is made although a key of a campaign has the role: that ends with the campaign', async () => {
    const { store } = await startTestStore();
    const { document } = newKey({ label: 'x', roles: ['administrator'], campaign: 'c', nowMs: 0 });
    await store.keys.create(document);
    expect(await ensureFirstKey({ store, dataDir, now: () => 0 })).toBeDefined();
  });

  it('is told of while it lives, and no other key is', async () => {
    const { store } = server;
    const told = async (nowMs: number) => (await store.keys.firstOnes(fromMs(nowMs))).map(({ _id }) => _id);
    const [first] = await told(0);
    expect(first).toMatch(/^[0-9a-f]{12}$/);
    const own = newKey({ label: 'Sở Nội vụ', roles: ['administrator'], nowMs: 0 }).document;
    // As they were before first keys were marked.
    const older = newKey({ label: 'first administrator', roles: ['administrator', 'committee'], nowMs: 0 });
    await store.keys.create(own);
    await store.keys.create(older.document);
    expect(new Set(await told(0))).toEqual(new Set([first, older.document._id]));
    const notice = firstKeyNotice(first ?? '');
    for (const text of [notice.en, notice.vi]) expect(text).toContain(`revoke ${first}`);
    const warned: string[] = [];
    const logger = { warn: (_of: unknown, text: string) => void warned.push(text) } as Pick<Logger, 'warn'>;
    await warnOfFirstKeys({ store, logger, now: () => 0 });
    expect(warned).toHaveLength(2);
    expect(warned.join()).toContain(`revoke ${first}`);
    await store.keys.revoke({ id: first ?? '', at: fromMs(0) });
    expect(await told(0)).toEqual([older.document._id]);
    expect(await told(401 * 86_400_000)).toEqual([]);
  });
});
