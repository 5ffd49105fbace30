import express, { type Express } from 'express';
import request from 'supertest';
import { ACCESS, type Operation } from '../../../api/access/table';
import { endpoints } from '../../../api/endpoints';
import { authenticate } from '../../../api/http/authenticate';
import type { Answer, Asked, Endpoint } from '../../../api/http/endpoint';
import { errorMiddleware } from '../../../api/http/error-middleware';
import { mount } from '../../../api/http/mount';
import { KEY_ROLES, type KeyRole } from '../../../domain/key-roles';
import { newKey } from '../../../use-cases/keys/keys';
import { DESKS, smallRegister, staffed } from '../../fixtures/small-register';
import { document, newCampaign, opinion, review, sentReview } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { registerSender, sendSigned } from '../../support/api/webhooks';

/**
 * A key of two roles: it may do, and sees, what a key of the one and a key of the other do together, request for request.
 * Every pair is tried at every operation, by a party that is a unit, reviews others and gives opinions, and by a person in
 * charge of another. What each role has by itself is the other test's.
 */

const PARTY = 'so-tai-chinh';
const PERSON = 'pho-chu-tich';
const C = '/campaigns/c';
const Y_TE = `${C}/evaluations/so-y-te`;
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
}

const receipt = { stampedAt: '2013-11-01T09:30:00+07:00', documentNumber: '77/ĐẾN', clerk: 'Văn thư' };
const FILINGS = ['r-stc', 'r-stc-2', 'r-snv', 'a-stc', 'self', 'o-stc', 'o-pct'];
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
  fileReview: filed('filings', [
    review({ id: 'new-review' }),
    review({ id: 'new-self', step: 'self-review' }),
    { id: 'new-opinion', ...opinion, party: PARTY },
  ]),
  announceReview: filed('announcements', [{ id: 'new-announcement', party: PARTY, document }]),
  listFilings: inEachUnit('/filings'),
  getFiling: UNITS.slice(0, 3).flatMap((unit) =>
    FILINGS.map((id) => ({ path: `${C}/evaluations/${unit}/filings/${id}` })),
  ),
  submitDocument: documents,
  listDocuments: ['', '?kind=synthesis', '?unit=so-y-te'].map((query) => ({
    path: `${C}/documents${query}`,
  })),
  listSynthesisSources: one(`${C}/synthesis`),
  listMarks: one(`${C}/marks`),
  voidFiling: one(`${Y_TE}/filings/none/void`, { reason: 'nhập nhầm' }),
  waiveObligation: one(`${Y_TE}/waivers`, {
    obligation: 'member-opinion/pct-van-xa',
    reason: 'mới sáp nhập',
    ...document,
  }),
  liftWaiver: one(`${Y_TE}/waivers/lift`, {
    obligation: 'member-opinion/pct-van-xa',
    reason: 'đã có chỉ đạo',
    ...document,
  }),
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

describeApi('a key of two roles,', { register, open: 'c', at: '2013-12-11T03:00:00.000Z' }, (api) => {
  let app: Express;
  const keys = new Map<string, string>();
  /** What each handler answered first, or threw: nothing that is tried changes what is tried after it. */
  const answered = new Map<string, () => Answer>();

  /** Reads are really made, since rows are selected in them; a write is made once. */
  const once = (each: Endpoint): Endpoint => ({
    ...each,
    async handle(asked: Asked, deps) {
      if (each.method === 'get') return each.handle(asked, deps);
      const key = JSON.stringify([each.operation, asked.params, asked.body]);
      if (!answered.has(key)) {
        const first = await each.handle(asked, deps).then(
          (answer) => () => answer,
          (error: unknown) => () => {
            throw error;
          },
        );
        answered.set(key, first);
      }
      return (answered.get(key) as () => Answer)();
    },
  });

  beforeAll(async () => {
    api.setTime('2013-11-08T03:00:00.000Z');
    const file = async (unit: string, id: string, body: object) => {
      const answer = await api.post(`${C}/evaluations/${unit}/filings`, { id, ...body });
      if (answer.status !== 201) throw new Error(`${id} of ${unit}: ${answer.text}`);
    };
    for (const unit of ['so-y-te', 'so-noi-vu']) {
      await file(unit, 'r-stc', review());
      await file(unit, 'r-stc-2', review({ level: 'excellent' }));
      await file(unit, 'self', review({ step: 'self-review', party: unit, receipt }));
      await file(unit, 'o-pct', opinion);
    }
    await api.post(`${Y_TE}/announcements`, { id: 'a-stc', party: PARTY, document });
    await file('so-y-te', 'o-stc', { ...opinion, party: PARTY });
    // What it owes there as a reviewer is overdue, its announcement, and what it owes as a member is not.
    await file('so-noi-vu', 'o-stc', { ...opinion, party: PARTY });
    await file('so-y-te', 'r-snv', review({ party: 'so-noi-vu' }));
    await file(PARTY, 'r-snv', review({ party: 'so-noi-vu', receipt }));
    await api.post(`${C}/evaluations/${PARTY}/announcements`, { id: 'a-stc', party: 'so-noi-vu', document });
    await file(PARTY, 'self', review({ step: 'self-review' }));
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
    app = express()
      .use(authenticate(api.deps), express.json(), mount(endpoints.map(once), api.deps))
      .use(errorMiddleware);
  });

  async function keyOf(roles: readonly KeyRole[]): Promise<string> {
    const name = roles.join('+');
    const known = keys.get(name);
    if (known !== undefined) return known;
    const who = { party: PARTY, person: PERSON, nowMs: Date.parse('2013-10-01') };
    const { key, document: stored } = newKey({ label: 'thử nghiệm', roles, ...who });
    // Past the limit of living keys of a party.
    await api.store.keys.create({ ...stored, createdAt: stored.expiresAt });
    keys.set(name, key);
    return key;
  }

  /** What a key of these roles is told; undefined where it is refused. */
  async function told(roles: readonly KeyRole[], { path, body }: Attempt): Promise<string[] | undefined> {
    const asking = (body ? request(app).post(path).send(body) : request(app).get(path)).set(
      'Authorization',
      `Bearer ${await keyOf(roles)}`,
    );
    const answer = await asking;
    if (answer.status === 403) return undefined;
    // A filing that is not theirs is one that is not there.
    if (answer.status === 404) return undefined;
    if (answer.status >= 500) throw new Error(`${path} was answered ${answer.text}`);
    // A problem is told to whoever may ask; its request has an id of its own.
    const { requestId: _requestId, ...rest } = answer.body;
    return facts(rest);
  }

  const PAIRS = KEY_ROLES.flatMap((a, i) => KEY_ROLES.slice(i + 1).map((b) => [a, b] as const));
  const OWN_WORDS: Partial<Record<Operation, RegExp>> = {
    // What the key says of itself.
    whoAmI: /^\.(key|roles)\b/,
  };

  it.each(Object.keys(ACCESS) as Operation[])(
    'has at %s what its roles have by themselves',
    async (operation) => {
      const isMeant = (fact: string) => !OWN_WORDS[operation]?.test(fact);
      for (const attempt of ATTEMPTS[operation]) {
        const alone = new Map<KeyRole, string[] | undefined>();
        for (const role of KEY_ROLES) alone.set(role, await told([role], attempt));
        for (const [a, b] of PAIRS) {
          const both = await told([a, b], attempt);
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

  it('turns the pages of what its roles have together', async () => {
    const roles = ['unit', 'reviewer'] as const;
    const all = await told(roles, { path: `${C}/evaluations` });
    const paged: string[] = [];
    let path = `${C}/evaluations?limit=1`;
    for (;;) {
      const answer = await request(app)
        .get(path)
        .set('Authorization', `Bearer ${await keyOf(roles)}`);
      const { nextCursor, ...page } = answer.body;
      expect(page.items).toHaveLength(1);
      paged.push(...facts(page));
      if (nextCursor === undefined) break;
      path = `${C}/evaluations?limit=1&cursor=${nextCursor}`;
    }
    expect([...new Set(paged)].sort()).toEqual([...(all ?? [])].sort());
  });

  it('tries each operation with each role and each pair', () => {
    expect(PAIRS).toHaveLength((KEY_ROLES.length * (KEY_ROLES.length - 1)) / 2);
    expect(Object.keys(ATTEMPTS).sort()).toEqual(endpoints.map((each) => each.operation).sort());
  });
});
