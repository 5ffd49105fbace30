import { fromMs } from '../../../domain/time';
import type { AccountDocument } from '../../../store/documents/account';
import { changeAndEndSessions } from '../../../use-cases/accounts/end-sessions';
import { storedAs } from '../../../use-cases/secret';
import { ADDRESS, describeProvince, mfa, people, verified } from '../../support/province/describe-province';
import { openVisitor, type Visitor } from '../../support/province/visitor';

describeProvince(
  'signing in through the province',
  ({ api, province, withProvince, grant, audit, withCookies }) => {
    let app: ReturnType<typeof withProvince>;
    let visitor: Visitor;
    beforeEach(() => {
      app = withProvince();
      visitor = openVisitor(app);
    });
    const me = (by: Visitor = visitor) => by.get('/api/v1/me');

    it('leads from the sign-in page to the provider, and back to what somebody wanted to see', async () => {
      const page = await visitor.get('/dang-nhap?ve=/d/c');
      const [, link = ''] =
        /<a href="(\/sign-in\/oidc[^"]*)">Đăng nhập qua cổng của tỉnh</.exec(page.text) ?? [];
      const address = new URL(await visitor.leave(link.replace(/&amp;/g, '&')));
      expect(address.origin).toBe(province.settings.issuer);
      expect(Object.fromEntries(address.searchParams)).toMatchObject({
        response_type: 'code',
        code_challenge_method: 'S256',
        scope: 'openid email profile',
        redirect_uri: 'https://danh-gia.tinh.example/sign-in/oidc/callback',
      });
      expect(address.searchParams.get('prompt')).toBeNull();
      const entered = await visitor.comeBack(await visitor.signInThere(address.href, 'lan'));
      expect([entered.status, entered.headers['location']]).toEqual([303, '/d/c']);
      expect(entered.headers['cache-control']).toBe('no-store');
      expect((await me()).body).toMatchObject({
        label: 'tai-chinh',
        roles: ['unit', 'reviewer'],
        session: { person: { name: 'tai-chinh', email: ADDRESS }, strength: 'strong', realm: 'all' },
      });
      expect([...visitor.cookies.keys()]).toEqual(['__Host-cv']);
      expect(await audit()).toEqual(
        expect.arrayContaining([
          { action: 'identity-linked', actor: `tai-chinh (${ADDRESS})`, target: 'oidc' },
          { action: 'signed-in', actor: `tai-chinh (${ADDRESS})`, target: 'oidc' },
        ]),
      );
    });

    it('goes by who somebody is from then on, whatever their address there says', async () => {
      await visitor.signIn('lan');
      for (const claims of [
        verified('moi@thu-nghiem.example'),
        { email: ADDRESS, email_verified: false },
        {},
      ]) {
        await province.set({ people: { ...people, lan: { claims, amr: mfa } } });
        const again = openVisitor(app);
        expect((await again.signIn('lan')).headers['location']).toBe('/viec');
        expect((await me(again)).body).toMatchObject({ session: { person: { email: ADDRESS } } });
      }
      expect((await audit()).filter(({ action }) => action === 'identity-linked')).toHaveLength(1);
    });

    it('carries what was granted only where the provider has asked for two factors', async () => {
      await grant('tai-chinh', ADDRESS);
      await grant('y-te', 'y-te@thu-nghiem.example');
      await visitor.signIn('lan');
      expect((await me()).body).toMatchObject({ roles: expect.arrayContaining(['it']) as unknown });
      const weak = openVisitor(app);
      await weak.signIn('minh');
      const { body } = await me(weak);
      expect(body).toMatchObject({ roles: ['unit', 'reviewer'], session: { strength: 'code' } });
    });

    it.each([
      ['pwd otp', ['otp'], undefined, 'strong'],
      ['pwd', ['otp', 'mfa'], undefined, 'code'],
      ['pwd', ['urn:tinh:2'], 'urn:tinh:2', 'strong'],
      ['pwd', ['urn:tinh:2'], 'urn:tinh:1', 'code'],
    ])('by %s where %j mean two factors, and acr %s, a session is %s', async (amr, strong, acr, strength) => {
      const tampered = { amr: amr.split(' '), ...(acr !== undefined && { acr }) };
      await province.set({ tampered });
      const by = openVisitor(withProvince({ strong }));
      await by.signIn('lan');
      expect((await me(by)).body).toMatchObject({ session: { strength } });
    });

    it('lets in whom only an account knows, and whom only a register knows', async () => {
      await grant('quản trị', 'nobody@thu-nghiem.example');
      await visitor.signIn('la');
      expect((await me()).body).toMatchObject({ label: 'quản trị', roles: ['it'] });
      const other = openVisitor(app);
      await other.signIn('minh');
      expect((await me(other)).body).toMatchObject({ label: 'y-te' });
    });

    it('ends the session that the same browser had', async () => {
      await visitor.signIn('lan');
      const first = visitor.cookies.get('__Host-cv') ?? '';
      await visitor.signIn('lan');
      expect(visitor.cookies.get('__Host-cv')).not.toBe(first);
      expect((await me(withCookies(app, { '__Host-cv': first }))).status).toBe(401);
    });

    it('ends the session here alone, at /sign-out', async () => {
      await visitor.signIn('lan');
      const out = await visitor.post('/sign-out', {});
      expect(out.headers['location']).toBe('/');
      expect((await me()).status).toBe(401);
    });

    it('keeps nothing in the store by which somebody could be sent back', async () => {
      const address = new URL(await visitor.leave());
      const kept = JSON.stringify(await api.everything());
      const ticket = visitor.cookies.get('__Host-cv-oidc') ?? '';
      const secrets = ['state', 'nonce', 'code_challenge'].map(
        (name) => address.searchParams.get(name) ?? '',
      );
      for (const secret of [ticket, ...secrets]) {
        expect(secret).toMatch(/^[\w-]{43}$/);
        expect(kept).not.toContain(secret);
      }
      const stored = await api.store.signIn.oidcRequest(storedAs(ticket));
      expect(Object.keys(stored ?? {}).sort()).toEqual(['_id', 'expiresAt', 'returnTo']);
    });

    it('writes neither codes nor tokens nor states to the log or the audit', async () => {
      const path = await visitor.signInThere(await visitor.leave(), 'lan');
      await visitor.comeBack(path);
      await visitor.comeBack(path);
      const query = new URLSearchParams(path.split('?')[1]);
      const written = api.log.join('') + JSON.stringify(await api.store.audit.list({ limit: 20 }));
      expect(written).toContain('/sign-in/oidc/callback');
      for (const name of ['code', 'state']) expect(written).not.toContain(query.get(name));
      expect(written).not.toContain(visitor.cookies.get('__Host-cv'));
    });

    it('leaves nothing of what the provider sent in the address of the page that it ends at', async () => {
      const path = await visitor.signInThere(await visitor.leave());
      const answer = await visitor.comeBack(path);
      expect(answer.headers['location']).toBe('/dang-nhap/tinh?vi-sao=declined&ve=%2Fviec');
      const page = await visitor.follow(answer);
      expect([page.status, page.headers['cache-control']]).toEqual([403, 'no-store']);
      expect(page.text).toContain('đã bị hủy hoặc từ chối');
      expect(page.text).toContain('href="/sign-in/oidc?ve=%2Fviec"');
      expect(page.text).not.toContain('lời của nhà cung cấp');
    });

    describe('who is not let in', () => {
      const refused = async (by: Visitor, as: string) => {
        const page = await by.follow(await by.signIn(as));
        expect((await me(by)).status).toBe(401);
        // But for the nonce of its style.
        return { status: page.status, text: page.text.replace(/nonce[-=]"?[^"']+/g, '') };
      };

      it('gets one same page, whatever the reason is, and the audit has it', async () => {
        await grant('đã đóng', 'dong@thu-nghiem.example', { closed: true });
        await grant('quản trị', 'quan-tri@thu-nghiem.example');
        await province.set({
          people: {
            ...people,
            dong: { claims: verified('dong@thu-nghiem.example'), amr: mfa },
            khac: { claims: verified(ADDRESS), amr: mfa },
            khong: { claims: {}, amr: mfa },
            chu: { claims: { email: ADDRESS, email_verified: 'true' }, amr: mfa },
            lech: { claims: verified('quan-trı@thu-nghiem.example'), amr: mfa },
            rong: { claims: verified('ｑｕａｎ-ｔｒｉ@thu-nghiem.example'), amr: mfa },
            kelvin: { claims: verified('\u212Ba@thu-nghiem.example'), amr: mfa },
          },
        });
        await visitor.signIn('lan');
        const pages: unknown[] = [];
        for (const as of ['la', 'hoa', 'dong', 'khac', 'khong', 'chu', 'lech', 'rong', 'kelvin']) {
          pages.push(await refused(openVisitor(app), as));
        }
        expect(new Set(pages.map((page) => JSON.stringify(page))).size).toBe(1);
        expect(pages[0]).toMatchObject({
          status: 403,
          text: expect.stringContaining('chưa có tài khoản') as unknown,
        });
        const targets = (await audit()).filter(({ action }) => action === 'sign-in-refused');
        expect(targets.map(({ actor, target }) => `${actor}: ${target}`).sort()).toEqual([
          'unknown: oidc closed dong@thu-nghiem.example',
          `unknown: oidc taken ${ADDRESS}`,
          'unknown: oidc unknown',
          ...Array.from({ length: 6 }, () => 'unknown: oidc unverified'),
        ]);
        expect(await api.store.accounts.at('nobody@thu-nghiem.example')).toBeNull();
      });

      it('is whose account was closed after they were linked', async () => {
        await visitor.signIn('lan');
        const account = await api.store.accounts.at(ADDRESS);
        await changeAndEndSessions(api.deps, account as AccountDocument, {
          closedAt: fromMs(api.deps.now()),
        });
        expect((await me()).status).toBe(401);
        await refused(visitor, 'lan');
        expect((await audit()).map(({ target }) => target)).toContain(`oidc closed ${ADDRESS}`);
      });

      it('is who takes the address of an administrator at the provider', async () => {
        await grant('tai-chinh', ADDRESS);
        await visitor.signIn('lan');
        await openVisitor(app).signIn('minh');
        // One whom this service knows already, and one whom it does not.
        await province.set({
          people: {
            ...people,
            minh: { claims: verified(ADDRESS), amr: mfa },
            moi: { claims: verified(ADDRESS), amr: mfa },
          },
        });
        const minh = openVisitor(app);
        await minh.signIn('minh');
        expect((await me(minh)).body).toMatchObject({ label: 'y-te', roles: ['unit', 'reviewer'] });
        await refused(openVisitor(app), 'moi');
      });

      it('is all but one of two who take an address at once', async () => {
        await province.set({ people: { ...people, lan2: people.lan } });
        const [a, b] = [openVisitor(app), openVisitor(app)];
        const paths = await Promise.all(
          [a, b].map(async (by, n) => by.signInThere(await by.leave(), n === 0 ? 'lan' : 'lan2')),
        );
        await Promise.all([a, b].map((by, n) => by.comeBack(paths[n] ?? '')));
        const statuses = await Promise.all([me(a), me(b)]);
        expect(statuses.filter(({ status }) => status === 200)).toHaveLength(1);
      });
    });

    it('links one person once, who comes by two browsers at once', async () => {
      const [a, b] = [openVisitor(app), openVisitor(app)];
      const paths = await Promise.all([a, b].map(async (by) => by.signInThere(await by.leave(), 'lan')));
      await Promise.all([a, b].map((by, n) => by.comeBack(paths[n] ?? '')));
      expect(await Promise.all([a, b].map(async (by) => (await me(by)).status))).toEqual([200, 200]);
      const account = await api.store.accounts.at(ADDRESS);
      expect(await api.store.accounts.identitiesOf(account?._id ?? '')).toHaveLength(1);
    });
  },
);
