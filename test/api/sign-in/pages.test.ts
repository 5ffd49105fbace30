import request from 'supertest';
import { openBrowser } from '../../support/api/browser';
import { describeApi } from '../../support/api/describe-api';

const PAGES = ['/dang-nhap', '/dang-nhap/ma', '/ma', '/t/none', '/vao/none'];

describeApi('the pages without a script', {}, (api) => {
  it.each(PAGES)('%s is kept by nobody, and runs and shows nothing that is not ours', async (path) => {
    const { headers, text } = await openBrowser(api.app).get(path);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['referrer-policy']).toBe('same-origin');
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('upgrade-insecure-requests');
    const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy) ?? [];
    expect(text).toContain(`<style nonce="${nonce}">`);
    expect(text).not.toMatch(/ style=| on[a-z]+="/);
  });

  it.each(PAGES)('%s is Vietnamese, and English on request', async (path) => {
    const [vi, en] = await Promise.all([
      openBrowser(api.app).get(path),
      openBrowser(api.app).get(`${path}?hl=en`),
    ]);
    expect(vi.text).toContain('<html lang="vi">');
    expect(en.text).toContain('<html lang="en">');
    expect(vi.headers['content-language']).toBe('vi');
    expect(en.text).toContain(`href="${path}?hl=vi" hreflang="vi"`);
  });

  it('stays in English from page to page', async () => {
    const browser = openBrowser(api.app);
    await browser.get('/dang-nhap?hl=en');
    expect((await browser.get('/ma')).text).toContain('<html lang="en">');
    await browser.get('/ma?hl=vi');
    expect((await browser.get('/dang-nhap')).text).toContain('<html lang="vi">');
  });

  it.each(['/sign-in/code', '/sign-in', '/sign-out', '/sign-in/trial'])(
    'POST %s from a page of another site, or from none, does nothing',
    async (path) => {
      const before = await api.everything();
      const others: Record<string, string>[] = [
        { 'Sec-Fetch-Site': 'cross-site' },
        { 'Sec-Fetch-Site': 'none' },
        { Origin: 'https://elsewhere.example' },
        { Origin: 'null' },
        {},
      ];
      for (const from of others) {
        const form = { address: 'tai-chinh@thu-nghiem.example', code: '12345678', link: 'x' };
        const answer = await openBrowser(api.app).post(path, form, from);
        expect([from, answer.status]).toEqual([from, 403]);
      }
      expect(await api.everything()).toEqual(before);
    },
  );

  it('takes the form of a browser that says only where its page is from', async () => {
    const answer = await request(api.app)
      .post('/sign-in/code')
      .set({ Host: 'localhost:3000', Origin: 'http://localhost:3000' })
      .type('form')
      .send({ address: 'a@b.example' });
    expect(answer.status).toBe(303);
  });

  it.each(['/dang-nhap', '/dang-nhap/ma'])('%s says over plain http why it cannot be used', async (path) => {
    const answer = await request(api.app).get(path).set('Host', 'danh-gia.tinh.example');
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('https://');
  });

  it('signs nobody in over plain http', async () => {
    const answer = await request(api.app)
      .post('/sign-in/code')
      .set({ Host: 'danh-gia.tinh.example', Origin: 'http://danh-gia.tinh.example' })
      .type('form')
      .send({ address: 'tai-chinh@thu-nghiem.example' });
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('signs people in behind a proxy that ends TLS, also one that says nothing of it', async () => {
    const answer = await request(api.app)
      .post('/sign-in/code')
      .set({ Host: 'danh-gia.tinh.example', 'Sec-Fetch-Site': 'same-origin' })
      .type('form')
      .send({ address: 'tai-chinh@thu-nghiem.example' });
    expect(answer.status).toBe(303);
  });

  it('takes a form with a field twice, or with none, as one to be mended', async () => {
    for (const form of ['address=a@b.example&address=c@d.example', '']) {
      const answer = await request(api.app)
        .post('/sign-in/code')
        .set('Sec-Fetch-Site', 'same-origin')
        .type('form')
        .send(form);
      expect([form, answer.status]).toEqual([form, 422]);
    }
  });

  it('shows what was typed as text, whatever it is', async () => {
    const answer = await openBrowser(api.app).post('/sign-in/code', {
      address: '"><script>alert(1)</script>',
    });
    expect(answer.text).not.toContain('<script>alert');
    expect(answer.text).toContain('&lt;script&gt;');
  });

  it('refuses another method with a page for people, and a problem for programs', async () => {
    const people = await request(api.app).put('/dang-nhap').set('Accept', 'text/html');
    expect([people.status, people.headers['allow'], people.type]).toEqual([405, 'GET, HEAD', 'text/html']);
    const programs = await request(api.app).put('/dang-nhap').set('Accept', 'application/json');
    expect([programs.status, programs.type]).toEqual([405, 'application/problem+json']);
  });

  it('lets somebody leave, and again', async () => {
    const browser = openBrowser(api.app);
    for (let n = 0; n < 2; n += 1) {
      const answer = await browser.post('/sign-out', {});
      expect([answer.status, answer.headers['location']]).toEqual([303, '/']);
    }
  });
});
