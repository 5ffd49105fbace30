import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import express from 'express';
import helmet from 'helmet';
import request from 'supertest';
import { errorMiddleware } from '../../../api/http/error-middleware';
import { face } from '../../../api/public/face';

const SCRIPT = 'console.log("Công vụ");';
const PAGE =
  '<!doctype html><meta property="csp-nonce" nonce="__NONCE__"><script src="/assets/a-1.js" nonce="__NONCE__"></script>';
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

let folder: string;

/** An application with the face that lies in the folder. */
const app = () => {
  const { page, router } = face(folder);
  const server = express().use(helmet());
  server.use((incoming, _response, next) => {
    Object.assign(incoming, { log: { error: () => undefined } });
    next();
  });
  return server.get('/', page).use(router, errorMiddleware);
};

const get = (address: string, server = app()) => request(server).get(address).set('Accept', BROWSER);

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cong-vu-face-'));
  mkdirSync(path.join(folder, 'assets'));
  const files: Record<string, string | Buffer> = {
    'index.html': PAGE,
    'assets/a-1.js': SCRIPT,
    'assets/a-1.js.br': brotliCompressSync(SCRIPT),
    'assets/a-1.js.gz': gzipSync(SCRIPT),
    'assets/b-2.css': 'p {}',
    'files.json': JSON.stringify([
      'index.html',
      'assets/a-1.js',
      'assets/a-1.js.br',
      'assets/a-1.js.gz',
      'assets/b-2.css',
    ]),
  };
  for (const [file, content] of Object.entries(files)) writeFileSync(path.join(folder, file), content);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('a page of the face', () => {
  test('has a policy that lets in nothing from elsewhere, and no style without its nonce', async () => {
    const answer = await get('/d/2013/don-vi/so-y-te');
    const policy = Object.fromEntries(
      (answer.get('content-security-policy') ?? '').split('; ').map((part) => {
        const [name = '', ...sources] = part.split(' ');
        return [name, sources.join(' ')];
      }),
    );
    const [, nonce = ''] = /nonce="([\w-]{22})"/.exec(answer.text) ?? [];
    expect(policy).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': `'self' 'nonce-${nonce}'`,
      'connect-src': "'self'",
      'img-src': "'self' data:",
      'font-src': "'none'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
    });
    expect(answer.text).not.toContain('__NONCE__');
    expect(answer.get('referrer-policy')).toBe('same-origin');
    expect(answer.get('cache-control')).toBe('no-store');
  });

  test('has another nonce each time', async () => {
    const server = app();
    const [first, second] = [await get('/viec', server), await get('/viec', server)];
    expect(first.text).not.toBe(second.text);
  });

  test.each(['localhost:3000', '127.0.0.1', '127.8.8.8:3000', '[::1]:3000', 'a.localhost'])(
    'opens on the machine itself, as %s',
    async (host) => {
      expect((await get('/').set('Host', host)).status).toBe(200);
    },
  );

  test.each(['cong-vu.dongnai.gov.vn', '10.0.0.8:3000', 'localhost.example', '127.0.0.1.example'])(
    'says over plain HTTP at %s, in either language, why it does not open',
    async (host) => {
      const answer = await get('/viec').set('Host', host);
      expect(answer.status).toBe(403);
      expect(answer.text).toContain('Cần kết nối an toàn');
      const inEnglish = await get('/viec?hl=en').set('Host', host);
      expect(inEnglish.text).toContain('A secure connection');
      expect(answer.get('cross-origin-opener-policy')).toBeUndefined();
      expect(answer.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
    },
  );

  test('opens behind a proxy that ends TLS, though none is known: the browser tells', async () => {
    const asked = get('/').set('Host', 'cong-vu.dongnai.gov.vn').set('Sec-Fetch-Site', 'none');
    expect((await asked).status).toBe(200);
  });

  test('that was not built says so', async () => {
    const { router } = face(path.join(folder, 'nothing'));
    const server = express().use(
      router,
      (error: Error, _request: unknown, response: express.Response, _next: unknown) => {
        response.status(500).send(error.message);
      },
    );
    expect((await get('/viec', server)).text).toContain('npm run build');
  });
});

describe('a file of the face', () => {
  test.each([
    ['br', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', undefined],
    ['', undefined],
  ])('goes to who takes «%s» as it was compressed by the build: %s', async (takes, encoding) => {
    const answer = await request(app())
      .get('/assets/a-1.js')
      .set('Accept-Encoding', takes)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      });
    expect(answer.get('content-encoding')).toBe(encoding);
    expect(answer.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.get('cache-control')).toContain('immutable');
    expect(answer.get('vary')).toContain('Accept-Encoding');
    // Decompressed by the client.
    expect(String(answer.body)).toBe(SCRIPT);
  });

  test.each(['a-1.js.br', 'c.js', '..%2Findex.html', '..%2Ffiles.json', '__proto__'])(
    'is none that the build did not list: %s',
    async (name) => {
      expect((await get(`/assets/${name}`)).status).toBe(404);
    },
  );

  test('that has no smaller variant goes as it is', async () => {
    const answer = await get('/assets/b-2.css').set('Accept-Encoding', 'br, gzip');
    expect([answer.status, answer.text]).toEqual([200, 'p {}']);
  });
});
