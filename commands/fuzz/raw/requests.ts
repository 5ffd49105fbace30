import { API_PREFIX } from '../../../config/api-prefix';
import type { Random } from './random';

/** What is sent over one connection, byte by byte; a string of Latin-1. */
export interface RawCase {
  pieces: string[];
  /** How the client ends: it waits for answers, or goes away in the middle. */
  ends: 'waits' | 'closes' | 'resets';
}

const CAMPAIGN = `${API_PREFIX}/campaigns/fuzz`;
const TARGETS = [
  '/',
  '/livez',
  '/readyz',
  '/metrics',
  '/docs',
  '/openapi.json',
  '/viec',
  '/d/fuzz/don-vi/so-y-te/nop/agency-review/so-tai-chinh',
  '/dang-nhap?ve=/viec',
  '/dang-nhap/ma',
  '/sign-in',
  '/sign-in/code',
  '/sign-in/trial',
  '/sign-out',
  '/ma?ma=ABCDEFGH',
  `/t/${'x'.repeat(43)}`,
  '/vao/x',
  `${API_PREFIX}/me`,
  `${API_PREFIX}/campaigns`,
  `${API_PREFIX}/audit?limit=2`,
  `${API_PREFIX}/tasks`,
  `${API_PREFIX}/senders`,
  CAMPAIGN,
  `${CAMPAIGN}/evaluations?limit=1`,
  `${CAMPAIGN}/evaluations/so-y-te/filings`,
  `${CAMPAIGN}/evaluations/so-y-te/filings/check`,
  `${CAMPAIGN}/letters?cursor=x`,
  `${CAMPAIGN}/documents`,
  `${API_PREFIX}/hooks/he-thong/review-filed`,
  `${API_PREFIX}/hooks/he-thong/filings/fuzz/f?version=1`,
  `${API_PREFIX}/hooks/review-filed/schema`,
];

const METHODS = ['GET', 'GET', 'GET', 'POST', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'];
const STRANGE_METHODS = [
  'TRACE',
  'CONNECT',
  'PROPFIND',
  'M-SEARCH',
  'get',
  'NONE',
  '',
  'GET\0',
  'G\u00c9T',
  'PRI',
];
const VERSIONS = [
  'HTTP/1.0',
  'HTTP/0.9',
  'HTTP/2.0',
  'HTTP/9.9',
  'HTTP/1.1.1',
  'http/1.1',
  'HTTP/',
  '',
  'HTTP/1.1\0',
];
const HOSTS = [
  'x',
  '',
  '[::1]',
  '[::1]:3000',
  '[::1',
  '[fe80::1%25lo]',
  '::1',
  'x:99999',
  'x@y',
  'a,b',
  '\u00e9',
  'localhost',
];
const LENGTHS = [
  '0',
  '5',
  '-1',
  '+5',
  '0x5',
  '5, 5',
  '5, 6',
  '1e3',
  '99999999999999999999',
  'abc',
  '',
  ' 5 ',
  '1048577',
];
const ENCODINGS = [
  'chunked',
  'Chunked',
  'chunked, chunked',
  'gzip, chunked',
  'chunked, identity',
  'identity',
  'xchunked',
  '\x0bchunked',
  '',
];
const ENDS_OF_LINES = ['\n', '\r', '\r\r\n', '\n\r'];

/** Texts that go into an address, a header or a body wherever there is one. */
const STRANGE = [
  '%',
  '%f',
  '%zz',
  '%00',
  '%ff',
  '%c0%af',
  '%E0%A4%A',
  '%2e%2e%2f',
  '#%ff',
  '#x',
  '..',
  '/..;/',
  '//',
  '\\',
  '\0',
  '\r',
  '\t',
  ' ',
  '\u00e1\u00ff',
  '\x7f',
  '__proto__',
  'constructor',
  'toString',
  '?a[__proto__]=1&a=2&a[b][c]=3',
  '?limit=NaN&cursor=%00',
  '?ma=%00&ma=x',
  '\'"<script>',
  '$where',
  '{"$gt":""}',
  '\u00e2\u0080\u00ae',
  '\u00ef\u00bb\u00bf',
];

const BODIES = [
  '{}',
  '[]',
  'null',
  '"x"',
  '{"id":',
  '{"__proto__":{"x":1}}',
  '{"a":1,"a":2}',
  `${'['.repeat(5000)}`,
  `{"x":${'1'.repeat(400)}}`,
  '{"step":"agency-review","party":"so-tai-chinh"}',
  'code=%00&token=%ff',
  'address=a%40b&ve=//x',
  '\xff\xfe{}',
];

/** Headers that a route of ours reads, with what nobody would send. */
const HEADERS: readonly ((random: Random, key: string) => string)[] = [
  (_random, key) => `Authorization: Bearer ${key}`,
  (_random, key) => `Authorization: Bearer ${key}`,
  (random) =>
    `Authorization: ${random.of(['Bearer', 'Bearer x', 'Basic eA==', 'Bearer cv_x.y', 'Bearer \xff'])}`,
  (random) => `Cookie: ${random.of(['__Host-cv=%', '__Host-cv=x; __Host-cv=y', '=', ';;;', 'cv="'])}`,
  (random) => `Accept: ${random.of(['text/html', 'text/csv', 'a/b;q=x', '*/*;q=0', ',,,', '/'])}`,
  (random) => `Accept-Language: ${random.of(['vi', '*;q=0', 'x-y-z,,', ';'])}`,
  (random) => `Accept-Encoding: ${random.of(['gzip, br', '*;q=0', ';;', 'identity;q=0'])}`,
  (random) =>
    `Content-Type: ${random.of(['application/json', 'application/json; charset=utf-7', 'text/plain', 'application/x-www-form-urlencoded', 'x', '/', 'application/x-www-form-urlencoded; charset=\xff'])}`,
  (random) => `Content-Encoding: ${random.of(['gzip', 'br', 'identity', 'x'])}`,
  (random) => `If-Match: ${random.of(['*', '"1"', '"', '"1", "2"', 'W/"x"'])}`,
  (random) => `If-None-Match: ${random.of(['*', '"', 'x'])}`,
  (random) => `Range: ${random.of(['bytes=0-0', 'bytes=-', 'bytes=9-1', 'x'])}`,
  (random) => `Expect: ${random.of(['100-continue', 'x'])}`,
  (random) => `Upgrade: ${random.of(['websocket', 'h2c'])}\r\nConnection: Upgrade`,
  (random) => `Idempotency-Key: ${random.of(['"', 'x y', '"\\"', 'k'])}`,
  (random) => `Act-As: ${random.of(['clerk', 'reviewer/x', '/', '__proto__'])}`,
  (random) => `Plan-Instant: ${random.of(['2013-11-01T00:00:00Z', 'x'])}`,
  (random) => `X-Forwarded-For: ${random.of(['1.2.3.4', '::1', 'x', ',,', '1.2.3.4, \xff'])}`,
  (random) => `Sec-Fetch-Site: ${random.of(['same-origin', 'cross-site', ''])}`,
  (random) => `Origin: ${random.of(['null', 'http://x', '%'])}`,
  (random) =>
    `webhook-id: ${random.of(['msg_1', 'a.b', ''])}\r\nwebhook-timestamp: ${random.of([nowText(), '1', 'x'])}\r\nwebhook-signature: ${random.of([`v1,${'A'.repeat(43)}=`, 'v1,x', 'x'])}`,
  () => `X-Long: ${'x'.repeat(20_000)}`,
  () => Array.from({ length: 300 }, (_each, i) => `X-${i}: y`).join('\r\n'),
  (random) => `X-Strange: ${random.of(STRANGE)}`,
  (random) => `${random.of(['X\0', 'X Y', '', ':', ' X', 'X\u00e9', 'X\r'])}: y`,
  () => 'X-Folded: a\r\n b',
];

/** So that a signature is as fresh as it claims. */
const nowText = (): string => String(Math.floor(Date.now() / 1000));

/** A case that the numbers decide: one request, or several behind each other, with something wrong or nothing. */
export function rawCase(random: Random, key: string): RawCase {
  const count = random.onceIn(6) ? 2 + random.below(4) : 1;
  const requests = Array.from({ length: count }, (_each, i) => request(random, key, i === count - 1));
  const bytes = requests.join('');
  if (random.onceIn(12)) {
    const cut = bytes.slice(0, random.below(bytes.length));
    return { pieces: [cut], ends: random.of(['closes', 'resets']) };
  }
  const at = random.below(bytes.length);
  const pieces = random.onceIn(5) ? [bytes.slice(0, at), bytes.slice(at)] : [bytes];
  return { pieces, ends: random.onceIn(20) ? 'resets' : 'waits' };
}

function request(random: Random, key: string, isLast: boolean): string {
  const method = random.onceIn(15) ? random.of(STRANGE_METHODS) : random.of(METHODS);
  const version = random.onceIn(20) ? random.of(VERSIONS) : 'HTTP/1.1';
  const lineEnd = random.onceIn(30) ? random.of(ENDS_OF_LINES) : '\r\n';
  const headers = [
    ...(random.onceIn(20) ? [] : [`Host: ${random.onceIn(8) ? random.of(HOSTS) : 'x'}`]),
    ...(random.onceIn(25) ? ['Host: y'] : []),
    ...Array.from({ length: random.below(4) }, () => random.of(HEADERS)(random, key)),
    // Else the client would have to wait for what is no answer.
    ...(isLast ? ['Connection: close'] : []),
  ];
  const { framing, body } = bodyOf(random, method);
  const head = [`${method} ${target(random)} ${version}`, ...headers, ...framing];
  return `${head.join(lineEnd)}${lineEnd}${lineEnd}${body}`;
}

function target(random: Random): string {
  const plain = random.of(TARGETS);
  switch (random.below(12)) {
    case 0:
      return random.of([
        '*',
        '',
        'x:80',
        '[::1]:443',
        '//x/y',
        'x',
        '?',
        '/?',
        '#',
        '\\\\x',
        'http:',
        'http://',
      ]);
    case 1:
      return `${random.of(['http://x', 'https://x:1', 'HTTP://[::1]:3000', 'ftp://x', 'http://u:p@x', 'http://%'])}${plain}`;
    case 2:
      return `${plain}${random.of(['x', '/', '%61', '?x='])}`.padEnd(
        random.of([300, 8_000, 17_000, 70_000]),
        'x',
      );
    case 3:
    case 4:
    case 5: {
      const at = random.below(plain.length + 1);
      return plain.slice(0, at) + random.of(STRANGE) + plain.slice(at);
    }
    case 6: {
      const parts = plain.split('/');
      parts[random.below(parts.length)] = random.of(STRANGE);
      return parts.join('/');
    }
    case 7:
      return `${plain}${plain.includes('?') ? '&' : '?'}${random.of(STRANGE)}=${random.of(STRANGE)}`;
    default:
      return plain;
  }
}

function bodyOf(random: Random, method: string): { framing: string[]; body: string } {
  const hasBody = method === 'POST' || method === 'PUT' || random.onceIn(20);
  if (!hasBody) return { framing: [], body: '' };
  const text = random.onceIn(4) ? `${random.of(BODIES)}${random.of(STRANGE)}` : random.of(BODIES);
  const right = `Content-Length: ${text.length}`;
  switch (random.below(8)) {
    case 0:
      return { framing: [`Content-Length: ${random.of(LENGTHS)}`], body: text };
    case 1:
      return { framing: [right, `Content-Length: ${random.of(LENGTHS)}`], body: text };
    case 2:
      return { framing: [right, `Transfer-Encoding: ${random.of(ENCODINGS)}`], body: chunked(random, text) };
    case 3:
      return { framing: [`Transfer-Encoding: ${random.of(ENCODINGS)}`], body: chunked(random, text) };
    case 4:
      return { framing: ['Transfer-Encoding: chunked'], body: chunked(random, text) };
    case 5:
      return { framing: [], body: text };
    default:
      return { framing: [right], body: text };
  }
}

/** In chunks, or in what looks like them. */
function chunked(random: Random, text: string): string {
  const whole = `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;
  switch (random.below(6)) {
    case 0:
      return `${random.of(['-1', 'g', '0x5', 'ffffffffffffffffff', '', ' 5'])}\r\n${text}\r\n0\r\n\r\n`;
    case 1:
      return `${text.length.toString(16)};${random.of(STRANGE)}=x\r\n${text}\r\n0\r\n\r\n`;
    case 2:
      return `${text.length.toString(16)}\r\n${text}\r\n0\r\nX: ${random.of(STRANGE)}\r\n\r\n`;
    case 3:
      return whole.slice(0, random.below(whole.length));
    default:
      return whole;
  }
}
