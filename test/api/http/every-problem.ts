import { ServiceError } from '@temporalio/client';
import request from 'supertest';
import type { ProblemType } from '../../../api/http/problems';
import type { FieldRule } from '../../../domain/field-fault';
import { MAX_VERSIONS } from '../../../domain/ledger/room';
import { ENDED_AT } from '../../fixtures/campaign';
import { plan2013 } from '../../fixtures/plans';
import { partlyStaffed } from '../../fixtures/small-register';
import { type Caller, NO_LIMITS, type TestApi } from '../../support/api/api';
import { document, newCampaign, opinion, review, sentReview } from '../../support/api/bodies';
import type { ApiUnderTest } from '../../support/api/describe-api';
import { fakeClient } from '../../support/api/evaluations';
import { announced, DOCX, pdf, png, sendParts, zip } from '../../support/api/files';
import { type SlowDelivery, slowDelivery } from '../../support/api/slow-delivery';
import { registerSender, sendSigned } from '../../support/api/webhooks';

const UNIT = '/campaigns/c/evaluations/so-y-te';
const FILES = `${UNIT}/files/agency-review/so-tai-chinh`;
const criterion = { criterion: 'duties', achieved: 'đạt', shortcomings: 'không' };

/** Arranges an API so that each of these requests is refused for a reason of its own. */
export function everyProblem(api: ApiUnderTest) {
  let broken: TestApi;
  let away: TestApi;
  let scored: TestApi;
  let late: TestApi;
  let stuck: TestApi;
  let limited: TestApi;
  let reader: Caller;
  let person: Caller;
  let longSignedIn: Caller;
  let self: Caller;
  let own: string;
  let reading: Caller;
  let administrator: Caller;
  let reviewer: Caller;
  let cramped: Caller;
  let keeping: Caller;
  let files: Record<string, string>;
  let secret: string;
  /** Files until the tests are over. */
  let slow: TestApi;
  let cursor: string;
  let slowly: SlowDelivery;
  let underWay: Promise<number>;

  const levels = plan2013.levels.map((level, i) => (i === 0 ? { ...level, from: 90 } : level));
  const strict = { ...plan2013, levels, score: { ...plan2013.score, required: true } };
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
    person = await api.signedIn('tai-chinh@thu-nghiem.example');
    const { signIn } = api.deps;
    reading = await api
      .beside({ signIn: { ...signIn, emailCode: 'read-only' } })
      .signedIn('tai-chinh@thu-nghiem.example');
    // Of a session that began a quarter of an hour ago.
    let sinceMs = 0;
    const since = api.beside({ now: () => api.deps.now() + sinceMs });
    longSignedIn = await since.signedIn('noi-vu@thu-nghiem.example', { granted: ['administrator'] });
    sinceMs = 15 * 60_000;
    self = await api.signedIn('it@thu-nghiem.example', { granted: ['it'] });
    own = (await self.get('/accounts?address=it@thu-nghiem.example')).body.items[0].id;
    ({ nextCursor: cursor } = (await api.get('/campaigns/c/evaluations?limit=1')).body);
    reader = await api.as(['reader']);
    administrator = await api.as(['administrator']);
    const holder = { roles: ['reviewer'], party: 'so-tai-chinh' } as const;
    reviewer = await api.as(holder.roles, holder.party);
    const all = {
      maxBytes: 1024 ** 2,
      partyBytes: 1024 ** 3,
      scanner: { scan: async () => 'infected' as const, answers: async () => true },
    };
    cramped = await api.beside({ files: { ...all, partyBytes: 0 } }).as(holder.roles, holder.party);
    // What is refused is there to be refused again.
    const kept = { ...api.store.files, remove: () => Promise.resolve(true) };
    keeping = await api
      .beside({ files: all, store: { ...api.store, files: kept } })
      .as(holder.roles, holder.party);
    files = {
      short: await sendParts(reviewer, FILES, pdf('short.pdf'), { only: [] }),
      named: await sendParts(reviewer, FILES, png('anh.pdf')),
      macros: await sendParts(reviewer, FILES, zip('m.docx', [...DOCX, 'word/vbaProject.bin'])),
      infected: await sendParts(reviewer, FILES, pdf('virus.pdf')),
    };
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
    'cross-origin': () => person.post(`${UNIT}/filings`, review()).set('Sec-Fetch-Site', 'cross-site'),
    'confirmation-needed': () => longSignedIn.post('/campaigns', newCampaign),
    'another-person': () => self.put(`/accounts/${own}/roles`, { roles: ['it'], reason: 'x' }),
    'read-only-session': () => reading.put(`${UNIT}/drafts/agency-review/so-tai-chinh`, {}),
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
    'other-list': () => api.get(`/campaigns/c/synthesis?cursor=${cursor}`),
    'one-line': () => file({ document: { number: '1', date: '2013-02-28', signer: 'x\u202ey' } }),
    'forbidden-character': () => file({ criteria: [{ ...criterion, achieved: 'x\u202ey' }] }),
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
    'level-of-score': () =>
      scored.post('/campaigns/scored/evaluations/so-y-te/filings', review({ score: 95 })),
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
    'file-kind': () => reviewer.post(FILES, { ...announced(pdf('a.exe')) }),
    'no-room': () => cramped.post(FILES, announced(pdf('a.pdf'))),
    'other-bytes': () => reviewer.put(`${files['short']}/parts/1`, Buffer.from('x')),
    'not-as-named': () => keeping.post(`${files['named']}/complete`, {}),
    'has-macros': () => keeping.post(`${files['macros']}/complete`, {}),
    infected: () => keeping.post(`${files['infected']}/complete`, {}),
    'unknown-file': () => file({ files: ['x'.repeat(22)] }),
    'incomplete-file': () => file({ files: [files['short']?.split('/').at(-1)] }),
    'not-yours': () => reader.get('/campaigns/c/evaluations?overdue=true'),
    'only-as-paper': () => administrator.post(`${UNIT}/filings`, review()),
    'wrong-proof': () => longSignedIn.post('/me/confirm', { code: '000000' }),
    'one-etag': () => waive('x').set('If-Match', '"1", "2"'),
  };

  /** Refusals with details of their own. */
  const DETAILS: [string, () => request.Test][] = [
    ['an opinion without remarks', () => file({ ...opinion, remarks: undefined, criteria: undefined })],
    ['a review without its document', () => file({ document: undefined })],
    ['a file that is not there', () => reviewer.get(`${FILES}/${'x'.repeat(22)}`)],
    ['a file whose parts are missing', () => reviewer.post(`${files['short']}/complete`, {})],
    ['a file that is read before it is complete', () => reviewer.get(`${files['short']}/content`)],
    ['a file that is too large', () => reviewer.post(FILES, { ...announced(pdf('a.pdf')), size: 10 ** 9 })],
    ['a part that is no bytes', () => reviewer.put(`${files['short']}/parts/1`, { a: 1 })],
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
  ];

  return { PROBLEMS, RULES, DETAILS };
}
