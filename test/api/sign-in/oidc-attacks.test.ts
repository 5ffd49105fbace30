import request from 'supertest';
import { openBrowser } from '../../support/api/browser';
import { describeProvince, people } from '../../support/province/describe-province';
import { OURS, openVisitor, type Visitor } from '../../support/province/visitor';

const MINUTE_MS = 60_000;
const START = '/sign-in/oidc';
const DISCOVERY = '/.well-known/openid-configuration';

describeProvince(
  'attacks on signing in through the province',
  ({ api, province, withProvince, withCookies }) => {
    let app: ReturnType<typeof withProvince>;
    let visitor: Visitor;
    beforeEach(() => {
      app = withProvince();
      visitor = openVisitor(app);
    });

    /** Somebody has signed in there, and is about to come back. */
    const onTheWay = async (by = visitor, as: string | undefined = 'lan') =>
      by.signInThere(await by.leave(), as);
    const isIn = async (by = visitor) => (await by.get('/api/v1/me')).status === 200;
    const why = ({ headers }: request.Response): string =>
      new URL(headers['location'] ?? '', 'http://x').searchParams.get('vi-sao') ?? 'in';
    const changed = (path: string, change: (query: URLSearchParams) => void): string => {
      const [at = '', query] = path.split('?');
      const parameters = new URLSearchParams(query);
      change(parameters);
      return `${at}?${parameters.toString()}`;
    };
    const refused = async (path: string, reason: string, by = visitor) => {
      const answer = await by.comeBack(path);
      expect(why(answer)).toBe(reason);
      expect(await isIn(by)).toBe(false);
      return answer;
    };

    it('is in, without any', async () => {
      expect(why(await visitor.comeBack(await onTheWay()))).toBe('in');
      expect(await isIn()).toBe(true);
    });

    it('state reused: a sign-in comes back once', async () => {
      const path = await onTheWay();
      const cookies = Object.fromEntries(visitor.cookies);
      await visitor.comeBack(path);
      await refused(path, 'lost', withCookies(app, cookies));
    });

    it('two callbacks at once: one is in', async () => {
      const path = await onTheWay();
      const cookies = Object.fromEntries(visitor.cookies);
      const all = Array.from({ length: 4 }, () => withCookies(app, cookies));
      const answers = await Promise.all(all.map((by) => by.comeBack(path)));
      expect(answers.map(why).filter((each) => each === 'in')).toHaveLength(1);
      expect(answers.map(why).filter((each) => each === 'lost')).toHaveLength(3);
    });

    it('state of another browser, which is about to come back itself', async () => {
      const path = await onTheWay();
      const other = openVisitor(app);
      await other.leave();
      await refused(path, 'lost', other);
      expect(why(await visitor.comeBack(path))).toBe('in');
    });

    it('callback without a cookie: somebody is made to open the link of another', async () => {
      const path = await onTheWay();
      await refused(path, 'lost', openVisitor(app));
      for (const cookie of ['x', 'a'.repeat(43)]) {
        await refused(path, 'lost', withCookies(app, { '__Host-cv-oidc': cookie }));
      }
    });

    it('code of another sign-in, put into one of their own', async () => {
      const stolen = new URLSearchParams((await onTheWay()).split('?')[1]).get('code') ?? '';
      const thief = openVisitor(app);
      const path = changed(await onTheWay(thief, 'minh'), (query) => query.set('code', stolen));
      await refused(path, 'invalid', thief);
    });

    it('code replayed in a sign-in of the same browser', async () => {
      const first = await onTheWay();
      const code = new URLSearchParams(first.split('?')[1]).get('code') ?? '';
      await visitor.comeBack(first);
      await visitor.post('/sign-out', {});
      await refused(
        changed(await onTheWay(), (query) => query.set('code', code)),
        'invalid',
      );
    });

    it.each<[string, (query: URLSearchParams) => void, string]>([
      ['the issuer of another provider', (query) => query.set('iss', 'https://other.example'), 'invalid'],
      ['no issuer, from a provider that says who it is', (query) => query.delete('iss'), 'invalid'],
      ['two issuers', (query) => query.append('iss', 'https://other.example'), 'invalid'],
      ['no code', (query) => query.delete('code'), 'invalid'],
      ['two codes', (query) => query.append('code', 'x'), 'invalid'],
      ['a code that is none', (query) => query.set('code', 'x'), 'invalid'],
      ['an answer in a token beside the code', (query) => query.set('response', 'a.b.c'), 'invalid'],
      ['an id token beside the code', (query) => query.set('id_token', 'a.b.c'), 'invalid'],
      ['no state', (query) => query.delete('state'), 'lost'],
      ['another state', (query) => query.set('state', 'a'.repeat(43)), 'lost'],
      ['two states', (query) => query.append('state', 'x'), 'lost'],
      ['a parameter of 9,000 characters', (query) => query.set('code', 'x'.repeat(9000)), 'lost'],
      [
        'a thousand parameters',
        (query) => {
          for (let n = 0; n < 1000; n += 1) query.append('x', 'y');
        },
        'in',
      ],
    ])('%s in the callback', async (_, change, reason) => {
      const answer = await visitor.comeBack(changed(await onTheWay(), change));
      expect([why(answer), await isIn()]).toEqual([reason, reason === 'in']);
    });

    it.each([
      ['access_denied', 'declined', 403],
      ['temporarily_unavailable', 'away', 503],
      ['server_error', 'away', 503],
      ['login_required', 'invalid', 502],
      ['<script>alert(1)</script>', 'invalid', 502],
    ])(
      'error %s in the callback is a page of ours, without a word of the provider',
      async (error, reason, status) => {
        const path = changed(await onTheWay(), (query) => {
          query.delete('code');
          query.set('error', error);
          query.set('error_description', 'gọi tong-dai-la để mở khóa');
          query.set('error_uri', 'https://evil.example');
        });
        const page = await visitor.follow(await refused(path, reason));
        expect(page.status).toBe(status);
        expect(page.text).not.toMatch(/tong-dai-la|evil|<script>alert/);
        expect(page.text).toContain('href="/sign-in/oidc?ve=%2Fviec"');
        expect(api.log.join('')).not.toMatch(/tong-dai-la|evil|alert/);
      },
    );

    it('a forged error, which somebody is made to open, ends no sign-in that is under way', async () => {
      const path = await onTheWay();
      await visitor.comeBack('/sign-in/oidc/callback?error=access_denied&state=x');
      expect(why(await visitor.comeBack(path))).toBe('in');
    });

    it.each([
      ['another nonce', { nonce: 'x' }],
      ['no nonce', { nonce: null }],
      ['another audience', { aud: 'other' }],
      ['another party that it was made for', { aud: ['cong-vu', 'other'], azp: 'other' }],
      ['another issuer', { iss: 'https://other.example' }],
      ['no subject', { sub: null }],
      ['an end that is past', { exp: 1_000_000_000 }],
      ['a beginning to come', { nbf: 9_000_000_000 }],
    ])('an id token with %s', async (_, tampered) => {
      await province.set({ tampered });
      await refused(await onTheWay(), 'invalid');
    });

    it('an id token that another has signed', async () => {
      await province.set({ foreignSignature: true });
      await refused(await onTheWay(), 'invalid');
    });

    it('userinfo of somebody else', async () => {
      await province.set({ tampered: { sub: 'khac' } });
      await refused(await onTheWay(visitor, 'minh'), 'invalid');
    });

    it('a sign-in of eleven minutes ago, and one of almost ten', async () => {
      const path = await onTheWay();
      api.advance(11 * MINUTE_MS);
      await refused(path, 'lost');
      const next = await onTheWay();
      api.advance(10 * MINUTE_MS - 1);
      expect(why(await visitor.comeBack(next))).toBe('in');
    });

    it.each([
      ['https://elsewhere.example/', '/viec'],
      ['//elsewhere.example/', '/viec'],
      ['/\\elsewhere.example', '/viec'],
      ['/sign-in/oidc', '/viec'],
      ['/dang-nhap/tinh', '/viec'],
      [`/d/${'x'.repeat(2000)}`, '/viec'],
      ['/d/c?a=b', '/d/c?a=b'],
    ])('asked to go to %s, leads to %s', async (ve, to) => {
      const answer = await visitor.signIn('lan', `${START}?${new URLSearchParams({ ve }).toString()}`);
      expect(answer.headers['location']).toBe(to);
      const page = await visitor.get(
        `/dang-nhap/tinh?${new URLSearchParams({ ve, 'vi-sao': 'lost' }).toString()}`,
      );
      expect(page.text).toContain(`href="/dang-nhap?ve=${encodeURIComponent(to)}"`);
    });

    it('is begun by no link of another site, and by no old browser that says nothing', async () => {
      for (const from of [{ 'Sec-Fetch-Site': 'cross-site' }, { 'Sec-Fetch-Site': 'same-site' }, {}]) {
        const answer = await visitor.get(START, from as Record<string, string>);
        expect([answer.status, visitor.cookies.size]).toEqual([403, 0]);
      }
      expect((await visitor.get(START, { Referer: 'https://evil.example/x' })).status).toBe(403);
      for (const from of [OURS, { 'Sec-Fetch-Site': 'none' }]) {
        expect((await visitor.get(START, from)).status).toBe(303);
      }
      const old = await request(app)
        .get(START)
        .set({ Host: 'localhost:1', Referer: 'http://localhost:1/dang-nhap' });
      expect(old.status).toBe(303);
    });

    it('is begun over no plain connection', async () => {
      const Referer = 'http://danh-gia.tinh.example/dang-nhap';
      const answer = await request(app).get(START).set({ Host: 'danh-gia.tinh.example', Referer });
      expect([answer.status, answer.headers['set-cookie']]).toEqual([403, undefined]);
    });

    it('answers no form at the callback, and none at the start', async () => {
      for (const path of [START, '/sign-in/oidc/callback']) {
        expect((await visitor.post(path, {})).status).toBe(405);
      }
    });

    it('keeps its cookie from scripts and from plain connections', async () => {
      const { headers } = await visitor.get(START, OURS);
      const [line] = headers['set-cookie'] as unknown as string[];
      expect(line).toMatch(/^__Host-cv-oidc=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
      expect(headers['cache-control']).toBe('no-store');
    });

    it('is begun 30 times a minute from one address', async () => {
      const begin = async () => (await visitor.get(START, OURS)).headers['location'] ?? '';
      for (let n = 0; n < 30; n += 1) expect(await begin()).toContain('/auth?');
      const limited = await begin();
      expect(limited).toContain('vi-sao=limit');
      expect((await visitor.get(limited)).status).toBe(429);
      api.advance(MINUTE_MS);
      expect(await begin()).toContain('/auth?');
    });

    it('shows only pages that there are, whatever a link says', async () => {
      for (const forged of ['<b>x</b>', 'toString', '__proto__', '']) {
        const answer = await visitor.get(`/dang-nhap/tinh?vi-sao=${encodeURIComponent(forged)}&ve=/d/c`);
        expect(answer.headers['location']).toBe('/dang-nhap?ve=%2Fd%2Fc');
      }
    });

    describe('while the provider is away', () => {
      it('says so, begins nothing, and goes on when it is back', async () => {
        await province.set({ mode: 'cut' });
        const away = await visitor.get(START, OURS);
        expect([why(away), visitor.cookies.size]).toEqual(['away', 0]);
        const page = await visitor.follow(away);
        expect(page.status).toBe(503);
        expect(page.text).toContain('chưa kết nối được với cổng của tỉnh');
        await province.set({ mode: 'up' });
        expect(why(await visitor.signIn('lan'))).toBe('in');
      });

      it.each(['cut /token', 'broken /token', 'cut /jwks', 'broken /jwks'] as const)(
        'lets nobody in half-way: %s',
        async (mode) => {
          const path = await onTheWay();
          await province.set({ mode });
          await refused(path, 'away');
          await province.set({ mode: 'up' });
          await refused(path, 'lost');
          expect(why(await visitor.signIn('lan'))).toBe('in');
        },
      );

      it.each(['cut /me', 'broken /me'] as const)('links nobody without their address: %s', async (mode) => {
        await province.set({ people: { ...people, moi: people.la } });
        const path = await onTheWay(visitor, 'moi');
        await province.set({ mode });
        await refused(path, 'away');
      });

      it('remembers for an hour what the provider said of itself, and longer if it is away then', async () => {
        await visitor.leave();
        const mode = `broken ${DISCOVERY}` as const;
        const first = await province.set({ mode });
        await visitor.leave();
        expect(await province.set({ mode })).toBe(first);
        api.advance(61 * MINUTE_MS);
        expect(await visitor.leave()).toContain('/auth?');
        expect(await province.set({ mode })).toBe(first + 1);
        expect(why(await openVisitor(withProvince()).get(START, OURS))).toBe('away');
      });

      it('believes no provider that gives itself another name', async () => {
        const issuer = province.settings.issuer.replace('127.0.0.1', 'localhost');
        expect(why(await openVisitor(withProvince({ issuer })).get(START, OURS))).toBe('away');
      });
    });

    it('is nowhere where no provider is set', async () => {
      const without = openBrowser(api.app);
      expect((await without.get(START, OURS)).status).toBe(404);
      expect((await without.get('/dang-nhap')).text).not.toContain('oidc');
    });
  },
  { fresh: false },
);
