import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { commandOf } from '../../commands/senders';
import { openTestCampaign } from '../fixtures/campaign';
import { runStoreCommandOn } from '../support/run-store-command';
import { startTestStore, type TestStore } from '../support/store';

let server: TestStore;

beforeAll(async () => {
  server = await startTestStore();
  await openTestCampaign(server.store);
});

afterAll(() => server.stop());

const run = (...args: string[]) =>
  runStoreCommandOn({ store: server.store, nowMs: Date.parse('2026-11-24T01:00:00.000Z') }, commandOf(args));

describe('npm run senders', () => {
  it('registers, lists, rotates, retires and revokes', async () => {
    const [, first] = await run(
      'create',
      'he-thong',
      '--label',
      'Hệ thống',
      '--parties',
      'so-y-te,so-tai-chinh',
    );
    expect(first).toMatch(/^whsec_/);
    const [title, second] = await run('rotate', 'he-thong');
    expect(second).not.toBe(first);
    const listed = await run('list');
    expect(listed[0]).toContain('files for so-y-te, so-tai-chinh');
    expect(listed.join('\n')).not.toContain('whsec_');
    const id = /secret (\w+) of he-thong/.exec(title ?? '')?.[1] ?? '';
    expect(await run('retire', 'he-thong', id)).toEqual([`${id} is retired`]);
    expect((await run('list')).join('\n')).toContain('retired 2026-11-24');
    expect(await run('parties', 'he-thong', '--parties', 'so-noi-vu')).toEqual([
      'he-thong files for so-noi-vu',
    ]);
    expect(await run('revoke', 'he-thong')).toEqual(['he-thong is revoked']);
    expect((await run('list'))[0]).toContain('revoked 2026-11-24');
  });

  it('says who did it in the audit', async () => {
    const entries = await server.store.audit.list({ limit: 100 });
    const actor = expect.stringMatching(/^command line/);
    expect(entries).toContainEqual(expect.objectContaining({ action: 'sender-created', actor }));
  });

  it('refuses a label that is more than a line', async () => {
    await expect(run('create', 'x', '--label', 'X\u001b[2J', '--parties', 'so-y-te')).rejects.toMatchObject({
      fields: [{ field: 'label', rule: 'one-line' }],
    });
  });

  it('refuses a party that no register has, with the nearest', async () => {
    await expect(run('create', 'x', '--label', 'X', '--parties', 'so-y-tee')).rejects.toMatchObject({
      fields: [{ field: 'parties[0]', message: { en: expect.stringContaining('did you mean «so-y-te»?') } }],
    });
  });

  it.each([
    [[], /a command is needed/],
    [['make'], /no such command: make/],
    [['rotate'], /rotate needs the id of a sender/],
    [['retire', 'x'], /retire needs the id of a secret/],
    [['parties', 'x'], /--parties/],
    [['list', '--all'], /--all/],
    [['revoke', 'a', 'b', 'c'], /unexpected: c/],
  ])('%j is refused in words', (args, message) => {
    expect(() => commandOf(args)).toThrow(message);
  });

  it('explains itself', () => {
    const entry = path.join(__dirname, '../../dist/commands/senders.js');
    const { stdout, status } = spawnSync(process.execPath, [entry, '--help'], { encoding: 'utf8' });
    expect(status).toBe(0);
    for (const word of ['create', 'list', 'parties', 'rotate', 'retire', 'revoke', '--help']) {
      expect(stdout).toContain(word);
    }
  });
});
