import type { GrantedRole } from '../../../domain/key-roles';
import { accountAt, settled } from '../../support/api/accounts';
import type { Caller } from '../../support/api/api';
import { describeApi } from '../../support/api/describe-api';
import { postRoom } from '../../support/api/post';
import { until } from '../../support/until';

const IT = 'it@so-noi-vu.example';
const DESK = 'phong-cong-chuc@so-noi-vu.example';
const QUARTER_MS = 15 * 60_000;

describeApi('the roles of an account', { fresh: true, open: 'c', deps: () => postRoom().deps }, (api) => {
  let it_: Caller;
  let desk: Caller;
  let deskId: string;
  beforeEach(async () => {
    it_ = await api.signedIn(IT, { granted: ['administrator', 'it'] });
    desk = await api.signedIn(DESK, { granted: ['administrator'] });
    for (const address of [IT, DESK]) await settled(api, address);
    deskId = (await accountAt(api, DESK))._id;
  });
  const relay = () => (api.deps.signIn.relay as ReturnType<typeof postRoom>['relay']).letters;
  const setRoles = (id: string, roles: GrantedRole[], by = it_) =>
    by.put(`/accounts/${id}/roles`, { roles, reason: 'đổi vị trí' });
  const audited = async (action: string) =>
    (await api.store.audit.list({ limit: 100 })).filter((entry) => entry.action === action);
  const withoutKeys = async () => {
    for (const { _id: id } of await api.store.keys.list()) {
      await api.store.keys.revoke({ id, at: '2013-09-01T00:00:00.000Z' });
    }
  };

  it('are granted and taken, end every session, and are told', async () => {
    const second = await api.signedIn(DESK, { granted: ['administrator'] });
    const { status, body } = await setRoles(deskId, ['committee', 'clerk']);
    expect(status).toBe(200);
    expect(body.roles).toEqual(['committee', 'clerk']);
    for (const each of [desk, second]) expect((await each.get('/me')).status).toBe(401);
    expect((await audited('roles-changed'))[0]).toMatchObject({
      actor: `Người thử (${IT})`,
      target: `${DESK}: committee, clerk (đổi vị trí)`,
    });
    const letter = await until(async () => relay()[0]);
    expect(letter.to.email).toBe(DESK);
    expect(letter.text).toContain('Ủy ban nhân dân tỉnh; văn thư');
  });

  it('are the same again without a change, a second entry or a second letter', async () => {
    await setRoles(deskId, ['clerk']);
    const { epoch } = await accountAt(api, DESK);
    api.advance(1000);
    expect((await setRoles(deskId, ['clerk'])).status).toBe(200);
    expect((await accountAt(api, DESK)).epoch).toBe(epoch);
    expect(await audited('roles-changed')).toHaveLength(1);
    await until(async () => relay()[0]);
    expect(relay()).toHaveLength(1);
  });

  it('are on record once who asks again comes so far, if nobody did before', async () => {
    const { audit } = api.store;
    const append = () => Promise.reject(new Error('away'));
    const broken = api.beside({ store: { ...api.store, audit: { ...audit, append } } });
    const keyed = await broken.as(['administrator']);
    expect((await keyed.put(`/accounts/${deskId}/roles`, { roles: ['clerk'], reason: 'x' })).status).toBe(
      500,
    );
    expect(await audited('roles-changed')).toEqual([]);
    await setRoles(deskId, ['clerk']);
    expect(await audited('roles-changed')).toHaveLength(1);
  });

  it('are never one’s own, neither more nor fewer', async () => {
    const { _id } = await accountAt(api, IT);
    for (const roles of [['administrator', 'it'], ['it'], []] satisfies GrantedRole[][]) {
      const { status, body } = await setRoles(_id, roles);
      expect([status, body.type]).toEqual([403, 'urn:cong-vu:problem:another-person']);
    }
    const closing = await it_.post(`/accounts/${_id}/close`, { reason: 'x' });
    expect(closing.status).toBe(403);
    expect((await accountAt(api, IT)).roles).toEqual(['administrator', 'it']);
  });

  it('that see contents are granted by an administrator alone; who looks after the machines may take them', async () => {
    const machines = await api.signedIn('may-chu@so-noi-vu.example', { granted: ['it'] });
    const newcomer = { address: 'moi-den@so-noi-vu.example', name: 'Ninh Thị Thơm' };
    for (const role of ['administrator', 'committee', 'party-body', 'clerk'] as const) {
      const granting = await setRoles(
        deskId,
        ['administrator', 'it', role === 'administrator' ? 'clerk' : role],
        machines,
      );
      expect([granting.status, granting.body.type]).toEqual([403, 'urn:cong-vu:problem:another-person']);
      const inviting = await machines.post('/accounts', { ...newcomer, roles: [role] });
      expect([inviting.status, inviting.body.type]).toEqual([403, 'urn:cong-vu:problem:another-person']);
    }
    expect(await api.store.accounts.at(newcomer.address)).toBeNull();
    expect((await setRoles(deskId, ['administrator', 'it'], machines)).status).toBe(200);
    expect((await setRoles(deskId, ['it'], machines)).status).toBe(200);
    expect((await setRoles(deskId, ['administrator', 'it'], machines)).status).toBe(403);
  });

  it('ask who changes them to prove who they are, if that is a while ago', async () => {
    api.advance(QUARTER_MS);
    const before = await accountAt(api, DESK);
    const asked = [
      setRoles(deskId, []),
      it_.post('/accounts', { address: 'a@b.example', name: 'x', roles: ['it'] }),
      it_.post(`/accounts/${deskId}/reset`, { reason: 'x' }),
      it_.post(`/accounts/${deskId}/reset/confirm`, {}),
      it_.delete(`/accounts/${deskId}/reset`),
      it_.post(`/accounts/${deskId}/close`, { reason: 'x' }),
      it_.post(`/accounts/${deskId}/reopen`, {}),
      it_.post(`/accounts/${deskId}/setup-link`, {}),
      it_.delete(`/accounts/${deskId}/sessions`),
      it_.delete('/keys/ffffffffffff'),
    ];
    for (const { status, body } of await Promise.all(asked)) {
      expect([status, body.type]).toEqual([403, 'urn:cong-vu:problem:confirmation-needed']);
    }
    expect(await accountAt(api, DESK)).toEqual(before);
  });

  it('are worn by no session by a code', async () => {
    const byCode = await api.signedIn(DESK);
    expect((await byCode.get('/accounts')).status).toBe(403);
  });

  it('do nothing any more in a request during which they are taken', async () => {
    const { accounts } = api.store;
    const { _id } = await accountAt(api, IT);
    let isTaken = false;
    // Once the session was let in: the first that a use case reads is the account that it is to change.
    Object.assign(api.store, {
      accounts: {
        ...accounts,
        get: async (id: string) => {
          if (id === deskId && !isTaken) {
            isTaken = true;
            const self = await accounts.get(_id);
            if (self) await accounts.changeAndEnd(self, { roles: [] });
          }
          return accounts.get(id);
        },
      },
    });
    const { status } = await setRoles(deskId, ['administrator', 'committee']);
    Object.assign(api.store, { accounts });
    expect(isTaken).toBe(true);
    expect(status).toBe(409);
    expect((await accountAt(api, DESK)).roles).toEqual(['administrator']);
  });

  it('of two changes at once come one after the other', async () => {
    const [a, b] = await Promise.all([setRoles(deskId, ['clerk']), setRoles(deskId, ['committee'])]);
    expect([a.status, b.status]).toEqual([200, 200]);
    expect(await audited('roles-changed')).toHaveLength(2);
  });

  describe('of the last who could look after the service', () => {
    beforeEach(withoutKeys);

    it('stay, and the answer says why', async () => {
      const helper = await api.signedIn('khac@so-noi-vu.example', { granted: ['it'] });
      await setRoles((await accountAt(api, IT))._id, [], desk);
      const { status, body } = await setRoles(deskId, [], helper);
      expect(status).toBe(409);
      expect(body.detail).toContain('no administrator key is valid');
      expect((await helper.post(`/accounts/${deskId}/close`, { reason: 'x' })).status).toBe(409);
      // To look after it is either of the two.
      expect((await setRoles(deskId, ['it'], helper)).status).toBe(200);
    });

    it('go if a key or the province’s sign-in lets another in', async () => {
      const helper = await api.signedIn('khac@so-noi-vu.example', { granted: ['it'] });
      await setRoles((await accountAt(api, IT))._id, [], desk);
      const { _id: account } = await accountAt(api, 'khac@so-noi-vu.example');
      await api.store.accounts.insertIdentity({
        _id: 'i',
        issuer: 'https://sso.example',
        account,
        linkedAt: '2013-10-01T00:00:00.000Z',
      });
      expect((await setRoles(deskId, [], helper)).status).toBe(200);
    });

    it('go while an administrator’s key is valid', async () => {
      const helper = await api.signedIn('khac@so-noi-vu.example', { granted: ['it'] });
      await setRoles((await accountAt(api, IT))._id, [], desk);
      await api.keyFor({ roles: ['administrator'] });
      expect((await setRoles(deskId, [], helper)).status).toBe(200);
    });

    it('are not lost when two take each other’s at once', async () => {
      const { _id: itId } = await accountAt(api, IT);
      await Promise.all([setRoles(deskId, [], it_), setRoles(itId, [], desk)]);
      const left = await Promise.all(
        [IT, DESK].map(async (address) => (await accountAt(api, address)).roles),
      );
      expect(left.flat().length).toBeGreaterThan(0);
    });
  });

  describe('a closed account', () => {
    it('lets nobody in, by no way, until it is reopened', async () => {
      await api.signedIn('y-te@thu-nghiem.example');
      const { _id: unit } = await accountAt(api, 'y-te@thu-nghiem.example');
      const byCode = await api.signedIn('y-te@thu-nghiem.example');
      const closed = await it_.post(`/accounts/${unit}/close`, { reason: 'nghỉ việc' });
      expect(closed.status).toBe(200);
      expect(closed.body.closedAt).toBeDefined();
      expect((await byCode.get('/me')).status).toBe(401);
      expect((await (await api.signedIn('y-te@thu-nghiem.example')).get('/me')).status).toBe(401);
      api.advance(1000);
      const again = await it_.post(`/accounts/${unit}/close`, { reason: 'lý do khác' });
      expect(again.body).toEqual(closed.body);
      expect(await audited('account-closed')).toMatchObject([
        { target: 'y-te@thu-nghiem.example (nghỉ việc)' },
      ]);
      expect((await it_.post(`/accounts/${unit}/reopen`, {})).body.closedAt).toBeUndefined();
      expect((await it_.post(`/accounts/${unit}/reopen`, {})).status).toBe(200);
      expect(await audited('account-reopened')).toHaveLength(1);
      expect((await (await api.signedIn('y-te@thu-nghiem.example')).get('/me')).status).toBe(200);
    });
  });

  describe('the sessions of an account', () => {
    it('are listed without what lets anybody in, and ended at once', async () => {
      const { body, text } = await it_.get(`/accounts/${deskId}/sessions`);
      const [stored] = await api.store.signIn.sessionsOf(DESK);
      expect(body.items).toEqual([
        {
          id: stored?._id.slice(0, 16),
          device: 'Firefox, Linux',
          from: '127.0.0.1',
          method: 'password',
          createdAt: stored?.createdAt,
          seenAt: stored?.seenAt,
        },
      ]);
      expect(text).not.toContain(stored?._id);
      expect((await it_.delete(`/accounts/${deskId}/sessions`)).status).toBe(204);
      expect((await desk.get('/me')).status).toBe(401);
      expect((await it_.get(`/accounts/${deskId}/sessions`)).body.items).toEqual([]);
      expect((await it_.delete(`/accounts/${deskId}/sessions`)).status).toBe(204);
      expect(await audited('sessions-ended')).toMatchObject([{ target: `${DESK}: 1` }]);
    });

    it('are not listed once they are over', async () => {
      await api.signedIn('y-te@thu-nghiem.example');
      const { _id } = await accountAt(api, 'y-te@thu-nghiem.example');
      api.advance(9 * 3_600_000);
      const administrator = await api.as(['it']);
      expect((await administrator.get(`/accounts/${_id}/sessions`)).body.items).toEqual([]);
    });
  });

  describe('keys', () => {
    it('are listed without anything secret, and revoked once', async () => {
      const { key } = api;
      const id = key.split('_')[1] ?? '';
      const { body, text } = await it_.get('/keys');
      expect(body.items).toContainEqual(
        expect.objectContaining({
          id,
          label: 'thử nghiệm',
          roles: ['administrator', 'committee', 'party-body'],
        }),
      );
      const stored = await api.store.keys.list();
      for (const { hash } of stored) expect(text).not.toContain(hash);
      const revoked = await it_.delete(`/keys/${id}`);
      expect([revoked.status, revoked.body.revokedAt]).toEqual([200, '2013-10-01T00:00:00.000Z']);
      expect((await api.get('/me')).status).toBe(401);
      api.advance(1000);
      expect((await it_.delete(`/keys/${id}`)).body).toEqual(revoked.body);
      expect(await audited('key-revoked')).toMatchObject([{ actor: `Người thử (${IT})`, target: id }]);
      expect((await it_.delete('/keys/ffffffffffff')).status).toBe(404);
    });
  });
});
