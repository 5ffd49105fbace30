import { accountOfSetup } from '../../../use-cases/accounts/setup-link';
import { accountAt, type ShownAccount, settled } from '../../support/api/accounts';
import type { Caller } from '../../support/api/api';
import { describeApi } from '../../support/api/describe-api';
import { postRoom } from '../../support/api/post';

const [A, B, C, LOST] = ['a', 'b', 'c', 'mat-may'].map((name) => `${name}@so-noi-vu.example`) as [
  string,
  string,
  string,
  string,
];
const DAY_MS = 86_400_000;

describeApi('a reset', { fresh: true, open: 'c', deps: () => postRoom().deps }, (api) => {
  let [a, b, c, lost] = [] as unknown as [Caller, Caller, Caller, Caller];
  let id: string;
  beforeEach(async () => {
    a = await api.signedIn(A, { granted: ['it'] });
    b = await api.signedIn(B, { granted: ['administrator'] });
    c = await api.signedIn(C, { granted: ['it'] });
    lost = await api.signedIn(LOST, { granted: ['committee', 'it'] });
    ({ _id: id } = await settled(api, LOST));
    await api.store.accounts.insertIdentity({
      _id: 'i',
      issuer: 'https://sso.example',
      account: id,
      linkedAt: '2013-10-01T00:00:00.000Z',
    });
    relay().length = 0;
  });
  const relay = () => (api.deps.signIn.relay as ReturnType<typeof postRoom>['relay']).letters;
  const ask = (by: Caller, reason = 'mất điện thoại') => by.post(`/accounts/${id}/reset`, { reason });
  const confirm = (by: Caller) => by.post(`/accounts/${id}/reset/confirm`, {});
  const shown = async (by: Caller) => (await by.get(`/accounts/${id}`)).body as ShownAccount;
  const audited = async (action: string) =>
    (await api.store.audit.list({ limit: 100 })).filter((entry) => entry.action === action);
  const isUntouched = async () => {
    const { password, totp, recoveryCodes } = await accountAt(api, LOST);
    expect({ password, totp, recoveryCodes }).toEqual({
      password: 'argon2id',
      totp: 'sealed',
      recoveryCodes: ['h1', 'h2'],
    });
    expect(await api.store.accounts.identitiesOf(id)).toHaveLength(1);
    expect((await lost.get('/me')).status).toBe(200);
  };

  it('is asked by one and confirmed by another: nothing that was is left, and a link goes out', async () => {
    expect((await ask(a)).body.reset).toMatchObject({
      by: `Người thử (${A})`,
      reason: 'mất điện thoại',
      expiresAt: new Date(api.deps.now() + 3 * DAY_MS).toISOString(),
      mayConfirm: false,
    });
    expect((await shown(b)).reset?.mayConfirm).toBe(true);
    await isUntouched();
    const { status, body } = await confirm(b);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      hasPassword: false,
      hasSecondFactor: false,
      hasProvinceSignIn: false,
      roles: ['committee', 'it'],
    });
    expect(body.reset).toBeUndefined();
    const account = await accountAt(api, LOST);
    for (const gone of ['password', 'totp', 'recoveryCodes']) expect(account).not.toHaveProperty(gone);
    expect((await lost.get('/me')).status).toBe(401);
    expect(relay()).toMatchObject([{ to: { email: LOST }, subject: 'Thiết lập lại tài khoản Công vụ' }]);
    const secret = /\/thiet-lap\/([\w-]{43})/.exec(relay()[0]?.text ?? '')?.[1] ?? '';
    expect(await accountOfSetup(api.deps, secret)).toMatchObject({ _id: id });
    expect(await audited('reset-asked')).toMatchObject([
      { actor: `Người thử (${A})`, target: `${LOST} (mất điện thoại)` },
    ]);
    expect(await audited('reset-confirmed')).toMatchObject([
      { actor: `Người thử (${B})`, target: `${LOST} (mất điện thoại)` },
    ]);
  });

  it.each([
    ['who asked', () => a],
    ['whose account it is', () => lost],
  ])('is not confirmed by %s', async (_, who) => {
    await ask(a);
    expect((await shown(who())).reset?.mayConfirm).toBe(false);
    const { status, body } = await confirm(who());
    expect([status, body.type]).toEqual([403, 'urn:cong-vu:problem:another-person']);
    await isUntouched();
  });

  it('is not confirmed by a second session of who asked, or by whom it is about having asked', async () => {
    await ask(lost);
    const again = await api.signedIn(LOST, { granted: ['committee', 'it'] });
    expect((await confirm(again)).status).toBe(403);
    await isUntouched();
  });

  it('is not confirmed by a key, whatever its roles', async () => {
    await ask(a);
    const key = await api.as(['administrator', 'it']);
    expect((await confirm(key)).body.type).toBe('urn:cong-vu:problem:another-person');
    await isUntouched();
  });

  it('is asked by a key and confirmed by a person', async () => {
    await ask(await api.as(['it']));
    expect((await confirm(a)).status).toBe(200);
  });

  it('is not confirmed by those who look after nothing', async () => {
    await ask(a);
    const others = [
      await api.signedIn('x@ubnd.example', { granted: ['committee', 'party-body', 'clerk'] }),
      await api.signedIn(C),
    ];
    for (const other of others) expect((await confirm(other)).status).toBe(403);
    await isUntouched();
  });

  it('is not confirmed by somebody whose role is taken meanwhile', async () => {
    await ask(a);
    const { accounts } = api.store;
    const self = await accountAt(api, B);
    const reset = async (account: string) => {
      await accounts.changeAndEnd(self, { roles: [] });
      return accounts.reset(account);
    };
    Object.assign(api.store, { accounts: { ...accounts, reset } });
    const { status } = await confirm(b);
    Object.assign(api.store, { accounts });
    expect(status).toBe(409);
    await isUntouched();
  });

  it('is carried out once by two who confirm at once: one letter, one entry', async () => {
    await ask(a);
    const answers = await Promise.all([confirm(b), confirm(c)]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect(relay()).toHaveLength(1);
    expect(await audited('reset-confirmed')).toHaveLength(1);
  });

  it('is the same again for who has confirmed it', async () => {
    await ask(a);
    await confirm(b);
    expect((await confirm(b)).status).toBe(200);
    expect((await confirm(c)).status).toBe(409);
    expect(relay()).toHaveLength(1);
  });

  it('is one at a time: who asks again, or another, gets the one that stands', async () => {
    const first = (await ask(a)).body.reset;
    api.advance(1000);
    expect((await ask(a, 'lý do khác')).body.reset).toEqual(first);
    expect((await ask(c, 'lý do khác')).body.reset).toMatchObject({ reason: 'mất điện thoại' });
    // Who asked in vain is still another person.
    expect((await confirm(c)).status).toBe(200);
    expect(await audited('reset-asked')).toHaveLength(1);
  });

  it('is withdrawn, and not confirmed any more', async () => {
    await ask(a);
    const { status, body } = await b.delete(`/accounts/${id}/reset`);
    expect([status, body.reset]).toEqual([200, undefined]);
    expect((await b.delete(`/accounts/${id}/reset`)).status).toBe(200);
    expect(await audited('reset-withdrawn')).toHaveLength(1);
    expect((await confirm(b)).status).toBe(409);
    await isUntouched();
  });

  it('lasts three days', async () => {
    await ask(a);
    api.advance(3 * DAY_MS);
    b = await api.signedIn(B, { granted: ['administrator'] });
    expect((await shown(b)).reset).toBeUndefined();
    expect((await confirm(b)).status).toBe(409);
    a = await api.signedIn(A, { granted: ['it'] });
    expect((await ask(a)).body.reset.reason).toBe('mất điện thoại');
    expect(await audited('reset-asked')).toHaveLength(2);
  });

  it('ends with the account’s closing, and is not asked of a closed one', async () => {
    await ask(a);
    await b.post(`/accounts/${id}/close`, { reason: 'nghỉ việc' });
    expect((await confirm(c)).status).toBe(409);
    expect((await ask(a)).status).toBe(409);
  });

  it('changes nothing while no link could arrive', async () => {
    await ask(a);
    const { faceAt } = api.deps;
    Object.assign(api.deps, { faceAt: undefined });
    const { status, body } = await confirm(b);
    Object.assign(api.deps, { faceAt });
    expect([status, body.type]).toEqual([409, 'urn:cong-vu:problem:conflict']);
    await isUntouched();
    // It was not used up.
    expect((await confirm(b)).status).toBe(200);
  });
});
