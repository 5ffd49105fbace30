import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api } from '../../rehearsal/service/api';
import { CallFailed } from '../../rehearsal/service/http';
import { linksOf } from '../../rehearsal/service/links';

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body: unknown;
}

let server: Server;
let apiUrl: string;
/** One for each call; the last one for all after it. */
let answers: Answer[];
let calls: IncomingMessage[];

beforeAll(async () => {
  server = createServer((request, response) => {
    calls.push(request);
    const {
      status = 200,
      headers = {},
      body,
    } = (answers.length > 1 ? answers.shift() : answers[0]) as Answer;
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  calls = [];
});

afterAll(() => server.close());

const api = (signal?: AbortSignal) => new Api({ apiUrl, key: 'cv_a', signal });
const failure = (asked: Promise<unknown>) => asked.catch((error: unknown) => error);
const target = { campaign: 'c', unit: 'so-y-te' };
const soon = { 'Retry-After': '0' };
const away = { status: 503, headers: soon, body: {} };
const tooMany = { status: 429, headers: soon, body: {} };

describe('the API, as the rehearsal asks it', () => {
  it('is told the key, as whom and at which instant of the plan', async () => {
    answers = [{ body: { state: 'runs' } }];
    await api().as('reviewer/so-tai-chinh').at('2013-11-01T01:00:00.000Z').clock('c');
    expect(calls[0]?.headers).toMatchObject({
      accept: 'application/json',
      authorization: 'Bearer cv_a',
      'act-as': 'reviewer/so-tai-chinh',
      'plan-instant': '2013-11-01T01:00:00.000Z',
    });
  });

  it('is asked the same again while it is away, with the same body', async () => {
    answers = [away, away, { body: { state: 'runs' } }];
    await expect(api().setClock('c', { action: 'step' })).resolves.toEqual({ state: 'runs' });
    expect(calls.map(({ headers }) => headers['content-length'])).toEqual(['17', '17', '17']);
  });

  it('is away for ten calls at most', async () => {
    answers = [away];
    expect(await failure(api().clock('c'))).toMatchObject({ name: 'CallFailed', status: 503 });
    expect(calls.length).toBe(10);
  });

  it('may say that it was asked too much, and then be away for ten calls again', async () => {
    const fiveTimes = Array.from({ length: 5 }, () => away);
    answers = [...fiveTimes, tooMany, ...fiveTimes, { body: { state: 'runs' } }];
    await expect(api().clock('c')).resolves.toEqual({ state: 'runs' });
  });

  it('is not asked any more once it is called off', async () => {
    answers = [{ ...away, headers: { 'Retry-After': '3600' } }];
    const off = new AbortController();
    const asked = failure(api(off.signal).clock('c'));
    await once(server, 'request');
    off.abort(new Error('called off'));
    expect(await asked).not.toBeInstanceOf(CallFailed);
    expect(calls.length).toBe(1);
  });

  it('refuses in the words of its problem document', async () => {
    const errors = [{ field: '/level', rule: 'unknown', message: 'There is no such level.' }];
    answers = [
      { status: 422, body: { title: 'Invalid', status: 422, detail: 'One field is wrong.', errors } },
    ];
    const url = `${apiUrl}/api/v1/campaigns/c/clock`;
    expect(await failure(api().clock('c'))).toMatchObject({
      status: 422,
      message: `GET ${url}: 422; One field is wrong.; /level (unknown): There is no such level.`,
    });
  });

  it('is not taken for another server, which answers a page', async () => {
    answers = [{ headers: { 'Content-Type': 'text/html' }, body: '<html>' }];
    expect(await failure(api().clock('c'))).toMatchObject({ message: expect.stringMatching('not JSON') });
  });

  it('says of each row of a document what became of it, also where it refuses all of them', async () => {
    const rows = [{ unit: 'so-y-te', outcome: 'refused', refusal: 'frozen' }];
    answers = [{ status: 409, body: { title: 'Conflict', status: 409, rows } }];
    const document = { kind: 'proposal' as const, number: '1', date: '2013-12-01', signer: 'x', results: [] };
    await expect(api().submit('c', document)).resolves.toEqual(rows);
  });

  it('gives every page of letters', async () => {
    answers = [{ body: { items: [{ id: 'a' }], nextCursor: 'x/y' } }, { body: { items: [{ id: 'b' }] } }];
    await expect(api().allLetters('c')).resolves.toEqual([{ id: 'a' }, { id: 'b' }]);
    expect(calls.map(({ url }) => url)).toEqual([
      '/api/v1/campaigns/c/letters?limit=200',
      '/api/v1/campaigns/c/letters?limit=200&cursor=x%2Fy',
    ]);
  });

  it.each([
    ['held', { evaluation: { obligations: [], timeline: [] } }],
    ['versions', { evaluation: { obligations: [{ status: 'done' }], timeline: [], held: [] } }],
  ])('fails where what the check reads of an evaluation is missing: %s', async (field, body) => {
    answers = [{ body }];
    const message = `GET so-y-te: unexpected answer: no ${field}`;
    expect(await failure(api().evaluation(target))).toMatchObject({ name: 'CallFailed', message });
  });

  it('fails where a filing does not say what became of it', async () => {
    answers = [{ body: { id: 'a' } }];
    expect(await failure(api().filing(target, 'a'))).toMatchObject({
      message: 'GET a: unexpected answer: no outcome',
    });
  });
});

test('links are found by their keys, whatever they are called', async () => {
  const links = [
    { key: 'mailbox', title: 'Hộp thư', href: 'http://127.0.0.1:8025' },
    { key: 'metrics', title: 'Temporal', href: '/metrics' },
  ];
  answers = [{ body: { links } }];
  await expect(linksOf(apiUrl)).resolves.toEqual({ mailbox: 'http://127.0.0.1:8025' });
});
