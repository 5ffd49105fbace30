import path from 'node:path';
import { afterRestore } from '../../commands/after-restore';
import { runOnStore } from '../../commands/store-command';
import { runningStoreUri, startStore } from '../../embedded/parts/store';
import { acquireLock } from '../../embedded/process/lock';
import { openStore } from '../../store/store';
import { newKey } from '../../use-cases/keys/keys';
import { randomSecret } from '../../use-cases/senders/secrets';
import { partContext } from '../support/parts';
import { linesOfCli, runCli } from '../support/run-cli';
import { startTestStore, type TestStore } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';

const NOW = '2026-11-24T01:00:00.000Z';
const LATER = '2026-11-24T02:00:00.000Z';
const nowMs = Date.parse(NOW);

let server: TestStore;

beforeAll(async () => {
  server = await startTestStore();
});

afterAll(() => server.stop());

const run = (language: 'en' | 'vi') =>
  linesOfCli(['after-restore'], { store: server.store, nowMs, language });

describe('after a backup is restored', () => {
  it('nobody is signed in or on their way in, and what is valid again is listed', async () => {
    const { keys, senders, signIn } = server.store;
    const who = { account: 'y-te@example.vn', realm: 'all', createdAt: NOW, seenAt: NOW } as const;
    for (const _id of ['s1', 's2']) {
      await signIn.insertSession({
        ...who,
        _id,
        name: 'x',
        strength: 'code',
        method: 'code',
        epoch: 1,
        device: 'Chrome, Windows',
        from: '10.0.0.1',
        endsAt: LATER,
      });
    }
    await signIn.insertCode({
      _id: 'c',
      account: who.account,
      realm: 'all',
      hash: 'h',
      salt: 's',
      returnTo: '/',
      expiresAt: LATER,
    });
    await signIn.insertTrialLink({ _id: 'l', trial: 'x', expiresAt: LATER });
    const { accounts } = server.store;
    const account = { epoch: 1, createdAt: NOW, name: 'Lâm Thu Hà' };
    await accounts.insert({
      ...account,
      _id: 'a',
      address: 'thu-ha@so-noi-vu.example',
      roles: ['it', 'clerk'],
    });
    await accounts.insert({ ...account, _id: 'b', address: 'y-te@example.vn', roles: [] });
    await accounts.insert({
      ...account,
      _id: 'd',
      address: 'da-nghi@so-noi-vu.example',
      roles: ['it'],
      closedAt: NOW,
    });
    await accounts.insertSetup({ _id: 'u', account: 'a', epoch: 1, expiresAt: LATER });
    await accounts.insertReset({ _id: 'a', by: 'x', actor: 'x', reason: 'x', at: NOW, expiresAt: LATER });
    const valid = newKey({ label: 'Phòng Công chức', roles: ['administrator'], nowMs }).document;
    const revoked = newKey({ label: 'Khóa cũ', roles: ['administrator'], nowMs }).document;
    const expired = newKey({ label: 'Hết hạn', roles: ['it'], nowMs: nowMs - 800 * 86_400_000 }).document;
    for (const key of [valid, revoked, expired]) await keys.create(key);
    await keys.revoke({ id: revoked._id, at: NOW });
    const sender = { label: 'Sở Tài chính', parties: [], revision: 1, createdAt: NOW };
    const secret = randomSecret();
    await senders.create({ ...sender, _id: 'con', secrets: [{ id: '1f2e3d4c', secret, createdAt: NOW }] });
    await senders.create({
      ...sender,
      _id: 'thoi',
      secrets: [{ id: '0f2e3d4c', secret, createdAt: NOW }],
      revokedAt: NOW,
    });

    const lines = await run('en');
    expect(lines[0]).toBe('ended: sessions 2, sign-in codes 1, trial links 1, setup links 1, resets 1');
    const text = lines.join('\n');
    expect(text).toContain(`${valid._id}  administrator  -  -  valid until`);
    expect(text).toContain('con  1f2e3d4c  Sở Tài chính');
    expect(text).toContain('thu-ha@so-noi-vu.example  it,clerk  Lâm Thu Hà');
    expect([await accounts.setup('u'), await accounts.reset('a')]).toEqual([null, null]);
    for (const absent of [revoked._id, expired._id, 'thoi', 'y-te@example.vn', 'da-nghi', secret])
      expect(text).not.toContain(absent);
    expect([await signIn.session('s1'), await signIn.code('c'), await signIn.trialLink('l')]).toEqual([
      null,
      null,
      null,
    ]);
    expect(await server.store.audit.list({ limit: 5 })).toContainEqual(
      expect.objectContaining({ action: 'restored', actor: expect.stringMatching(/^command line/) }),
    );
  });

  it('may be said again, and speaks Vietnamese', async () => {
    const lines = await run('vi');
    expect(lines[0]).toBe(
      'đã hủy: 0 phiên đăng nhập, 0 mã đăng nhập, 0 đường dẫn quản trị thử nghiệm, 0 đường dẫn thiết lập, 0 đề nghị thiết lập lại',
    );
    expect(lines.join('\n')).toContain('thu hồi những khóa đã bị thu hồi sau khi sao lưu');
  });

  it('makes no store where none was restored', async () => {
    const { folder, remove } = await temporaryFolder();
    try {
      const env = { DATA_DIR: folder };
      const never = () => Promise.reject(new Error('never'));
      await expect(runOnStore(env, () => undefined, never, { atRest: true })).rejects.toThrow(
        /holds no store/,
      );
    } finally {
      await remove();
    }
  });

  it('opens the embedded store by itself, and only while the service is stopped', async () => {
    const { folder, remove } = await temporaryFolder();
    try {
      const part = await startStore({ ...partContext(folder), ports: { store: 0 } });
      const store = await openStore({ uri: part.uri });
      await store.signIn.insertTrialLink({ _id: 'l', trial: 'x', expiresAt: LATER });
      await store.close();
      await part.stop();
      const said: string[] = [];
      const command = () =>
        runOnStore(
          { ...process.env, MONGODB_URI: undefined, DATA_DIR: folder },
          (line) => void said.push(JSON.stringify(line)),
          afterRestore,
          { atRest: true },
        );
      const lock = await acquireLock({ file: path.join(folder, 'lock') });
      await expect(command()).rejects.toThrow(
        /the service runs on this data folder \(process \d+\): end it first/,
      );
      await lock.release();
      await command();
      expect(said.join()).toContain('trial links 1');
      expect(runningStoreUri(folder)).toBeUndefined();
    } finally {
      await remove();
    }
  });

  it('takes no argument', async () => {
    expect(await runCli(['after-restore', 'x'])).toMatchObject({ code: 1, lines: [] });
  });
});
