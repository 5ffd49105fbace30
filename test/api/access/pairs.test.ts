import { cellsFor } from '../../../api/access/grants';
import { ACCESS, type Operation } from '../../../api/access/table';
import type { Viewer } from '../../../api/access/viewer';
import { endpoints } from '../../../api/endpoints';
import type { Answer, Asked, Endpoint } from '../../../api/http/endpoint';
import { perform } from '../../../api/http/perform';
import { problemOf } from '../../../api/http/problem-of';
import { KEY_ROLES, type KeyRole } from '../../../domain/key-roles';
import type { Deps } from '../../../use-cases/deps';
import { DESKS, smallRegister, staffed } from '../../fixtures/small-register';
import { document, newCampaign, opinion, review, sentReview, waiver } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { registerSender, sendSigned } from '../../support/api/webhooks';

/**
 * A key of two roles: it may do, and sees, what a key of the one and a key of the other do together, request for request.
 * Every pair is tried at every operation, by a party that is a unit, reviews others and gives opinions, and by a person in
 * charge of another. Thousands of requests are asked below HTTP, and a sample of them over it. What each role has by itself
 * is the other test's.
 */

const PARTY = 'so-tai-chinh';
const PERSON = 'pho-chu-tich';
const C = '/campaigns/c';
const Y_TE = `${C}/evaluations/so-y-te`;
const NOI_VU = `${C}/evaluations/so-noi-vu`;
/** Its own unit, two that it reviews and gives an opinion on, and one that it has nothing to do with. */
const UNITS = ['so-tai-chinh', 'so-y-te', 'so-noi-vu', 'van-phong-ubnd'];

const register = {
  ...staffed({
    ...DESKS,
    [PERSON]: [
      ['so-y-te', 'vice-chair'],
      ['van-phong-ubnd', 'vice-chair'],
    ],
  }),
  members: [...smallRegister.members, { id: PARTY, name: 'Sở Tài chính' }],
  reviews: [...smallRegister.reviews, { reviewer: 'so-noi-vu', unit: PARTY }],
  opinions: [
    ...smallRegister.opinions,
    { member: PARTY, unit: 'so-y-te' },
    { member: PARTY, unit: 'so-noi-vu' },
  ],
};

interface Attempt {
  path: string;
  body?: object;
  ifNoneMatch?: string;
}

const receipt = { stampedAt: '2013-11-01T09:30:00+07:00', documentNumber: '77/ĐẾN', clerk: 'Văn thư' };
/** What the party calls its own, and others by their whole ids. */
const FILINGS = [
  'r-stc',
  'r-stc-2@so-tai-chinh',
  'r-snv@so-noi-vu',
  'a-stc@so-tai-chinh',
  'self',
  'self@so-tai-chinh',
  'nham',
  'o-stc',
  'o-pct@pct-van-xa',
];
const one = (path: string, body?: object): Attempt[] => [{ path, ...(body && { body }) }];
const inEachUnit = (path: string): Attempt[] =>
  UNITS.map((unit) => ({ path: `${C}/evaluations/${unit}${path}` }));
/** In its own name, as paper, as another, as a system. */
const filed = (path: string, bodies: object[]): Attempt[] =>
  UNITS.slice(0, 3).flatMap((unit) =>
    bodies.flatMap((body) =>
      [{}, { receipt }, { party: 'so-noi-vu' }].map((more) => ({
        path: `${C}/evaluations/${unit}/${path}`,
        body: { ...body, ...more },
      })),
    ),
  );
const DRAFT = { filing: 'ban-nhap', fields: { level: 'good' } };
/** Its own, and another's. */
const owed = (what: 'forms' | 'drafts', more: Partial<Attempt> = {}): Attempt[] =>
  UNITS.slice(0, 3).flatMap((unit) =>
    ['agency-review', 'self-review', 'member-opinion'].flatMap((step) =>
      [PARTY, 'so-noi-vu'].map((party) => ({
        path: `${C}/evaluations/${unit}/${what}/${step}/${party}`,
        ...more,
      })),
    ),
  );
const FILED = [
  review({ id: 'new-review' }),
  review({ id: 'new-self', step: 'self-review' }),
  { id: 'new-opinion', ...opinion, party: PARTY },
];
const documents = (['synthesis', 'remarks', 'proposal', 'adjustment', 'recognition'] as const).map((kind) => {
  const row = {
    synthesis: { ledgerRevision: 0 },
    remarks: { remark: 'nhất trí' },
    proposal: { level: 'good' },
    adjustment: { level: 'good', reason: 'x' },
    recognition: { level: 'good' },
  }[kind];
  return { path: `${C}/documents`, body: { kind, ...document, results: [{ unit: 'so-noi-vu', ...row }] } };
});

const ATTEMPTS: Record<Operation, Attempt[]> = {
  whoAmI: one('/me'),
  openCampaign: one('/campaigns', { ...newCampaign, id: 'another' }),
  listCampaigns: one('/campaigns'),
  getCampaign: one(C),
  getPlan: one(`${C}/plan`),
  cancelCampaign: one(`${C}/cancel`, { reason: 'mở nhầm' }),
  createRehearsalKey: one(`${C}/rehearsal-key`, {}),
  getClock: one(`${C}/clock`),
  setClock: one(`${C}/clock`, { action: 'pause' }),
  getProgress: one(`${C}/progress`),
  previewPlan: one('/previews', newCampaign),
  previewCampaign: one(`${C}/preview`),
  listEvaluations: [
    '',
    'step=agency-review',
    'step=self-review&overdue=true',
    'step=member-opinion',
    'step=member-opinion&overdue=true',
    'overdue=true',
    'overdue=false',
    'state=outstanding',
    'state=open',
    'state=recognised',
    'kind=department',
    'kind=district',
    `owes=${PARTY}`,
    'owes=pct-van-xa',
  ].map((query) => ({ path: `${C}/evaluations?${query}` })),
  getEvaluation: inEachUnit(''),
  getSynthesisSource: inEachUnit('/synthesis'),
  fileReview: filed('filings', FILED),
  checkFiling: filed('filings/check', FILED),
  announceReview: filed('announcements', [{ id: 'new-announcement', party: PARTY, document }]),
  listFilings: inEachUnit('/filings'),
  getFiling: UNITS.slice(0, 3).flatMap((unit) =>
    FILINGS.map((id) => ({ path: `${C}/evaluations/${unit}/filings/${id}` })),
  ),
  listTasks: one('/tasks'),
  getForm: owed('forms'),
  getDraft: owed('drafts'),
  putDraft: owed('drafts', { body: DRAFT, ifNoneMatch: '*' }),
  deleteDraft: owed('drafts'),
  submitDocument: documents,
  listDocuments: ['', 'kind=synthesis', 'kind=recognition', 'unit=so-y-te'].map((query) => ({
    path: `${C}/documents?${query}`,
  })),
  listSynthesisSources: one(`${C}/synthesis`),
  listMarks: one(`${C}/marks`),
  // Entered by a clerk and open, entered and frozen, sent by another, sent by a system, not there.
  voidFiling: [
    `${NOI_VU}/filings/giay`,
    `${Y_TE}/filings/self`,
    `${NOI_VU}/filings/o-pct@pct-van-xa`,
    `${NOI_VU}/filings/FILED@sender:he-thong`,
    `${NOI_VU}/filings/none`,
  ].map((filing) => ({ path: `${filing}/void`, body: { reason: 'nhập nhầm' } })),
  // One that is owed, and one that came.
  waiveObligation: [
    ...one(`${NOI_VU}/waivers`, waiver('self-review/so-noi-vu')),
    ...one(`${Y_TE}/waivers`, waiver('member-opinion/pct-van-xa')),
  ],
  liftWaiver: [
    ...one(`${NOI_VU}/waivers/lift`, waiver('self-review/so-noi-vu', { reason: 'đã có chỉ đạo' })),
    ...one(`${Y_TE}/waivers/lift`, waiver('member-opinion/pct-van-xa')),
  ],
  reopenDossier: one(`${Y_TE}/reopenings`, { id: 'ml', reason: 'x', ...document }),
  listLetters: one(`${C}/letters`),
  releaseLetters: one(`${C}/letters/release`, { letters: 'all' }),
  holdSending: one(`${C}/hold`, {}),
  resumeSending: one(`${C}/resume`, {}),
  listRefusedAddresses: one(`${C}/addresses-refused`),
  createSender: one('/senders', { id: 'moi', label: 'Hệ thống', parties: [PARTY] }),
  listSenders: one('/senders'),
  getSender: one('/senders/he-thong'),
  setSenderParties: one('/senders/he-thong/parties', { parties: [PARTY] }),
  rotateSenderSecret: one('/senders/he-thong/rotate', {}),
  retireSenderSecret: one('/senders/he-thong/retire', { secret: '00000000' }),
  revokeSender: one('/senders/he-thong/revoke', {}),
  listDeliveries: one('/senders/he-thong/deliveries'),
  replayDelivery: one('/senders/he-thong/deliveries/msg-filed/replay', {}),
  listParked: one(`${C}/parked`),
  getParked: one(`${C}/parked/he-thong/P-1`),
  assignParked: one(`${C}/parked/he-thong/P-1/assign`, { unit: 'so-noi-vu' }),
  dismissParked: one(`${C}/parked/he-thong/P-1/dismiss`, { reason: 'gửi nhầm' }),
};

/** What names an item of a list, so that the same one is the same in two answers. */
const nameOf = (item: unknown, i: number): string => {
  const { id, obligation, unit, criterion } = item as {
    [name in 'id' | 'obligation' | 'criterion']?: string;
  } & {
    unit?: string | { id: string };
  };
  return id ?? obligation ?? criterion ?? (typeof unit === 'object' ? unit.id : unit) ?? String(i);
};

/** An answer as the set of what it tells: each value with the path to it. */
function facts(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    return [`${path}[]`, ...value.flatMap((item, i) => facts(item, `${path}[${nameOf(item, i)}]`))];
  }
  if (typeof value !== 'object' || value === null) return [`${path}=${JSON.stringify(value)}`];
  return Object.entries(value).flatMap(([name, below]) => facts(below, `${path}.${name}`));
}

/** Which endpoint an address is, and what it names. */
function paramsOf({ path }: Endpoint, asked: string): Record<string, string> {
  const names = path.split('/').filter((part) => part.startsWith(':'));
  const address = asked.split('/');
  const at = path.split('/');
  return Object.fromEntries(names.map((name) => [name.slice(1), address[at.indexOf(name)] ?? '']));
}

/** The same, telling which of its fields are read. */
const watched = <T extends object>(target: T, tell: (field: string) => void): T =>
  new Proxy(target, {
    get(of, field) {
      tell(String(field));
      return Reflect.get(of, field) as unknown;
    },
  });

describeApi('a key of two roles,', { register, open: 'c', at: '2013-12-11T03:00:00.000Z' }, (api) => {
  /** What each handler answered first, or threw: nothing that is tried changes what is tried after it. */
  const answered = new Map<string, Promise<Answer>>();

  /** A handler that is asked once for each of what it looks at; most look at nothing but the request. */
  const once = (each: Endpoint): Endpoint => {
    const looked = new Set<string>();
    return {
      ...each,
      async handle(asked: Asked, deps: Deps) {
        const name = () => {
          const { params, query, body } = asked;
          const seen = [...looked].map((field) => (field in asked ? asked : asked.viewer)[field as never]);
          return JSON.stringify([each.operation, params, query, body, seen]);
        };
        const known = answered.get(name());
        if (known) return known;
        const viewer = watched(asked.viewer, (field) => looked.add(field));
        const answer = each.handle(
          watched({ ...asked, viewer }, (field) => field === 'grants' && looked.add(field)),
          deps,
        );
        await answer.catch(() => undefined);
        answered.set(name(), answer);
        return answer;
      },
    };
  };
  const byOperation = new Map(endpoints.map((each) => [each.operation, once(each)]));

  beforeAll(async () => {
    api.setTime('2013-11-08T03:00:00.000Z');
    const file = async (unit: string, id: string, body: object) => {
      const answer = await api.post(`${C}/evaluations/${unit}/filings`, { id, ...body });
      if (answer.status !== 201) throw new Error(`${id} of ${unit}: ${answer.text}`);
    };
    for (const unit of ['so-y-te', 'so-noi-vu']) {
      await file(unit, 'r-stc', review());
      await file(unit, 'r-stc-2', review({ level: 'excellent' }));
      await file(unit, 'o-pct', opinion);
    }
    const onPaper = { step: 'self-review', party: 'so-y-te', receipt };
    // It is dated after its stamp, which is marked.
    await file('so-y-te', 'nham', review({ ...onPaper, document: { ...document, date: '2013-11-02' } }));
    await api.post(`${Y_TE}/filings/nham/void`, { reason: 'nhập nhầm' });
    await file('so-y-te', 'self-1', review(onPaper));
    await file('so-y-te', 'self', review({ ...onPaper, replaces: 'self-1' }));
    await file('so-noi-vu', 'giay', review({ receipt }));
    await api.post(`${Y_TE}/announcements`, { id: 'a-stc', party: PARTY, document });
    await file('so-y-te', 'o-stc', { ...opinion, party: PARTY });
    // What it owes there as a reviewer is overdue, its announcement, and what it owes as a member is not.
    await file('so-noi-vu', 'o-stc', { ...opinion, party: PARTY });
    await file('so-y-te', 'r-snv', review({ party: 'so-noi-vu' }));
    await file(PARTY, 'r-snv', review({ party: 'so-noi-vu', receipt }));
    await api.post(`${C}/evaluations/${PARTY}/announcements`, { id: 'a-stc', party: 'so-noi-vu', document });
    await file(PARTY, 'self', review({ step: 'self-review' }));
    const ofParty = await api.as(['unit', 'reviewer', 'member'], PARTY);
    for (const { path } of owed('drafts').filter(({ path }) => path.endsWith(PARTY))) {
      await ofParty.put(path, DRAFT).set('If-None-Match', '*');
    }
    const { secret } = await registerSender(api, { id: 'he-thong' });
    const send = (id: string, more: object) =>
      sendSigned(api, { secret, id, payload: sentReview({ unit: 'so-noi-vu', ...more }) });
    await send('msg-filed', { filingId: 'FILED' });
    await send('msg-parked', { filingId: 'P-1', unit: 'H19.99' });
    api.setTime('2013-12-11T03:00:00.000Z');
    const rows = (row: object) => [{ unit: 'so-y-te', ...row }];
    const ledgerRevision = api.evaluations.ledger('c', 'so-y-te').state.revision;
    for (const [kind, results] of [
      ['synthesis', rows({ ledgerRevision })],
      ['remarks', rows({ remark: 'x' })],
      ['proposal', rows({ level: 'good' })],
      ['recognition', rows({ level: 'good' })],
    ] as const) {
      const answer = await api.post(`${C}/documents`, { kind, ...document, results });
      if (answer.status !== 200) throw new Error(`${kind}: ${answer.text}`);
    }
  });

  const viewerAs = (roles: readonly KeyRole[]): Viewer => ({
    credential: 'khoa',
    label: 'thử nghiệm',
    hats: roles.map((role) => ({ role, party: PARTY, person: PERSON })),
    expiresAt: '2014-10-01T00:00:00.000Z',
  });

  /** What a key of these roles is told; undefined where it is refused, or told that there is no such thing. */
  async function told(
    roles: readonly KeyRole[],
    operation: Operation,
    { path, body, ifNoneMatch }: Attempt,
  ): Promise<string[] | undefined> {
    const each = byOperation.get(operation);
    if (!each) throw new Error(`no endpoint for ${operation}`);
    const [address = '', query = ''] = path.split('?');
    const viewer = viewerAs(roles);
    try {
      const cells = cellsFor(operation, viewer);
      const raw = {
        params: paramsOf(each, address),
        query: Object.fromEntries(new URLSearchParams(query)),
        body,
      };
      const accepts = 'application/json';
      const { seen } = await perform(each, { viewer, cells, raw, accepts, ifNoneMatch }, api.deps);
      return facts(seen === undefined ? 'done' : JSON.parse(JSON.stringify(seen)));
    } catch (error) {
      const problem = problemOf(error);
      if (!problem) throw error;
      const { status, type, errors, extensions } = problem;
      // A filing that is not theirs is one that is not there.
      if (status === 403 || status === 404) return undefined;
      if (status >= 500) throw error;
      return facts({ status, type, errors, ...extensions });
    }
  }

  const PAIRS = KEY_ROLES.flatMap((a, i) => KEY_ROLES.slice(i + 1).map((b) => [a, b] as const));
  const OWN_WORDS: Partial<Record<Operation, RegExp>> = {
    // What the key says of itself.
    whoAmI: /^\.(key|roles)\b/,
  };

  it.each([
    ['unit', 'reviewer'],
    ['member', 'clerk'],
    ['party-body', 'reader'],
  ] as const)('is told the same over HTTP, as %s and %s', async (...roles) => {
    const caller = await api.as(roles, PARTY, { person: PERSON });
    for (const { operation, method } of endpoints) {
      if (method !== 'get' || operation === 'whoAmI') continue;
      for (const attempt of ATTEMPTS[operation]) {
        const { status, body } = await caller.get(attempt.path);
        const got = status === 200 ? facts(body) : undefined;
        expect({ attempt, told: got }).toEqual({ attempt, told: await told(roles, operation, attempt) });
      }
    }
  });

  it.each([
    ['listEvaluations', `${C}/evaluations?`, ['unit', 'reviewer']],
    ['listDocuments', `${C}/documents?`, ['party-body', 'reader']],
    ['listDocuments', `${C}/documents?`, ['party-body', 'committee']],
  ] as const)('turns the pages of %s of what its roles have together', async (operation, path, roles) => {
    const caller = await api.as(roles, PARTY);
    const paged: string[] = [];
    let next: string | undefined = '';
    while (next !== undefined) {
      const { body } = await caller.get(`${path}limit=1${next && `&cursor=${next}`}`);
      const { nextCursor, ...page } = body;
      expect(page.items).toHaveLength(1);
      paged.push(...facts(page));
      next = nextCursor;
    }
    const all = await told(roles, operation, { path });
    expect([...new Set(paged)].sort()).toEqual([...(all ?? [])].sort());
  });

  it.each(Object.keys(ACCESS) as Operation[])(
    'has at %s what its roles have by themselves',
    async (operation) => {
      const isMeant = (fact: string) => !OWN_WORDS[operation]?.test(fact);
      for (const attempt of ATTEMPTS[operation]) {
        const alone = new Map<KeyRole, string[] | undefined>();
        for (const role of KEY_ROLES) alone.set(role, await told([role], operation, attempt));
        for (const [a, b] of PAIRS) {
          const both = await told([a, b], operation, attempt);
          const [ofA, ofB] = [alone.get(a), alone.get(b)];
          const expected = ofA || ofB ? new Set([...(ofA ?? []), ...(ofB ?? [])].filter(isMeant)) : undefined;
          const got = both && new Set(both.filter(isMeant));
          expect({ attempt, roles: [a, b], told: got && [...got].sort() }).toEqual({
            attempt,
            roles: [a, b],
            told: expected && [...expected].sort(),
          });
        }
      }
    },
  );

  it('tries each operation with each role and each pair', () => {
    expect(PAIRS).toHaveLength((KEY_ROLES.length * (KEY_ROLES.length - 1)) / 2);
    expect(Object.keys(ATTEMPTS).sort()).toEqual(endpoints.map((each) => each.operation).sort());
  });
});
