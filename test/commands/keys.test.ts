import { KEY_ROLES } from '../../domain/key-roles';
import { isSecretOf, readKey } from '../../use-cases/keys/keys';
import { CAMPAIGN, openTestCampaign, storeTestCampaign } from '../fixtures/campaign';
import { linesOfCli, runCli } from '../support/run-cli';
import { startTestStore, type TestStore } from '../support/store';

const NOW = Date.parse('2026-11-24T01:00:00.000Z');

let server: TestStore;

beforeAll(async () => {
  server = await startTestStore();
  await openTestCampaign(server.store);
});

afterAll(() => server.stop());

const run = (...args: string[]) => linesOfCli(['keys', ...args], { store: server.store, nowMs: NOW });
const runInVietnamese = (...args: string[]) =>
  linesOfCli(['keys', ...args], { store: server.store, nowMs: NOW, language: 'vi' });

const create = (...args: string[]) => run('create', '--label', 'Sở Y tế', '--campaign', CAMPAIGN, ...args);
const idOf = (key: string | undefined) => readKey(key ?? '')?.id ?? '';

describe('npm run keys', () => {
  it('says that there are none yet', async () => {
    expect(await run('list')).toEqual(['there are no keys']);
    expect(await runInVietnamese('list')).toEqual(['chưa có khóa nào']);
  });

  it('makes a key with its roles, its party and its end, and shows it this once', async () => {
    const [key = ''] = await create(
      '--role',
      'unit',
      '--role',
      'reviewer',
      '--party',
      'so-y-te',
      '--days',
      '10',
    );
    const { id, secret } = readKey(key) ?? { id: '', secret: '' };
    const document = await server.store.keys.find(id);
    expect(document).toMatchObject({
      roles: ['unit', 'reviewer'],
      party: 'so-y-te',
      campaign: CAMPAIGN,
      expiresAt: '2026-12-04T01:00:00.000Z',
    });
    expect(document && isSecretOf(document, secret)).toBe(true);
    expect((await run('list')).join()).not.toContain(secret);
  });

  it('lists until when each lives, and when it was last used', async () => {
    const [key] = await create('--role', 'reader');
    const line = async () => (await run('list')).find((each) => each.startsWith(idOf(key)));
    expect(await line()).toMatch(
      /reader {2}thu-nghiem-2013 {2}- {2}valid until 2027-12-29T01:00:00.000Z {2}never used {2}Sở Y tế$/,
    );
    await server.store.keys.markUsed({ id: idOf(key), at: '2026-11-25T01:00:00.000Z' });
    expect(await line()).toContain('last used 2026-11-25');
    expect(await run('revoke', idOf(key))).toEqual([`${idOf(key)} is revoked`]);
    expect(await line()).toContain('revoked 2026-11-24');
    await expect(run('revoke', idOf(key))).rejects.toThrow('no valid key');
  });

  it('lists and revokes in Vietnamese where the terminal speaks it', async () => {
    const [key] = await create('--role', 'reader');
    const line = async () => (await runInVietnamese('list')).find((each) => each.startsWith(idOf(key)));
    expect(await line()).toMatch(
      /reader {2}thu-nghiem-2013 {2}- {2}có hiệu lực đến 2027-12-29T01:00:00.000Z {2}chưa dùng lần nào {2}Sở Y tế$/,
    );
    await server.store.keys.markUsed({ id: idOf(key), at: '2026-11-25T01:00:00.000Z' });
    expect(await line()).toContain('dùng gần nhất lúc 2026-11-25');
    expect(await runInVietnamese('revoke', idOf(key))).toEqual([`đã thu hồi khóa ${idOf(key)}`]);
    expect(await line()).toContain('thu hồi lúc 2026-11-24');
  });

  it('says in the audit who made and who revoked it, and not the key', async () => {
    const [key] = await create('--role', 'reader');
    await run('revoke', idOf(key));
    const entries = await server.store.audit.list({ campaign: CAMPAIGN, limit: 100 });
    const actor = expect.stringMatching(/^command line/);
    for (const action of ['key-created', 'key-revoked']) {
      expect(entries).toContainEqual(expect.objectContaining({ action, actor, target: idOf(key) }));
    }
    expect(JSON.stringify(entries)).not.toContain(readKey(key ?? '')?.secret);
  });

  it('refuses a third living key of a party', async () => {
    const [first] = await create('--role', 'member', '--party', 'pct-van-xa');
    await create('--role', 'member', '--party', 'pct-van-xa');
    const third = create('--role', 'member', '--party', 'pct-van-xa');
    await expect(third).rejects.toThrow('pct-van-xa already has 2 active keys');
    await storeTestCampaign(server.store, { _id: 'another' });
    await run('create', '--label', 'x', '--role', 'member', '--party', 'pct-van-xa', '--campaign', 'another');
    await run('revoke', idOf(first));
    await create('--role', 'member', '--party', 'pct-van-xa');
  });

  it('makes keys without a campaign for those alone who look after the service', async () => {
    for (const role of ['administrator', 'it']) {
      const [key] = await run('create', '--label', 'Sở Nội vụ', '--role', role);
      expect(await server.store.keys.find(idOf(key))).not.toHaveProperty('campaign');
    }
  });

  it('makes a leader’s key for a person of the register', async () => {
    const [key] = await create('--role', 'leader', '--person', 'pho-chu-tich');
    expect(await server.store.keys.find(idOf(key))).toMatchObject({ person: 'pho-chu-tich' });
    await expect(create('--role', 'leader', '--person', 'pho-chu-tic')).rejects.toThrow(
      /^--person: .*did you mean «pho-chu-tich»\?/,
    );
  });

  it('refuses a campaign that is not there, or has ended, but for the committee that reopens', async () => {
    const inCampaign = (id: string, role: string) =>
      run('create', '--label', 'UBND', '--role', role, '--campaign', id);
    await expect(inCampaign('thu-nghiem-2031', 'reader')).rejects.toThrow(
      new RegExp(`^--campaign: .*«${CAMPAIGN}»`),
    );
    for (const state of ['closed', 'cancelled'] as const)
      await storeTestCampaign(server.store, { _id: state, state });
    await expect(inCampaign('closed', 'reader')).rejects.toThrow('has ended');
    await expect(inCampaign('cancelled', 'committee')).rejects.toThrow('has ended');
    const [key] = await inCampaign('closed', 'committee');
    expect(await server.store.keys.find(idOf(key))).toMatchObject({ afterEnd: true });
  });

  it('refuses a party that no register has, with the nearest', async () => {
    await expect(create('--role', 'unit', '--party', 'so-y-tee')).rejects.toThrow('did you mean «so-y-te»?');
  });

  it.each([
    [[], /a command is needed/],
    [['make'], /unknown command 'make'/],
    [['create', '--role', 'reader'], /create needs --label/],
    [['create', '--label', 'x'], /create needs --role/],
    [['create', '--label', 'x\u001b[2J', '--role', 'reader'], /one line without the character "U\+001B"/],
    [['create', '--label', 'x', '--role', 'raeder'], /did you mean «reader»/],
    [['create', '--label', 'x', '--role', 'unit'], /the role unit needs --party/],
    [['create', '--label', 'x', '--role', 'it', '--days', '0'], /--days/],
    [['create', '--label', 'x', '--role', 'administrator', '--days', '401'], /--days .* 1 to 400/],
    [['create', '--label', 'x', '--role', 'leader', '--campaign', 'c'], /the role leader needs --person/],
    ...['unit', 'reviewer', 'member', 'leader', 'clerk', 'committee', 'party-body', 'reader'].map(
      (role): [string[], RegExp] => [
        ['create', '--label', 'x', '--party', 'so-y-te', '--person', 'giam-doc', '--role', role],
        new RegExp(`the role ${role} needs --campaign`),
      ],
    ),
    [['revoke'], /missing required argument 'ID'/],
    [['list', '--all'], /unknown option '--all'/],
    [['revoke', 'a', 'b'], /too many arguments/],
  ])('%j is refused in one line, before a store is opened', async (args, message) => {
    const { code, lines, errors } = await runCli(['keys', ...args]);
    expect({ code, lines, errors }).toEqual({ code: 1, lines: [], errors: [expect.stringMatching(message)] });
  });

  it('explains its roles and options', async () => {
    const { lines } = await runCli(['keys', 'create', '--help']);
    const options = ['--label', '--role', '--campaign', '--party', '--person', '--days'];
    for (const word of [...options, ...KEY_ROLES]) expect(lines.join('\n')).toContain(word);
  });
});
