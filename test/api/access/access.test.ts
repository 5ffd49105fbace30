import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Cell } from '../../../api/access/cell';
import { accessMarkdown } from '../../../api/access/markdown';
import { ACCESS, accessOf, type Operation } from '../../../api/access/table';
import { endpoints } from '../../../api/endpoints';
import { KEY_ROLES, type KeyRole } from '../../../domain/key-roles';
import { partlyStaffed } from '../../fixtures/small-register';
import type { Caller } from '../../support/api/api';
import { document, newCampaign, opinion, review, sentReview } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { registerSender, sendSigned, signedId } from '../../support/api/webhooks';

/**
 * Every cell of the table of access is tried with a key whose own the thing is, and with one whose it is not. What the
 * table should say is not asked here but in the last part, by texts that may reach some and not others.
 */

const AFTER_DEADLINES = '2013-12-11T03:00:00.000Z';
/** What a system has sent for another unit. */
const SIGNED = signedId('FILED');
const C = '/campaigns/c';
const Y_TE = `${C}/evaluations/so-y-te`;
const NOI_VU = `${C}/evaluations/so-noi-vu`;

interface Holder {
  party?: string;
  person?: string;
}

const OWN: Partial<Record<KeyRole, Holder>> = {
  unit: { party: 'so-y-te' },
  reviewer: { party: 'so-tai-chinh' },
  member: { party: 'pct-van-xa' },
  leader: { person: 'giam-doc-y-te' },
};
/** Whom nothing of what is asked for is about. */
const FOREIGN: Partial<Record<KeyRole, Holder>> = {
  unit: { party: 'ubnd-tinh' },
  reviewer: { party: 'van-phong-ubnd' },
  member: { party: 'pct-kinh-te' },
  // They work there, and are in charge of nothing.
  leader: { person: 'y-te' },
};

const receipt = { stampedAt: '2013-11-01T09:30:00+07:00', documentNumber: '77/ĐẾN', clerk: 'Văn thư' };
const isOnBehalf = (role: KeyRole) => role === 'administrator' || role === 'clerk';

/** What a role files, the id under which it reads a filing, and one that it does not. */
interface OfRole {
  body: object;
  reads: string;
  foreign: string;
}
const AGENCY: OfRole = { body: review(), reads: 'r-stc', foreign: 'r-stc@so-tai-chinh' };
const filingOf: Partial<Record<KeyRole, OfRole>> = {
  administrator: {
    body: review({ party: 'so-noi-vu', receipt }),
    reads: 'r-snv@so-noi-vu',
    foreign: 'nobody-s',
  },
  clerk: { body: review({ receipt }), reads: 'self', foreign: 'r-snv@so-noi-vu' },
  committee: { body: {}, reads: 'self', foreign: 'r-snv@so-noi-vu' },
  unit: { body: review({ step: 'self-review', party: 'so-y-te' }), reads: 'self', foreign: 'self' },
  member: { body: opinion, reads: 'o', foreign: 'o@pct-van-xa' },
  reader: { body: {}, reads: 'r-stc@so-tai-chinh', foreign: 'r-snv@so-noi-vu' },
};
const ofRole = (role: KeyRole): OfRole => filingOf[role] ?? AGENCY;

interface Attempt {
  path: string;
  /** A post, if it has one and says nothing else. */
  body?: object;
  method?: 'put' | 'delete';
  /** Asked with the foreign key instead. */
  foreign?: Omit<Attempt, 'foreign'>;
}

/** What a role owes of a unit: the end of the address of its form, and of its draft. */
const owedBy = (role: KeyRole): string =>
  role === 'unit'
    ? 'self-review/so-y-te'
    : role === 'member'
      ? 'member-opinion/pct-van-xa'
      : 'agency-review/so-tai-chinh';
const draft = { filing: 'ban-nhap', fields: { level: 'good' } };

const recognised = { level: 'good', reason: 'kết quả kiểm tra công vụ' };

const criterion = (mark: string) => [
  { criterion: 'duties', achieved: `${mark} đạt`, shortcomings: `${mark} hạn chế`, score: 61 },
];

/** Names of all fields with a value that is no object, lists as `[]`. */
function leaves(value: unknown, name = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => leaves(item, `${name}[]`));
  if (typeof value !== 'object' || value === null) return [name];
  return Object.entries(value).flatMap(([key, below]) => leaves(below, name ? `${name}.${key}` : key));
}

const withoutSelectors = (field: string) => field.replace(/\[[a-z-]*\]/g, '[]');

/** Whether a leaf is one of a cell's fields, or below one, whatever items are meant. */
const isSeen = ({ sees }: Pick<Cell, 'sees'>, leaf: string): boolean =>
  sees.some((field) => {
    const name = withoutSelectors(field).replace(/\.\*$/, '');
    return name === '*' || name === leaf || leaf.startsWith(`${name}.`) || leaf.startsWith(`${name}[`);
  });

const hasConditions = (cell: Cell) =>
  cell.unit !== undefined ||
  cell.rows !== undefined ||
  cell.documents !== undefined ||
  cell.names !== undefined ||
  cell.bodyWith !== undefined ||
  cell.only !== undefined ||
  cell.paramsMustBe !== undefined ||
  cell.bodyMustBe !== undefined;

const isEmpty = (body: { items?: unknown[] }) => body.items?.length === 0;

describeApi('by the table of access,', { open: 'c', at: AFTER_DEADLINES }, (api) => {
  /** Ids of first secrets, by their senders. */
  const secrets = new Map<string, string>();
  const changed = (role: KeyRole) => (role === 'it' ? 'cua-it' : 'he-thong');
  const signing = { secret: '', id: 'msg-filed' };
  /** The last answer as it was before fields were left out. */
  let whole: unknown;

  const callers = new Map<string, Caller>();
  async function callerOf(roles: readonly KeyRole[], { party, person }: Holder = {}): Promise<Caller> {
    const name = [...roles, party, person].join();
    const caller = callers.get(name) ?? (await api.as(roles, party, { person }));
    callers.set(name, caller);
    return caller;
  }

  let count = 0;
  const fresh = () => {
    count += 1;
    return `n-${count}`;
  };

  /** One request for each operation and role; those who may not do it ask as an administrator would. */
  const ATTEMPTS: Record<Operation, (role: KeyRole) => Attempt> = {
    whoAmI: () => ({ path: '/me' }),
    openCampaign: () => ({
      path: '/campaigns',
      body: { ...newCampaign, id: fresh() },
    }),
    listCampaigns: () => ({ path: '/campaigns' }),
    getCampaign: () => ({ path: C }),
    getPlan: () => ({ path: `${C}/plan` }),
    cancelCampaign: () => ({ path: '/campaigns/bo-di/cancel', body: { reason: 'mở nhầm' } }),
    getClock: () => ({ path: '/campaigns/dien-tap/clock' }),
    setClock: () => ({ path: '/campaigns/dien-tap/clock', body: { action: 'pause' } }),
    createRehearsalKey: () => ({ path: `/campaigns/dien-tap/rehearsal-key`, body: {} }),
    getProgress: () => ({ path: `${C}/progress` }),
    previewPlan: () => ({ path: '/previews', body: { ...newCampaign } }),
    previewCampaign: () => ({ path: `${C}/preview` }),
    listEvaluations: () => ({ path: `${C}/evaluations` }),
    getEvaluation: () => ({ path: Y_TE }),
    getSynthesisSource: () => ({ path: `${Y_TE}/synthesis` }),
    fileReview: (role) => {
      const path = `${Y_TE}/filings`;
      const body = { ...ofRole(role).body, id: fresh() };
      return { path, body, ...(isOnBehalf(role) && { foreign: { path, body: review({ id: fresh() }) } }) };
    },
    checkFiling: (role) => {
      const path = `${Y_TE}/filings/check`;
      const { body } = ofRole(role);
      return { path, body, ...(isOnBehalf(role) && { foreign: { path, body: review() } }) };
    },
    announceReview: (role) => {
      const path = `${NOI_VU}/announcements`;
      const body = { id: fresh(), party: 'so-tai-chinh', document };
      return isOnBehalf(role)
        ? { path, body: { ...body, receipt }, foreign: { path, body } }
        : { path, body };
    },
    listFilings: () => ({ path: `${Y_TE}/filings` }),
    getFiling: (role) => ({
      path: `${Y_TE}/filings/${ofRole(role).reads}`,
      foreign: { path: `${Y_TE}/filings/${ofRole(role).foreign}` },
    }),
    listTasks: () => ({ path: '/tasks' }),
    getForm: (role) => ({ path: `${Y_TE}/forms/${owedBy(role)}` }),
    getDraft: (role) => ({ path: `${Y_TE}/drafts/${owedBy(role)}` }),
    // The same again that was saved before.
    putDraft: (role) => ({ path: `${Y_TE}/drafts/${owedBy(role)}`, method: 'put', body: draft }),
    deleteDraft: (role) => ({ path: `${Y_TE}/drafts/${owedBy(role)}`, method: 'delete' }),
    submitDocument: (role) => {
      const path = `${C}/documents`;
      const ledgerRevision = api.evaluations.ledger('c', 'so-tai-chinh').state.revision;
      const synthesis = {
        path,
        body: { kind: 'synthesis', ...document, results: [{ unit: 'so-tai-chinh', ledgerRevision }] },
      };
      const remarks = {
        path,
        body: { kind: 'remarks', ...document, results: [{ unit: 'so-tai-chinh', remark: 'nhất trí' }] },
      };
      // The same again that was recognised before.
      const results = [{ unit: 'so-y-te', ...recognised }];
      const id = 'recognition-so-y-te';
      const recognition = { path, body: { id, kind: 'recognition', ...document, results } };
      switch (role) {
        case 'committee':
          return { ...recognition, foreign: remarks };
        case 'party-body':
          return { ...remarks, foreign: recognition };
        default:
          return { ...synthesis, foreign: remarks };
      }
    },
    waiveObligation: () => ({
      path: `${NOI_VU}/waivers`,
      body: { obligation: 'member-opinion/pct-van-xa', reason: 'mới sáp nhập', ...document },
    }),
    liftWaiver: () => ({
      path: `${NOI_VU}/waivers/lift`,
      body: { obligation: 'member-opinion/pct-van-xa', reason: 'đã có chỉ đạo', ...document },
    }),
    reopenDossier: () => ({
      path: `${Y_TE}/reopenings`,
      body: { id: fresh(), reason: 'bổ sung nhận xét', ...document },
    }),
    voidFiling: (role) => ({
      path: `${NOI_VU}/filings/giay-${role}/void`,
      body: { reason: 'nhập nhầm' },
      foreign: { path: `${NOI_VU}/filings/${SIGNED}/void`, body: { reason: 'nhập nhầm' } },
    }),
    listMarks: () => ({ path: `${C}/marks` }),
    listDocuments: () => ({
      path: `${C}/documents`,
      foreign: { path: `${C}/documents?kind=recognition` },
    }),
    listSynthesisSources: () => ({ path: `${C}/synthesis` }),
    listLetters: () => ({ path: `${C}/letters` }),
    releaseLetters: () => ({ path: `${C}/letters/release`, body: { letters: 'all' } }),
    holdSending: () => ({ path: `${C}/hold`, body: {} }),
    resumeSending: () => ({ path: `${C}/resume`, body: {} }),
    listRefusedAddresses: () => ({ path: `${C}/addresses-refused` }),
    createSender: () => ({
      path: '/senders',
      body: { id: fresh(), label: 'Hệ thống', parties: ['so-tai-chinh'] },
    }),
    listSenders: () => ({ path: '/senders' }),
    getSender: () => ({ path: '/senders/he-thong' }),
    setSenderParties: () => ({ path: '/senders/he-thong/parties', body: { parties: ['so-tai-chinh'] } }),
    // Each has one of its own to change.
    rotateSenderSecret: (role) => ({ path: `/senders/${changed(role)}/rotate`, body: {} }),
    retireSenderSecret: (role) => ({
      path: `/senders/${changed(role)}/retire`,
      body: { secret: secrets.get(changed(role)) ?? '' },
    }),
    revokeSender: (role) => ({
      path: `/senders/${role === 'it' ? 'het-han' : 'thoi-dung'}/revoke`,
      body: {},
    }),
    listDeliveries: () => ({ path: '/senders/he-thong/deliveries' }),
    replayDelivery: () => ({ path: '/senders/he-thong/deliveries/msg-filed/replay', body: {} }),
    listParked: () => ({ path: `${C}/parked` }),
    getParked: () => ({ path: `${C}/parked/he-thong/P-1` }),
    assignParked: () => ({ path: `${C}/parked/he-thong/P-1/assign`, body: { unit: 'so-noi-vu' } }),
    dismissParked: () => ({ path: `${C}/parked/he-thong/P-2/dismiss`, body: { reason: 'gửi nhầm' } }),
  };

  beforeAll(async () => {
    // What is cancelled takes nothing any more.
    const { onAnswer } = api.deps;
    api.deps.onAnswer = (endpoint, answer) => {
      onAnswer?.(endpoint, answer);
      whole = answer.body === undefined ? undefined : JSON.parse(JSON.stringify(answer.body));
    };
    api.setTime('2013-11-08T03:00:00.000Z');
    const post = async (path: string, body: object) => {
      const { status, text } = await api.post(path, body);
      if (![200, 201, 202].includes(status)) throw new Error(`${path} was answered ${status}: ${text}`);
    };
    const file = (id: string, body: object) => post(`${Y_TE}/filings`, { id, ...body });
    await file('r-snv', review({ party: 'so-noi-vu', criteria: criterion('CHUA-CONG-BO') }));
    await file('r-stc', review({ criteria: criterion('DA-CONG-BO'), score: 62 }));
    await post(`${Y_TE}/announcements`, { id: 'a-stc', party: 'so-tai-chinh', document });
    await post(`${Y_TE}/announcements`, { id: 'a-snv', party: 'so-noi-vu', document, receipt });
    const self = { step: 'self-review', party: 'so-y-te', receipt };
    // It is dated after its stamp, which is marked.
    const dated = { ...document, date: '2013-11-02' };
    await file('nham', review({ ...self, criteria: criterion('NHAP-NHAM'), document: dated }));
    await file('self', review({ ...self, criteria: criterion('TU-DANH-GIA') }));
    for (const id of ['nham', 'a-snv']) await post(`${Y_TE}/filings/${id}/void`, { reason: 'LY-DO-HUY' });
    await file('o', {
      step: 'member-opinion',
      party: 'pct-van-xa',
      level: 'excellent',
      remarks: 'Y-KIEN nhất trí',
    });
    for (const [unit, id] of [
      ['so-noi-vu', 'giay-administrator'],
      ['so-noi-vu', 'giay-clerk'],
      ['so-tai-chinh', 'giay'],
    ] as const) {
      const paper = review({ id, step: 'self-review', party: unit, receipt });
      await post(`${C}/evaluations/${unit}/filings`, paper);
    }
    for (const id of ['thoi-dung', 'het-han', 'cua-it', 'he-thong']) {
      const made = await registerSender(api, { id });
      secrets.set(id, made.id);
      signing.secret = made.secret;
    }
    const send = (more: object) =>
      sendSigned(api, { ...signing, payload: sentReview({ unit: 'so-noi-vu', ...more }) });
    await send({ filingId: 'FILED' });
    signing.id = 'msg-parked-1';
    await send({ filingId: 'P-1', unit: 'H19.99' });
    signing.id = 'msg-parked-2';
    await send({ filingId: 'P-2', unit: 'H19.99' });
    await post('/campaigns', { ...newCampaign, id: 'bo-di' });
    await post('/campaigns', { ...newCampaign, id: 'dien-tap', clock: { kind: 'rehearsal', minutes: 1440 } });
    const refusal = { campaign: 'c', person: 'thu-ky', at: '2013-11-08T03:00:00.000Z', reason: '550' };
    await api.store.register.markAddressRefused(refusal);
    for (const role of ['unit', 'reviewer', 'member'] as const) {
      const to = `${Y_TE}/drafts/${owedBy(role)}`;
      const { status } = await (await callerOf([role], OWN[role])).put(to, draft).set('If-None-Match', '*');
      if (status !== 200) throw new Error(`${to} was answered ${status}`);
    }
    api.setTime('2013-11-12T03:00:00.000Z');
    await file('r-stc-2', review({ criteria: criterion('BAN-SUA') }));
    api.setTime(AFTER_DEADLINES);
    const ledgerRevision = api.evaluations.ledger('c', 'so-y-te').state.revision;
    for (const [kind, row, unit = 'so-y-te'] of [
      ['synthesis', { ledgerRevision, level: 'excellent', remark: 'TONG-HOP' }],
      ['synthesis', { ledgerRevision: 0, remark: 'TRA-LAI' }, 'so-tai-chinh'],
      ['remarks', { remark: 'NHAN-XET-BAN-CAN-SU' }],
      ['proposal', { level: 'excellent', remark: 'DE-XUAT' }],
      ['adjustment', { level: 'good', reason: 'DIEU-CHINH' }],
      ['recognition', recognised],
    ] as const) {
      const { status } = await api.post(`${C}/documents`, {
        id: `${kind}-${unit}`,
        kind,
        ...document,
        results: [{ unit, ...row }],
      });
      if (status !== (unit === 'so-y-te' ? 200 : 409)) throw new Error(`${kind} was answered ${status}`);
    }
  });

  async function ask({ path: to, body, method }: Attempt, role: KeyRole, holder?: Holder) {
    const caller = await callerOf([role], holder);
    whole = undefined;
    if (method === 'put') return caller.put(to, body ?? {}).set('If-None-Match', '*');
    if (method === 'delete') return caller.delete(to);
    return body ? caller.post(to, body) : caller.get(to);
  }

  /** Everything that a request could have written. */
  async function stored(): Promise<string> {
    const { campaigns, audit, filings, decisions, drafts, senders, parked } = api.store;
    const units = partlyStaffed.units.map(({ id: unit }) => ({ campaign: 'c', unit }));
    return JSON.stringify([
      await campaigns.list(),
      await audit.list({ campaign: 'c', limit: 10_000 }),
      await Promise.all(units.map((unit) => filings.byEvaluation(unit))),
      await Promise.all(units.map((unit) => decisions.byEvaluation(unit))),
      await drafts.headsOf({ campaign: 'c', parties: ['so-y-te', 'so-tai-chinh', 'pct-van-xa'] }),
      await senders.list(),
      await parked.list({ campaign: 'c', states: ['parked', 'assigning', 'assigned', 'dismissed'] }),
    ]);
  }

  describe.each(Object.keys(ACCESS) as Operation[])('%s', (operation) => {
    const attempt = ATTEMPTS[operation];
    const roles = KEY_ROLES.map((role) => ({ role, cells: accessOf(operation).cells[role] ?? [] }));
    const allowed = roles.filter(({ cells }) => cells.length > 0);
    const refused = roles.filter(({ cells }) => cells.length === 0);

    if (refused.length > 0) {
      const names = refused.map(({ role }) => role).join(', ');
      it(`is refused to ${names}, for their own and for what is not, and nothing is changed`, async () => {
        const before = await stored();
        const asked = refused.flatMap(({ role }) => {
          const holders = new Set([OWN[role], FOREIGN[role]]);
          return [...holders].map(async (holder) => ({
            role,
            answer: await ask(attempt(role), role, holder),
          }));
        });
        for (const { role, answer } of await Promise.all(asked)) {
          const { status, body, headers } = answer;
          const type = 'urn:cong-vu:problem:forbidden';
          expect({ role, status, type: body.type, etag: headers['etag'] }).toEqual({
            role,
            status: 403,
            type,
          });
        }
        expect(whole).toBeUndefined();
        expect(await stored()).toBe(before);
      });
    }

    it.each(allowed)(
      'is answered to $role with the fields of its cell and no other',
      async ({ role, cells }) => {
        const answer = await ask(attempt(role), role, OWN[role]);
        if (operation === 'deleteDraft') return expect(answer.status).toBe(204);
        expect([200, 201, 202]).toContain(answer.status);
        const seen = new Set(leaves(answer.body));
        const meant = (leaf: string) => cells.some((cell) => isSeen(cell, leaf));
        expect([...seen].filter((leaf) => !meant(leaf))).toEqual([]);
        // What is no list of somebody's items is there if anybody has it.
        const always = cells.flatMap(({ sees }) => sees.filter((field) => !/\[[a-z-]+\]/.test(field)));
        const expected = leaves(whole).filter((leaf) => isSeen({ sees: always }, leaf));
        if (!cells.some(({ only, rows, documents }) => only ?? rows ?? documents)) {
          expect(expected.filter((leaf) => !seen.has(leaf))).toEqual([]);
        }
        expect(seen.size).toBeGreaterThan(0);
      },
    );

    const limited = allowed.filter(({ cells }) => cells.every(hasConditions));
    if (limited.length > 0) {
      const names = limited.map(({ role }) => role).join(', ');
      it(`shows ${names} nothing that is not their own, and changes nothing for them`, async () => {
        const before = await stored();
        for (const { role } of limited) {
          const { foreign, ...own } = attempt(role);
          const { status, body } = await ask(foreign ?? own, role, FOREIGN[role]);
          const isNothing = status === 200 ? isEmpty(body) : [403, 404].includes(status);
          expect({ role, status, isNothing }).toEqual({ role, status, isNothing: true });
        }
        expect(await stored()).toBe(before);
      });
    }
  });

  describe('what reaches whom', () => {
    const MARKS = [
      'CHUA-CONG-BO',
      'DA-CONG-BO',
      'BAN-SUA',
      'TU-DANH-GIA',
      'Y-KIEN',
      'TONG-HOP',
      'NHAN-XET-BAN-CAN-SU',
      'DE-XUAT',
      'DIEU-CHINH',
      'TRA-LAI',
      'NHAP-NHAM',
      'LY-DO-HUY',
      '"excellent"',
      '"score"',
      'pct-van-xa',
      '"revision"',
    ];
    /** Everything that a key gets by all reads about one unit; a step's names and the plan's levels are no secrets. */
    async function allThatReaches(roles: KeyRole[], holder?: Holder): Promise<string> {
      const caller = await callerOf(roles, holder);
      const filings = await api.store.filings.byEvaluation({ campaign: 'c', unit: 'so-y-te' });
      const paths = [
        C,
        `${C}/evaluations`,
        `${C}/progress`,
        Y_TE,
        `${Y_TE}/synthesis`,
        `${Y_TE}/filings`,
        ...filings.map(({ id }) => `${Y_TE}/filings/${id}`),
        `${C}/documents`,
        `${C}/synthesis`,
        `${C}/marks`,
      ];
      const answers = await Promise.all(paths.map((each) => caller.get(each)));
      return answers
        .filter(({ status }) => status === 200)
        .map(({ text }) => text)
        .join('\n');
    }

    const PUBLIC = ['DA-CONG-BO'];
    const REPORT = ['TU-DANH-GIA', '"score"'];
    /** What was entered wrongly is read by who enters alone; the party in whose name it was hears that it was voided. */
    const VOIDED = ['NHAP-NHAM', 'LY-DO-HUY'];
    const SUBMITTED = ['TONG-HOP', 'NHAN-XET-BAN-CAN-SU', '"excellent"'];

    it.each([
      ['a unit', ['unit'], { party: 'so-y-te' }, [...PUBLIC, ...REPORT, 'LY-DO-HUY']],
      ['an agency', ['reviewer'], { party: 'so-tai-chinh' }, ['DA-CONG-BO', 'BAN-SUA', '"score"']],
      [
        'an agency whose review is not announced',
        ['reviewer'],
        { party: 'so-noi-vu' },
        ['CHUA-CONG-BO', '"score"', 'LY-DO-HUY'],
      ],
      [
        'a member',
        ['member'],
        { party: 'pct-van-xa' },
        [...PUBLIC, ...REPORT, 'Y-KIEN', '"excellent"', 'pct-van-xa'],
      ],
      ['a member of whom nobody asks an opinion on it', ['member'], { party: 'pct-kinh-te' }, PUBLIC],
      ['who is in charge', ['leader'], { person: 'giam-doc-y-te' }, []],
      ['who is in charge of others', ['leader'], { person: 'giam-doc-noi-vu' }, []],
      ['a clerk', ['clerk'], {}, [...REPORT, ...VOIDED, 'pct-van-xa']],
      [
        'the committee',
        ['committee'],
        {},
        [
          ...PUBLIC,
          ...REPORT,
          ...SUBMITTED,
          'DE-XUAT',
          'DIEU-CHINH',
          'TRA-LAI',
          'LY-DO-HUY',
          'pct-van-xa',
          '"revision"',
        ],
      ],
      ['the party body', ['party-body'], {}, SUBMITTED],
      ['a reader', ['reader'], {}, PUBLIC],
      ['IT', ['it'], {}, []],
      ['a unit that is not concerned', ['unit'], { party: 'van-phong-ubnd' }, []],
      [
        'an agency that is both',
        ['unit', 'reviewer'],
        { party: 'so-tai-chinh' },
        ['DA-CONG-BO', 'BAN-SUA', '"score"'],
      ],
    ] as [string, KeyRole[], Holder, string[]][])(
      'reaches %s just as the domain has it',
      async (_who, roles, holder, expected) => {
        const text = await allThatReaches(roles, holder);
        expect(MARKS.filter((mark) => text.includes(mark)).sort()).toEqual([...expected].sort());
      },
    );

    it('tells who is in charge how the rest of the work stands, and of nobody’s opinion', async () => {
      const leader = await callerOf(['leader'], { person: 'giam-doc-y-te' });
      const list = await leader.get(`${C}/evaluations`);
      expect(list.body.items).toMatchObject([{ unit: { id: 'so-y-te' }, status: expect.any(String) }]);
      const { body } = await leader.get(Y_TE);
      const review = { step: 'agency-review', party: 'so-tai-chinh', timeliness: 'on-time' };
      expect(body.evaluation.obligations).toContainEqual(expect.objectContaining(review));
      expect(JSON.stringify(body)).not.toMatch(/member-opinion|versions|announcedAt|digest/);
      expect((await leader.get(NOI_VU)).status).toBe(403);
      for (const query of ['step=member-opinion', 'owes=pct-van-xa']) {
        expect((await leader.get(`${C}/evaluations?${query}`)).body.items).toEqual([]);
      }
      const chair = { id: 'chu-tich', name: 'x', title: 'x', email: 'chu-tich@tinh.example' };
      await api.store.register.insertAll({
        parties: [],
        codes: [],
        units: [],
        people: [
          { ...chair, _id: 'c/chu-tich', campaign: 'c', roles: [{ party: 'ubnd-tinh', role: 'chair' }] },
        ],
      });
      const all = await (await api.as(['leader'], undefined, { person: 'chu-tich' })).get(`${C}/evaluations`);
      expect(all.body.items).toHaveLength(4);
    });

    it('shows a unit that reviews others its own standing alone', async () => {
      const both = await api.as(['unit', 'reviewer'], 'so-tai-chinh');
      const { body } = await both.get(`${C}/evaluations`);
      const told = (field: string) =>
        body.items.filter((row: object) => field in row).map((row: { unit: { id: string } }) => row.unit.id);
      expect(told('unit')).toEqual(['so-noi-vu', 'so-tai-chinh', 'so-y-te']);
      expect(told('status')).toEqual(['so-tai-chinh']);
      expect(told('recognition')).toEqual([]);
    });

    it('reaches administrators whole', async () => {
      const text = await allThatReaches(['administrator']);
      expect(MARKS.filter((mark) => !text.includes(mark))).toEqual([]);
    });

    it('is no more of an announced review than before, however it was entered, corrected or voided', async () => {
      const reader = await callerOf(['reader']);
      const { body } = await reader.get(`${Y_TE}/filings`);
      const names = ['id', 'campaign', 'unit', 'kind', 'step', 'party', 'announced'];
      const ids = body.items.map(({ id }: { id: string }) => id);
      expect(ids.sort()).toEqual(['a-stc@so-tai-chinh', 'r-stc@so-tai-chinh']);
      for (const item of body.items) expect(Object.keys(item)).toEqual(names);
      for (const id of ['a-snv', 'r-snv@so-noi-vu', 'r-stc-2@so-tai-chinh']) {
        expect((await reader.get(`${Y_TE}/filings/${id}`)).status).toBe(404);
      }
    });

    it('is no row but theirs for the party body, page for page', async () => {
      const partyBody = await callerOf(['party-body']);
      const rows: string[] = [];
      let next = '';
      do {
        const { body } = await partyBody.get(`${C}/documents?limit=1${next}`);
        expect(body.items).toHaveLength(1);
        rows.push(`${body.items[0].kind} ${body.items[0].unit} ${body.items[0].outcome}`);
        next = body.nextCursor === undefined ? '' : `&cursor=${body.nextCursor}`;
      } while (next !== '');
      expect(rows.sort()).toEqual([
        'remarks so-tai-chinh accepted',
        'remarks so-y-te accepted',
        'synthesis so-tai-chinh accepted',
        'synthesis so-y-te accepted',
      ]);
    });

    it('is told by a refusal as by any answer', async () => {
      const remarks = { kind: 'remarks', ...document, results: [{ unit: 'so-noi-vu', remark: 'x' }] };
      const row = { unit: 'so-noi-vu', outcome: 'refused', refusal: 'nothing-submitted' };
      const partyBody = await (await callerOf(['party-body'])).post(`${C}/documents`, remarks);
      expect(partyBody.status).toBe(409);
      expect(partyBody.body).toMatchObject({ type: 'urn:cong-vu:problem:no-row-accepted', kind: 'remarks' });
      expect(partyBody.body.rows).toEqual([row]);
      const all = await (await callerOf(['administrator', 'party-body'])).post(`${C}/documents`, remarks);
      expect(all.body.rows).toEqual([row]);
      const recognition = {
        ...remarks,
        kind: 'recognition',
        results: [{ unit: 'so-noi-vu', level: 'good' }],
      };
      const committee = await (await callerOf(['committee'])).post(`${C}/documents`, recognition);
      expect(committee.body.rows).toEqual([
        { ...row, refusal: expect.any(String), revision: expect.any(Number) },
      ]);

      const voiding = `${C}/evaluations/so-tai-chinh/filings/giay/void`;
      const ofClerk = await (await callerOf(['clerk'])).post(voiding, { reason: 'nhập nhầm' });
      const told = { id: 'voiding-giay', kind: 'voiding', unit: 'so-tai-chinh', refusal: 'frozen' };
      expect([ofClerk.status, ofClerk.body]).toEqual([409, expect.objectContaining(told)]);
      expect(ofClerk.body).not.toHaveProperty('revision');
      const ofAdministrator = await api.post(voiding, { reason: 'nhập nhầm' });
      expect(ofAdministrator.body).toMatchObject({ ...told, revision: expect.any(Number) });
    });

    it('is no filing for a clerk that no clerk entered, also where they name it', async () => {
      const path = `${NOI_VU}/filings`;
      const correcting = review({ receipt, replaces: SIGNED });
      const rulesFor = async (roles: KeyRole[]) => {
        const { status, body } = await (await callerOf(roles)).post(path, correcting);
        return [status, body.errors.map(({ rule }: { rule: string }) => rule)];
      };
      expect(await rulesFor(['clerk'])).toEqual([422, ['unknown-filing']]);
      expect(await rulesFor(['administrator'])).toEqual([422, ['not-on-behalf']]);
      const voidBy = async (roles: KeyRole[], id: string) =>
        (await (await callerOf(roles)).post(`${path}/${id}/void`, { reason: 'x' })).status;
      expect(await voidBy(['clerk'], SIGNED)).toBe(await voidBy(['clerk'], 'nobody-s'));
      expect(await voidBy(['administrator'], SIGNED)).toBe(409);
    });

    it('is not told by what one may filter by', async () => {
      const reader = await api.as(['reader']);
      for (const query of ['overdue=true', 'state=frozen', 'owes=so-tai-chinh', 'step=agency-review']) {
        const answer = await reader.get(`${C}/evaluations?${query}`);
        expect(answer.status).toBe(403);
        expect(answer.body.errors[0].field).toBe(`?${query.split('=')[0]}`);
      }
      // With both roles the filter is the reviewer's, and so are the rows.
      const both = await api.as(['reader', 'reviewer'], 'so-tai-chinh');
      const { body } = await both.get(`${C}/evaluations?overdue=true`);
      expect(body.items.map(({ unit }: { unit: { id: string } }) => unit.id)).toEqual(['so-noi-vu']);
    });

    it('is counted by no ETag for those who see a part', async () => {
      for (const [role, path] of [
        ['unit', Y_TE],
        ['reader', C],
      ] as const) {
        const answer = await (await api.as([role], OWN[role]?.party)).get(path);
        expect([answer.status, answer.get('etag')]).toEqual([200, undefined]);
      }
    });
  });
});

describe('the table', () => {
  it('has a row for each operation, and an operation for each row', () => {
    expect(endpoints.map(({ operation }) => operation).sort()).toEqual(Object.keys(ACCESS).sort());
  });

  it('is written down in docs/access.md as it stands ("npm run docs")', async () => {
    const page = await readFile(path.join(__dirname, '../../../docs/access.md'), 'utf8');
    expect(page).toBe(accessMarkdown(endpoints));
  });
});
