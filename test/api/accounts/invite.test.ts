import { accountOfSetup } from '../../../use-cases/accounts/setup-link';
import { accountAt, type ShownAccount, settled } from '../../support/api/accounts';
import type { Caller } from '../../support/api/api';
import { describeApi } from '../../support/api/describe-api';
import { postRoom } from '../../support/api/post';
import { until } from '../../support/until';

const IT = 'it@so-noi-vu.example';
const NEW = 'van-thu@so-noi-vu.example';
const DAY_MS = 86_400_000;

describeApi('inviting to an account', { fresh: true, open: 'c', deps: () => postRoom().deps }, (api) => {
  let it_: Caller;
  beforeEach(async () => {
    it_ = await api.signedIn(IT, { granted: ['administrator', 'it'] });
    relay().length = 0;
  });
  const relay = () => (api.deps.signIn.relay as ReturnType<typeof postRoom>['relay']).letters;
  const invite = (more: object = {}, by = it_) =>
    by.post('/accounts', { address: NEW, name: 'Mạc Thị Lan', roles: ['clerk'], ...more });
  const audited = async (action: string) =>
    (await api.store.audit.list({ limit: 100 })).filter((entry) => entry.action === action);
  const secretIn = (text: string) => /\/thiet-lap\/([\w-]{43})/.exec(text)?.[1] ?? '';

  it('makes the account with its roles, and mails the link that nobody else gets', async () => {
    const { status, body, text } = await invite({ roles: ['it', 'clerk'], reason: 'theo công văn 12' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      address: NEW,
      name: 'Mạc Thị Lan',
      roles: ['clerk', 'it'],
      hasPassword: false,
      hasSecondFactor: false,
      hasProvinceSignIn: false,
      setupUntil: new Date(api.deps.now() + 3 * DAY_MS).toISOString(),
    });
    const [letter] = relay();
    expect(letter?.to).toEqual({ name: 'Mạc Thị Lan', email: NEW });
    const secret = secretIn(letter?.text ?? '');
    expect(await accountOfSetup(api.deps, secret)).toMatchObject({ _id: body.id });
    const record = await api.store.audit.list({ limit: 100 });
    for (const told of [text, letter?.subject, api.log.join(''), JSON.stringify(record)]) {
      expect(told).not.toContain(secret);
    }
    expect(await audited('account-invited')).toMatchObject([
      {
        actor: `Người thử (${IT})`,
        target: `${NEW}: clerk, it (theo công văn 12)`,
        from: expect.stringMatching('127.0.0.1') as string,
      },
    ]);
  });

  it('is the same again: one account, one letter, one entry', async () => {
    const first = await invite();
    api.advance(1000);
    const again = await invite({ name: 'Tên khác' });
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(relay()).toHaveLength(1);
    expect(await audited('account-invited')).toHaveLength(1);
  });

  it('makes one account of two invitations at once', async () => {
    const answers = await Promise.all([invite(), invite({ roles: ['it'] }), invite()]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await accountAt(api, NEW)).roles).toEqual(['clerk', 'it']);
  });

  it('gives roles to whom a register’s person has become by signing in, and ends their sessions', async () => {
    const person = await api.signedIn('y-te@thu-nghiem.example');
    const { body } = await invite({ address: 'Y-TE@thu-nghiem.example', name: 'Tên khác' });
    expect(body).toMatchObject({ address: 'y-te@thu-nghiem.example', name: 'Người thử', roles: ['clerk'] });
    expect((await person.get('/me')).status).toBe(401);
    expect(relay()).toHaveLength(1);
  });

  it('sends who has a password no link, but tells them of what they got', async () => {
    await settled(api, NEW);
    await invite();
    const letter = await until(async () => relay()[0]);
    expect(letter.subject).toBe('Vai trò của tài khoản Công vụ đã thay đổi');
    expect(letter.text).not.toContain('/thiet-lap/');
  });

  it('tells that the relay did not take the letter, and sends it when asked again', async () => {
    const { signIn } = api.deps;
    const failing = { ...signIn, relay: { ...signIn.relay, send: () => Promise.reject(new Error('550')) } };
    Object.assign(api.deps, { signIn: failing });
    const failed = await invite();
    expect([failed.status, failed.body.type]).toEqual([503, 'urn:cong-vu:problem:unavailable']);
    Object.assign(api.deps, { signIn });
    const again = await invite();
    expect(again.status).toBe(201);
    expect(relay()).toHaveLength(1);
    expect(await audited('account-invited')).toHaveLength(1);
  });

  const byNoRelay = {
    captured: postRoom().relay,
    pace: () => Promise.resolve(),
    codesPerClientAndHour: 1,
    emailCode: 'on' as const,
  };
  it.each([
    ['PUBLIC_URL', { faceAt: undefined }],
    // What rehearsals' letters go to is read by many.
    ['SIGN_IN_SMTP_URL', { signIn: byNoRelay }],
  ] as const)('makes no account whose link could not arrive: without %s', async (name, less) => {
    Object.assign(api.deps, less);
    const { status, body } = await invite();
    expect(status).toBe(409);
    expect(body.detail).toContain(name);
    expect(await api.store.accounts.at(NEW)).toBeNull();
  });

  it('goes into the captured mailbox of a trial', async () => {
    const { relay: captured } = postRoom();
    const { relay: _none, ...signIn } = api.deps.signIn;
    Object.assign(api.deps, { signIn: { ...signIn, captured, trialRun: 'run' } });
    expect((await invite()).status).toBe(201);
    expect(captured.letters).toHaveLength(1);
  });

  it.each([
    ['no address', { address: 'van-thu' }, 'address', 'format'],
    ['one in foreign letters', { address: 'vаn-thu@so-noi-vu.example' }, 'address', 'format'],
    ['one in wide letters', { address: 'ｖan-thu@so-noi-vu.example' }, 'address', 'format'],
    ['one with what nobody sees', { address: 'van\u200bthu@so-noi-vu.example' }, 'address', 'format'],
    [
      'one with a second line',
      { address: 'van-thu@so-noi-vu.example\nBcc: a@b.example' },
      'address',
      'format',
    ],
    ['a name that turns around', { name: 'Mạc \u202eLan' }, 'name', 'one-line'],
    ['no role', { roles: [] }, 'roles', 'too-small'],
    ['a role of registers', { roles: ['unit'] }, 'roles[0]', 'one-of'],
  ])('refuses %s', async (_, more, field, rule) => {
    const { status, body } = await invite(more);
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ field, rule }]);
    expect(relay()).toEqual([]);
  });

  it('gives nobody more by inviting themselves', async () => {
    const { status, body } = await invite({ address: IT.toUpperCase(), roles: ['committee'] });
    expect([status, body.type]).toEqual([403, 'urn:cong-vu:problem:another-person']);
    expect((await accountAt(api, IT)).roles).toEqual(['administrator', 'it']);
    expect((await it_.get('/me')).body.roles).toEqual(['administrator', 'it']);
  });

  it('reopens no closed account', async () => {
    const { body } = await invite();
    await it_.post(`/accounts/${body.id}/close`, { reason: 'nghỉ việc' });
    expect((await invite({ roles: ['it'] })).status).toBe(409);
  });

  describe('the setup link', () => {
    const sendAgain = (id: string, by = it_) => by.post(`/accounts/${id}/setup-link`, {});

    it('is sent again, and the one before ends', async () => {
      const { body } = await invite();
      const answer = await sendAgain(body.id);
      expect(answer.status).toBe(202);
      const [first = '', second = ''] = relay().map(({ text }) => secretIn(text));
      expect(await accountOfSetup(api.deps, first)).toBeUndefined();
      expect(await accountOfSetup(api.deps, second)).toBeDefined();
      expect(answer.text).not.toContain(second);
      expect(await audited('setup-link-made')).toMatchObject([{ target: NEW }]);
    });

    it('is for nobody who has a password, is closed or is not there', async () => {
      const { _id } = await settled(api, NEW);
      expect((await sendAgain(_id)).status).toBe(409);
      const { body } = await invite({ address: 'khac@so-noi-vu.example' });
      await it_.post(`/accounts/${body.id}/close`, { reason: 'nghỉ việc' });
      expect((await sendAgain(body.id)).status).toBe(409);
      expect((await sendAgain('ffffffffffff')).status).toBe(404);
    });

    it('opens nothing once its account is closed, and nothing after that is reopened', async () => {
      const { body } = await invite();
      const secret = secretIn(relay()[0]?.text ?? '');
      await it_.post(`/accounts/${body.id}/close`, { reason: 'nghỉ việc' });
      expect(await accountOfSetup(api.deps, secret)).toBeUndefined();
      await it_.post(`/accounts/${body.id}/reopen`, {});
      expect(await accountOfSetup(api.deps, secret)).toBeUndefined();
    });

    it('ends with a change of roles, of which the next one tells', async () => {
      const { body } = await invite();
      await it_.put(`/accounts/${body.id}/roles`, { roles: ['it'], reason: 'đổi việc' });
      const secrets = relay().map(({ text }) => secretIn(text));
      expect(secrets).toHaveLength(2);
      expect(await accountOfSetup(api.deps, secrets[0] ?? '')).toBeUndefined();
      expect(await accountOfSetup(api.deps, secrets[1] ?? '')).toBeDefined();
    });
  });

  describe('the list', () => {
    const list = async (query = '', by = it_) =>
      (await by.get(`/accounts${query}`)).body as { items: ShownAccount[]; nextCursor?: string };

    it('has those that were granted something, by address, page by page', async () => {
      await api.signedIn('y-te@thu-nghiem.example');
      for (const name of ['a', 'b', 'c']) await invite({ address: `${name}@so-noi-vu.example` });
      const first = await list('?limit=3');
      expect(first.items.map(({ address }) => address[0])).toEqual(['a', 'b', 'c']);
      const second = await list(`?limit=3&cursor=${first.nextCursor}`);
      expect(second.items.map(({ address }) => address)).toEqual([IT]);
      expect(second.nextCursor).toBeUndefined();
      const everybody = (await list('?granted=false')).items.map(({ address }) => address);
      expect(everybody).toContain('y-te@thu-nghiem.example');
    });

    it('finds one by its address, granted or not', async () => {
      await api.signedIn('y-te@thu-nghiem.example');
      const found = await list('?address=Y-TE@thu-nghiem.example');
      expect(found.items).toMatchObject([{ address: 'y-te@thu-nghiem.example', roles: [] }]);
      expect((await list('?address=y-te@thu-nghiem.example&granted=true')).items).toEqual([]);
      expect((await list('?address=khong-co@thu-nghiem.example')).items).toEqual([]);
    });

    it('says what somebody signs in with, and nothing of what that is', async () => {
      const account = await settled(api, NEW, ['clerk']);
      await api.store.accounts.insertIdentity({
        issuer: 'https://sso.example',
        _id: 'i',
        account: account._id,
        linkedAt: account.createdAt,
      });
      const { text, body } = await it_.get(`/accounts/${account._id}`);
      expect(body).toMatchObject({ hasPassword: true, hasSecondFactor: true, hasProvinceSignIn: true });
      for (const secret of ['argon2id', 'sealed', 'h1', 'epoch']) expect(text).not.toContain(secret);
    });

    it('answers nobody else, whether or not there is such an account', async () => {
      const { body } = await invite();
      const others = [
        await api.signedIn('chu-tich@ubnd.example', { granted: ['committee', 'party-body', 'clerk'] }),
        await api.signedIn('y-te@thu-nghiem.example'),
        await api.as(['reader']),
      ];
      for (const other of others) {
        const answers = await Promise.all(
          [`/accounts/${body.id}`, '/accounts/ffffffffffff', `/accounts?address=${NEW}`, '/keys'].map(
            (path) => other.get(path),
          ),
        );
        expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
      }
    });
  });

  it('is not for a key of one campaign, such as a rehearsal’s', async () => {
    const ofCampaign = await api.as(['administrator'], undefined, { campaign: 'c' });
    expect((await invite({}, ofCampaign)).status).toBe(403);
  });
});
