import { ServiceError } from '@temporalio/client';
import request from 'supertest';
import { z } from 'zod';
import { endpoints } from '../../../api/endpoints';
import type { ProblemType } from '../../../api/http/problems';
import type { FieldFault, FieldRule } from '../../../domain/field-fault';
import { MAX_VERSIONS } from '../../../domain/ledger/room';
import { heard, said } from '../../../domain/text';
import { type Catalogue, FaultyFile } from '../../../use-cases/campaigns/catalogue';
import { fieldFaults } from '../../../use-cases/input/parse';
import { ENDED_AT } from '../../fixtures/campaign';
import { plan2013 } from '../../fixtures/plans';
import { partlyStaffed } from '../../fixtures/small-register';
import { type Caller, NO_LIMITS, type TestApi } from '../../support/api/api';
import { document, newCampaign, opinion, review, sentReview } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { fakeClient } from '../../support/api/evaluations';
import { type SlowDelivery, slowDelivery } from '../../support/api/slow-delivery';
import { registerSender, sendSigned } from '../../support/api/webhooks';
import { faultsOf } from '../../support/api/words';

const UNIT = '/campaigns/c/evaluations/so-y-te';
const criterion = { criterion: 'duties', achieved: 'đạt', shortcomings: 'không' };

interface Problem {
  type: string;
  title: string;
  detail?: string;
  requestId: string;
  errors?: { field: string; rule: string; message: string }[];
}

async function inBoth(ask: () => request.Test): Promise<{ en: Problem; vi: Problem }> {
  const [en, vi] = [await ask().set('Accept-Language', 'en'), await ask().set('Accept-Language', 'vi')];
  expect([en.get('content-language'), vi.get('content-language')]).toEqual(['en', 'vi']);
  expect(vi.get('vary')).toMatch(/accept-language/i);
  return { en: en.body as Problem, vi: vi.body as Problem };
}

/** The same document without its texts and its request. */
const bones = ({ title: _title, detail: _detail, requestId: _requestId, errors, ...rest }: Problem) => ({
  ...rest,
  ...(errors && { errors: errors.map(({ field, rule }) => ({ field, rule })) }),
});

const textsOf = ({ title, detail, errors = [] }: Problem): (string | undefined)[] => [
  title,
  ...(detail === undefined ? [] : [detail]),
  ...errors.map(({ message }) => message),
];

function faultsOfBoth({ en, vi }: { en: Problem; vi: Problem }): string[] {
  const theirs = textsOf(vi);
  return textsOf(en).flatMap((text, i) => faultsOf({ en: text, vi: theirs[i] }));
}

/** The messages that schemas bring along, wherever in them. */
function ownMessages(within: unknown, seen = new Set<unknown>()): string[] {
  if (typeof within !== 'object' || within === null || seen.has(within)) return [];
  seen.add(within);
  const definition = '_zod' in within ? (within as z.ZodType)._zod.def : within;
  return Object.entries(definition).flatMap(([name, value]) => {
    if (name !== 'error' || typeof value !== 'function') return ownMessages(value, seen);
    const message: unknown = value({ code: 'custom', input: undefined });
    return typeof message === 'string' ? [message] : [];
  });
}

describeApi('over HTTP,', { open: 'c' }, (api) => {
  let broken: TestApi;
  let away: TestApi;
  let scored: TestApi;
  let late: TestApi;
  let stuck: TestApi;
  let limited: TestApi;
  let reader: Caller;
  let administrator: Caller;
  let secret: string;
  /** Files until the tests are over. */
  let slow: TestApi;
  let slowly: SlowDelivery;
  let underWay: Promise<number>;

  const strict = { ...plan2013, score: { ...plan2013.score, required: true } };
  /** gRPC's UNAVAILABLE. */
  const serviceAway = new ServiceError('away', {
    cause: Object.assign(new Error(), { code: 14, details: '', metadata: {} }),
  });

  beforeAll(async () => {
    const failing = (error: Error) =>
      api.beside({
        store: { ...api.store, campaigns: { ...api.store.campaigns, list: () => Promise.reject(error) } },
      });
    broken = failing(new Error('broken'));
    away = failing(Object.assign(new Error(), { name: 'MongoNetworkError' }));
    await api.post('/campaigns', { ...newCampaign, id: 'closed' });
    await api.post('/campaigns', { ...newCampaign, id: 'dien-tap', clock: { kind: 'rehearsal' } });
    await api.store.campaigns.setState({ campaign: 'closed', state: 'closed', endedAtReal: ENDED_AT });
    await file({ id: 'taken' }).set('Idempotency-Key', 'taken');
    for (let i = 0; i < MAX_VERSIONS; i += 1) await file({ id: `version-${i}`, party: 'so-noi-vu' });
    await waive('mới sáp nhập');
    scored = api.beside({
      catalogue: { plan: () => strict, register: () => partlyStaffed },
    });
    await scored.open('scored');
    late = api.beside({ now: () => Date.parse('2014-02-01T00:00:00.000Z') });
    slowly = slowDelivery(api.evaluations.delivery);
    slow = api.beside({ delivery: slowly.delivery });
    underWay = PROBLEMS['still-at-work']().then(({ status }) => status);
    await slowly.called;
    ({ secret } = await registerSender(api, { id: 'hrm', parties: ['so-tai-chinh'] }));
    await send({ filingId: 'parked-1', unit: 'H19.99' });
    const client = Object.assign(fakeClient(api), { withDeadline: () => Promise.reject(serviceAway) });
    stuck = api.beside({ client });
    limited = api.beside({ limits: { ...NO_LIMITS, requestsPerMinute: 0 } });
    reader = await api.as(['reader']);
    administrator = await api.as(['administrator']);
  });

  afterAll(async () => {
    slowly.goOn();
    await underWay;
  });

  const file = (more: object = {}) => api.post(`${UNIT}/filings`, review(more));
  const send = (more: object) =>
    sendSigned(api, {
      sender: 'hrm',
      secret,
      payload: sentReview({ filedAt: '2013-10-01T00:00:00Z', ...more }),
    });
  const sent = (more: object) => send({ test: true, ...more });
  const waive = (reason: string) =>
    api.post(`${UNIT}/waivers`, { obligation: 'agency-review/so-noi-vu', reason, ...document });
  const submit = (kind: string, results: object[]) =>
    api.post('/campaigns/c/documents', { kind, ...document, results });

  /** A request for each problem; the compiler asks for those that are new. */
  const PROBLEMS: Record<ProblemType, () => request.Test> = {
    'bad-json': () => api.post('/campaigns', {}).set('Content-Type', 'application/json').send('{"plan":'),
    'bad-request': () => api.get('/campaigns/%E0%A4%A'),
    'bad-header': () => api.get('/me').set('Act-As', 'clerk'),
    'bad-idempotency-key': () => file().set('Idempotency-Key', 'two words'),
    'idempotency-key-reused': () => file({ id: 'other' }).set('Idempotency-Key', 'taken'),
    'still-at-work': () => slow.post(`${UNIT}/filings`, review()).set('Idempotency-Key', 'slow'),
    'signature-refused': () => sent({}).set('webhook-id', 'another'),
    'not-spoken-for': () => sent({ reviewer: 'so-noi-vu' }),
    parked: () => send({ filingId: 'parked-1', unit: 'H19.99' }),
    unauthorised: () => request(api.app).get('/api/v1/campaigns'),
    forbidden: () => reader.post('/campaigns', {}),
    'precondition-failed': () => api.post('/campaigns/c/hold', {}).set('If-Match', '"old"'),
    'too-many-requests': () => limited.get('/me'),
    'not-found': () => api.get('/campaigns/none'),
    'method-not-allowed': () => request(api.app).post('/livez'),
    conflict: () => api.post('/campaigns/closed/cancel', { reason: 'mở nhầm' }),
    'content-differs': () => file({ id: 'taken', level: 'excellent' }),
    'not-assigned': () => file({ party: 'van-phong-ubnd' }),
    'own-unit': () => file({ party: 'so-y-te' }),
    'too-many-versions': () => file({ id: 'one-more', party: 'so-noi-vu' }),
    'no-row-accepted': () => submit('remarks', [{ unit: 'so-y-te', remark: 'nhất trí' }]),
    refused: () => api.post(`${UNIT}/reopenings`, { id: 'r', reason: 'bổ sung', ...document }),
    'too-large': () => api.post('/campaigns', { plan: 'x'.repeat(1024 * 1024) }),
    'unsupported-media-type': () =>
      api.post('/campaigns', {}).set('Content-Type', 'text/plain').send('plan=a'),
    invalid: () => api.post('/campaigns', {}),
    internal: () => broken.get('/campaigns'),
    unavailable: () => away.get('/campaigns'),
  };

  /** A request that breaks each rule. */
  const RULES: Record<FieldRule, () => request.Test> = {
    required: () => api.post('/campaigns', {}),
    type: () => api.post('/campaigns', { plan: 1, register: ['x'] }),
    format: () => file({ document: { number: '1', date: '2013-02-30', signer: 'x' } }),
    'one-of': () => file({ step: 'recognition' }),
    'too-small': () => api.get('/campaigns/c/letters?limit=0'),
    'too-big': () => api.get('/campaigns/c/letters?limit=201'),
    'unknown-field': () => api.post('/campaigns', { ...newCampaign, more: 1 }),
    duplicate: () => file({ criteria: [criterion, criterion] }),
    'one-line': () => file({ document: { number: '1', date: '2013-02-28', signer: 'x\u202ey' } }),
    'not-with-owes': () => api.get('/campaigns/c/evaluations?owes=so-y-te&state=done'),
    'unknown-plan': () => api.post('/previews', { plan: 'none', register: 'none' }),
    'wholly-past': () => late.post('/campaigns', { ...newCampaign, id: 'late' }),
    'unknown-register': () => api.post('/previews', { plan: plan2013.id, register: 'none' }),
    'unknown-campaign': () => sent({ campaign: 'none' }),
    'unknown-unit': () => api.post('/campaigns/c/parked/hrm/parked-1/assign', { unit: 'so-y-tee' }),
    'unknown-party': () => api.post('/senders', { id: 'x', label: 'x', parties: ['so-y-tee'] }),
    'unknown-reviewer': () => sent({ reviewer: 'H19.99' }),
    'not-spoken-for': () =>
      api.post('/campaigns/c/parked/hrm/parked-1/assign', { unit: 'so-y-te', reviewer: 'so-noi-vu' }),
    'unknown-level': () => file({ level: 'heroic' }),
    'unknown-criterion': () => file({ criteria: [criterion, { ...criterion, criterion: 'weather' }] }),
    'missing-criterion': () => file({ criteria: [] }),
    'score-range': () => file({ score: 101 }),
    'not-in-this-step': () => file(opinion),
    'not-with-this-channel': () => file({ replaces: 'x' }),
    'too-long-ago': () =>
      file({ receipt: { stampedAt: '0202-01-01T00:00:00Z', documentNumber: '7', clerk: 'Văn thư' } }),
    'outside-the-plan': () =>
      api.post('/campaigns', {
        ...newCampaign,
        clock: { kind: 'rehearsal', minutes: 4, from: '2011-01-01T00:00:00Z' },
      }),
    'not-ahead': () => api.post('/campaigns/dien-tap/clock', { action: 'go', to: '2013-01-01' }),
    'unknown-filing': () =>
      file({
        replaces: 'none',
        receipt: { stampedAt: '2013-10-02T00:00:00Z', documentNumber: '7', clerk: 'Văn thư' },
      }),
    'not-on-behalf': () =>
      file({
        replaces: 'taken@so-tai-chinh',
        receipt: { stampedAt: '2013-10-02T00:00:00Z', documentNumber: '7', clerk: 'Văn thư' },
      }),
    'in-the-future': () =>
      file({ receipt: { stampedAt: '2020-01-01T00:00:00Z', documentNumber: '7', clerk: 'Văn thư' } }),
    'not-assigned': () => file({ party: 'van-phong-ubnd' }),
    'own-unit': () => file({ party: 'so-y-te' }),
    'not-yours': () => reader.get('/campaigns/c/evaluations?overdue=true'),
    'only-as-paper': () => administrator.post(`${UNIT}/filings`, review()),
    'one-etag': () => waive('x').set('If-Match', '"1", "2"'),
  };

  const faultyCatalogue = (): Catalogue => ({
    plan: (id) => {
      throw new FaultyFile(id, [
        {
          file: 'p.yaml',
          field: 'steps',
          rule: 'no-such-date',
          message: { en: 'no such day', vi: 'không có ngày này' },
        },
      ]);
    },
    register: () => undefined,
  });

  describe('a problem', () => {
    it.each(Object.entries(PROBLEMS))(
      '%s is told in both languages, and is else the same',
      async (type, ask) => {
        const both = await inBoth(ask);
        expect(both.en.type).toBe(`urn:cong-vu:problem:${type}`);
        expect(bones(both.vi)).toEqual(bones(both.en));
        expect(faultsOfBoth(both)).toEqual([]);
      },
    );

    it.each(Object.entries(RULES))('names the rule %s in both languages', async (rule, ask) => {
      const both = await inBoth(ask);
      expect(both.en.errors?.map((each) => each.rule)).toContain(rule);
      expect(bones(both.vi)).toEqual(bones(both.en));
      expect(faultsOfBoth(both)).toEqual([]);
    });

    it.each([
      ['an opinion without remarks', () => file({ ...opinion, remarks: undefined, criteria: undefined })],
      ['a review without its document', () => file({ document: undefined })],
      ['a filing that is not there', () => api.get(`${UNIT}/filings/none`)],
      ['a unit that is not there', () => api.get('/campaigns/c/evaluations/none')],
      ['an address that is not there', () => request(api.app).get('/nowhere')],
      ['an evaluation that is being opened', () => api.get('/campaigns/closed/evaluations/so-y-te')],
      ['an id that is none', () => file({ id: '/' })],
      ['a name that is none', () => api.post('/previews', { plan: 'Kế hoạch', register: 'x' })],
      [
        'an obligation that is none',
        () => api.post(`${UNIT}/waivers`, { obligation: 'x', reason: 'x', ...document }),
      ],
      [
        'a paper with contents that are still to be entered',
        () =>
          file({
            awaitsContent: true,
            receipt: { stampedAt: '2013-09-30T00:00:00Z', documentNumber: '7', clerk: 'VT' },
          }),
      ],
      ['a cursor that we never gave', () => api.get('/campaigns/c/letters?cursor=x')],
      ['another reason for a waiver', () => waive('lý do khác')],
      [
        'a filing without the score that its plan asks for',
        () => scored.post('/campaigns/scored/evaluations/so-y-te/filings', review()),
      ],
      [
        'a campaign that is stored and does not start',
        () => stuck.post('/campaigns', { ...newCampaign, id: 'stuck' }),
      ],
      [
        'a unit twice',
        () =>
          submit('remarks', [
            { unit: 'so-y-te', remark: 'x' },
            { unit: 'so-y-te', remark: 'x' },
          ]),
      ],
      ['the clock of a real campaign', () => api.post('/campaigns/c/clock', { action: 'pause' })],
      [
        'another campaign under its id',
        () =>
          api.post('/campaigns', {
            id: 'c',
            plan: plan2013.id,
            register: partlyStaffed.id,
            clock: { kind: 'rehearsal', minutes: 4 },
          }),
      ],
    ])('of %s is told in both languages', async (_what, ask) => {
      const both = await inBoth(ask);
      expect(bones(both.vi)).toEqual(bones(both.en));
      expect(faultsOfBoth(both)).toEqual([]);
    });

    it.each([
      [undefined, 'en'],
      ['', 'en'],
      ['*', 'en'],
      ['fr', 'en'],
      ['vi', 'vi'],
      ['VI-vn', 'vi'],
      ['vi-VN,vi;q=0.9,fr-FR;q=0.8,fr;q=0.7,en;q=0.6', 'vi'],
      ['en-GB, vi;q=0.9', 'en'],
      ['vi;q=0.3, en;q=0.2', 'vi'],
      ['vi;q=0.2, en;q=0.3', 'en'],
      ['fr, *;q=0.5, en;q=0', 'vi'],
      ['vi;q=0', 'en'],
      [';;q=,=;"', 'en'],
    ])('for whoever asks for %p is in %s', async (header, language) => {
      const asked = api.get('/campaigns/none');
      const answer = await (header === undefined ? asked : asked.set('Accept-Language', header));
      expect(answer.status).toBe(404);
      expect(answer.get('content-language')).toBe(language);
      expect(answer.body.title).toBe({ en: 'Not found', vi: 'Không tìm thấy' }[language as 'en' | 'vi']);
    });

    it('has what the checker says of a faulty plan in both languages', async () => {
      const faulty = api.beside({ catalogue: faultyCatalogue() });
      const ask = () => faulty.post('/previews', { plan: 'p', register: 'r' });
      const { en, vi } = await inBoth(ask);
      const fault = { field: 'plan', rule: 'no-such-date' };
      expect(en.errors).toMatchObject([{ ...fault, message: 'steps: no such day' }]);
      expect(vi.errors).toMatchObject([{ ...fault, message: 'steps: không có ngày này' }]);
      expect(vi.title).not.toBe(en.title);
    });
  });
});

describe('a field', () => {
  const messagesOf = (schema: z.ZodType, value: unknown): FieldFault[] => {
    const parsed = schema.safeParse(value, { reportInput: true });
    return parsed.error ? fieldFaults(parsed.error) : [];
  };

  it.each<[string, z.ZodType, unknown, string]>([
    ['is too short', z.string().min(3), 'ab', 'Use at least 3 characters.'],
    ['is too long', z.string().max(3), 'abcd', 'Use at most 3 characters.'],
    ['has too few entries', z.array(z.string()).min(2), ['a'], 'Give at least 2 of them.'],
    ['has too many entries', z.array(z.string()).max(1), ['a', 'b'], 'Give at most 1 of them.'],
    ['is too small', z.number().min(1), 0, 'This must be 1 or more.'],
    ['is not above', z.number().positive(), 0, 'This must be more than 0.'],
    ['is too large', z.number().max(5), 6, 'This must be 5 or less.'],
    ['is not below', z.number().lt(5), 5, 'This must be less than 5.'],
    ['is no text', z.string(), 1, 'This must be text.'],
    ['is no number', z.number(), 'one', 'This must be a number.'],
    ['is no whole number', z.int(), 1.5, 'This must be a whole number.'],
    ['is neither true nor false', z.boolean(), 1, 'This must be "true" or "false".'],
    ['is no list', z.array(z.string()), {}, 'This must be a list.'],
    ['is no object', z.object({}), [], 'This must be an object with named fields.'],
    ['is of a kind that has no name', z.date(), 1, 'This has the wrong type.'],
    ['is no day', z.iso.date(), '31/12', 'Write a day of the calendar, such as "2026-12-31".'],
    [
      'is no instant',
      z.iso.datetime({ offset: true }),
      'now',
      'Write an instant with its offset, such as "2026-12-31T08:00:00+07:00".',
    ],
    ['is no address', z.url(), 'x', 'Write a full address, such as "https://so-y-te.example/5-tb".'],
    ['is written otherwise', z.string().regex(/^x$/), 'y', 'This does not have the required form.'],
    ['is none of some', z.enum(['a', 'b']), 'c', 'This must be one of "a", "b".'],
    [
      'has none of some forms',
      z.union([z.literal('all'), z.array(z.string())]),
      1,
      'This matches none of the accepted formats.',
    ],
    ['breaks what has no name', z.string().refine(() => false), 'x', 'This does not have the required form.'],
  ])('that %s is told so in both languages', (_what, schema, value, en) => {
    const [error] = messagesOf(schema, value);
    expect(error?.message.en).toBe(en);
    expect(faultsOf(error?.message ?? { en: undefined, vi: undefined })).toEqual([]);
  });

  it('has the words of its schema before any other', () => {
    const text = { en: 'Say x.', vi: 'Đề nghị ghi chữ cái.' };
    expect(messagesOf(z.string().regex(/^x$/, said(text)), 'y')).toMatchObject([{ message: text }]);
  });
});

it('no schema of an endpoint says anything in one language alone', () => {
  const messages = endpoints.flatMap(({ params, query, body }) => ownMessages([params, query, body]));
  expect(messages.length).toBeGreaterThan(0);
  expect(messages.filter((message) => !heard(message))).toEqual([]);
  expect(messages.flatMap((message) => faultsOf(heard(message) as { en: string; vi: string }))).toEqual([]);
});
