import { fromMs } from '../../../domain/time';
import { storedAs } from '../../../use-cases/secret';
import { beginSession } from '../../../use-cases/sign-in/session';
import { ADDRESS, describeProvince, mfa, people, verified } from '../../support/province/describe-province';
import { OURS, openVisitor, type Visitor } from '../../support/province/visitor';

const MINUTE_MS = 60_000;
const AGAIN = '/sign-in/oidc?viec=xac-nhan&ve=%2Fd%2Fc';

describeProvince(
  'proving once more at the province who one is',
  ({ api, province, withProvince, grant, audit }) => {
    let visitor: Visitor;
    beforeEach(async () => {
      visitor = openVisitor(withProvince());
      await grant('tai-chinh', ADDRESS, { roles: ['administrator'] });
      await visitor.signIn('lan');
    });
    const sessionOf = async (by = visitor) => {
      const session = await api.store.signIn.session(storedAs(by.cookies.get('__Host-cv') ?? ''));
      if (!session) throw new Error('no session');
      return session;
    };
    const page = async (answer: Awaited<ReturnType<Visitor['signIn']>>) => {
      expect((await sessionOf()).confirmedAt).toBeUndefined();
      return visitor.follow(answer);
    };

    it('is asked for by what needs it, and lets it through', async () => {
      const create = () =>
        visitor.postJson('/api/v1/senders', { id: 'moi', label: 'Mới', parties: ['so-y-te'] });
      const refused = await create();
      expect(refused.status).toBe(403);
      expect(refused.body).toMatchObject({
        type: expect.stringContaining('confirmation-needed') as unknown,
        method: 'oidc',
      });
      const before = await sessionOf();
      const address = new URL(await visitor.leave(AGAIN));
      expect([address.searchParams.get('prompt'), address.searchParams.get('max_age')]).toEqual([
        'login',
        '0',
      ]);
      const back = await visitor.comeBack(await visitor.signInThere(address.href, 'lan'));
      expect(back.headers['location']).toBe('/d/c');
      const { confirmedAt, ...after } = await sessionOf();
      expect(after).toEqual(before);
      expect(Date.parse(confirmedAt ?? '')).toBeLessThanOrEqual(api.deps.now());
      expect(Date.parse(confirmedAt ?? '')).toBeGreaterThan(api.deps.now() - MINUTE_MS);
      expect((await create()).status).toBe(201);
      expect(await audit()).toContainEqual({
        action: 'confirmed',
        actor: `tai-chinh (${ADDRESS})`,
        target: 'oidc',
      });
      expect((await audit()).filter(({ action }) => action === 'signed-in')).toHaveLength(1);
      expect([...visitor.cookies.keys()]).toEqual(['__Host-cv']);
    });

    it('takes nobody else, whoever they are at the provider', async () => {
      await province.set({ people: { ...people, minh: { ...people.minh, amr: mfa } } });
      await openVisitor(withProvince()).signIn('minh');
      for (const as of ['minh', 'la']) {
        const answer = await visitor.signIn(as, AGAIN);
        expect(answer.headers['location']).toBe(
          '/dang-nhap/tinh?vi-sao=other-person&ve=%2Fd%2Fc&viec=xac-nhan',
        );
        const shown = await page(answer);
        expect(shown.status).toBe(403);
        expect(shown.text).toContain('không phải là chủ của phiên làm việc này');
        expect(shown.text).toContain('href="/d/c"');
      }
      expect((await audit()).filter(({ target }) => target === 'oidc other-person')).toHaveLength(2);
      // Nor somebody who has the same address there by now.
      await province.set({ people: { ...people, moi: { claims: verified(ADDRESS), amr: mfa } } });
      expect((await page(await visitor.signIn('moi', AGAIN))).status).toBe(403);
    });

    it('takes no proof of before, and none that does not say of when it is', async () => {
      const nowS = Math.floor(Date.now() / 1000);
      for (const auth_time of [nowS - 5 * 60 - 10, nowS - 86_400, undefined]) {
        await province.set({ tampered: { auth_time: auth_time ?? null } });
        const answer = await visitor.signIn('lan', AGAIN);
        expect(answer.headers['location']).toMatch(/vi-sao=(not-anew|invalid)&/);
        await page(answer);
      }
    });

    it('counts from when somebody proved it, not from when they come back', async () => {
      const auth_time = Math.floor(Date.now() / 1000) - 4 * 60;
      await province.set({ tampered: { auth_time } });
      await visitor.signIn('lan', AGAIN);
      expect((await sessionOf()).confirmedAt).toBe(fromMs(auth_time * 1000));
    });

    it('takes no proof from the future either', async () => {
      const auth_time = Math.floor(Date.now() / 1000) + 3600;
      await province.set({ tampered: { auth_time } });
      await visitor.signIn('lan', AGAIN);
      const { confirmedAt } = await sessionOf();
      expect(Date.parse(confirmedAt ?? '')).toBeLessThanOrEqual(api.deps.now());
    });

    it('takes one factor for no confirmation of what began with two', async () => {
      await province.set({ people: { ...people, lan: { ...people.lan, amr: ['pwd'] } } });
      const shown = await page(await visitor.signIn('lan', AGAIN));
      expect(shown.text).toContain('bằng đủ hai yếu tố');
    });

    it('confirms the session that asked for it, and no other of the same person', async () => {
      const path = await visitor.signInThere(await visitor.leave(AGAIN), 'lan');
      const ticket = visitor.cookies.get('__Host-cv-oidc') ?? '';
      const other = openVisitor(withProvince());
      await other.signIn('lan');
      (other.cookies as Map<string, string>).set('__Host-cv-oidc', ticket);
      const answer = await other.comeBack(path);
      expect(answer.headers['location']).toContain('vi-sao=lost');
      expect((await sessionOf(other)).confirmedAt).toBeUndefined();
      expect((await sessionOf()).confirmedAt).toBeUndefined();
    });

    it('confirms no session that has ended meanwhile, and begins none', async () => {
      const path = await visitor.signInThere(await visitor.leave(AGAIN), 'lan');
      await visitor.post('/sign-out', {});
      expect((await visitor.comeBack(path)).headers['location']).toContain('vi-sao=lost');
      expect((await visitor.get('/api/v1/me')).status).toBe(401);
    });

    it('is nothing for who signed in otherwise, or not at all', async () => {
      const byPassword = openVisitor(withProvince());
      const session = await beginSession(
        { ...api.deps, ...api.deps.signIn },
        { account: ADDRESS, name: 'x', realm: 'all', strength: 'strong', method: 'password' },
        { device: 'x', from: '127.0.0.1' },
      );
      (byPassword.cookies as Map<string, string>).set('__Host-cv', session ?? '');
      for (const by of [openVisitor(withProvince()), byPassword]) {
        const answer = await by.get(AGAIN, OURS);
        expect(answer.headers['location']).toBe('/dang-nhap?ve=%2Fd%2Fc');
      }
    });

    it('is there from the beginning where the provider says when somebody proved who they are', async () => {
      const auth_time = Math.floor(Date.now() / 1000) - 3600;
      await province.set({ tampered: { auth_time } });
      await visitor.signIn('lan');
      expect((await sessionOf()).confirmedAt).toBe(fromMs(auth_time * 1000));
    });
  },
);
