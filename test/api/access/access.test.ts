import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { accessMarkdown } from '../../../api/access/markdown';
import { ACCESS, accessOf, type Cell, type Operation } from '../../../api/access/table';
import { endpoints } from '../../../api/endpoints';
import { KEY_ROLES, type KeyRole } from '../../../domain/key-roles';
import { partlyStaffed } from '../../fixtures/small-register';
import { document, newCampaign, opinion, review, sentReview } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { registerSender, sendSigned } from '../../support/api/webhooks';

/**
 * Every cell of the table of access is tried with a key whose own the thing is, and with one whose it is not. What the
 * table should say is not asked here but in the last part, by texts that may reach some and not others.
 */

const AFTER_DEADLINES = '2013-12-11T03:00:00.000Z';
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

const filingOf: Partial<Record<KeyRole, { id: string; body: object }>> = {
  administrator: { id: 'r-snv', body: review({ party: 'so-noi-vu', level: 'excellent', receipt }) },
  clerk: { id: 'self', body: review({ receipt }) },
  committee: { id: 'self', body: {} },
  unit: { id: 'self', body: review({ step: 'self-review', party: 'so-y-te' }) },
  reviewer: { id: 'r-stc', body: review() },
  member: { id: 'o', body: opinion },
  reader: { id: 'r-stc', body: {} },
};

interface Attempt {
  path: string;
  /** A post, if it has one. */
  body?: object;
  /** Asked with the foreign key instead. */
  foreign?: Omit<Attempt, 'foreign'>;
}

const recognised = [{ unit: 'so-y-te', level: 'good', reason: 'kết quả kiểm tra công vụ' }];

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

/** Whether a leaf is one of a cell's fields, whatever items are meant. */
const isSeen = ({ sees }: Cell, leaf: string): boolean =>
  sees.some((field) => {
    const name = withoutSelectors(field);
    if (name === '*' || name === leaf) return true;
    const below = name.endsWith('.*') ? name.slice(0, -2) : undefined;
    return (
      below !== undefined && (leaf === below || leaf.startsWith(`${below}.`) || leaf.startsWith(`${below}[`))
    );
  });

const hasConditions = (cell: Cell) =>
  cell.unit !== undefined ||
  cell.rows !== undefined ||
  cell.bodyWith !== undefined ||
  cell.only !== undefined ||
  cell.bodyMustBe !== undefined;

const isEmpty = (body: { items?: unknown[] }) => body.items?.length === 0;

describeApi('by the table of access,', { open: 'c', at: AFTER_DEADLINES }, (api) => {
  /** Ids of first secrets, by their senders. */
  const secrets = new Map<string, string>();
  const changed = (role: KeyRole) => (role === 'it' ? 'cua-it' : 'he-thong');
  const signing = { secret: '', id: 'msg-filed' };
  /** The last answer as it was before fields were left out. */
  let whole: unknown;

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
    cancelCampaign: () => ({ path: '/campaigns/called-off/cancel', body: { reason: 'mở nhầm' } }),
    createRehearsalKey: () => ({ path: `/campaigns/dien-tap/rehearsal-key`, body: {} }),
    getProgress: () => ({ path: `${C}/progress` }),
    previewPlan: () => ({ path: '/previews', body: { ...newCampaign } }),
    previewCampaign: () => ({ path: `${C}/preview` }),
    listEvaluations: () => ({ path: `${C}/evaluations` }),
    getEvaluation: () => ({ path: Y_TE }),
    getSynthesisSource: () => ({ path: `${Y_TE}/synthesis` }),
    fileReview: (role) => {
      const path = `${Y_TE}/filings`;
      const body = { ...(filingOf[role] ?? filingOf.reviewer)?.body, id: fresh() };
      return { path, body, ...(isOnBehalf(role) && { foreign: { path, body: review({ id: fresh() }) } }) };
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
      path: `${Y_TE}/filings/${(filingOf[role] ?? filingOf.reviewer)?.id}`,
      ...(['reader', 'committee', 'clerk'].includes(role) && { foreign: { path: `${Y_TE}/filings/r-snv` } }),
    }),
    submitDocument: (role) => {
      const path = `${C}/documents`;
      const synthesis = {
        path,
        body: { kind: 'synthesis', ...document, results: [{ unit: 'so-tai-chinh', ledgerRevision: 0 }] },
      };
      const remarks = {
        path,
        body: { kind: 'remarks', ...document, results: [{ unit: 'so-tai-chinh', remark: 'nhất trí' }] },
      };
      // The same again that was recognised before.
      const recognition = { path, body: { kind: 'recognition', ...document, results: recognised } };
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
    voidFiling: () => ({ path: `${Y_TE}/filings/r-snv/void`, body: { reason: 'nhập nhầm' } }),
    listMarks: () => ({ path: `${C}/marks` }),
    listDocuments: () => ({ path: `${C}/documents` }),
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
    await api.open('called-off');
    const { onAnswer } = api.deps;
    api.deps.onAnswer = (endpoint, answer) => {
      onAnswer?.(endpoint, answer);
      whole = JSON.parse(JSON.stringify(answer.body));
    };
    api.setTime('2013-11-08T03:00:00.000Z');
    const file = (id: string, body: object) => api.post(`${Y_TE}/filings`, { id, ...body });
    await file('r-snv', review({ party: 'so-noi-vu', criteria: criterion('CHUA-CONG-BO') }));
    await file('r-stc', review({ criteria: criterion('DA-CONG-BO'), score: 62 }));
    await api.post(`${Y_TE}/announcements`, { id: 'a-stc', party: 'so-tai-chinh', document });
    const self = { step: 'self-review', party: 'so-y-te', criteria: criterion('TU-DANH-GIA'), receipt };
    await file('self', review(self));
    await file('o', {
      step: 'member-opinion',
      party: 'pct-van-xa',
      level: 'excellent',
      remarks: 'Y-KIEN nhất trí',
    });
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
    await api.post('/campaigns', {
      ...newCampaign,
      id: 'dien-tap',
      clock: { kind: 'rehearsal', minutes: 1440 },
    });
    const refusal = { campaign: 'c', person: 'thu-ky', at: '2013-11-08T03:00:00.000Z', reason: '550' };
    await api.store.register.markAddressRefused(refusal);
    api.setTime('2013-11-12T03:00:00.000Z');
    await file('r-stc-2', review({ criteria: criterion('BAN-SUA') }));
    api.setTime(AFTER_DEADLINES);
    const rows = (row: object) => [{ unit: 'so-y-te', ...row }];
    const ledgerRevision = api.evaluations.ledger('c', 'so-y-te').state.revision;
    for (const [kind, results] of [
      ['synthesis', rows({ ledgerRevision, level: 'excellent', remark: 'TONG-HOP' })],
      ['remarks', rows({ remark: 'NHAN-XET-BAN-CAN-SU' })],
      ['proposal', rows({ level: 'excellent', remark: 'DE-XUAT' })],
      ['recognition', recognised],
    ] as const) {
      const { status } = await api.post(`${C}/documents`, { kind, ...document, results });
      if (status !== 200) throw new Error(`${kind} was answered ${status}`);
    }
  });

  async function ask(attempt: Attempt, role: KeyRole, { party, person }: Holder = {}) {
    const caller = await api.as([role], party, { person });
    whole = undefined;
    return attempt.body ? caller.post(attempt.path, attempt.body) : caller.get(attempt.path);
  }

  /** Everything that a request could have written. */
  async function stored(): Promise<string> {
    const { campaigns, audit, filings, decisions, senders, parked } = api.store;
    const units = partlyStaffed.units.map(({ id: unit }) => ({ campaign: 'c', unit }));
    return JSON.stringify([
      await campaigns.list(),
      await audit.list({ campaign: 'c', limit: 10_000 }),
      await Promise.all(units.map((unit) => filings.byEvaluation(unit))),
      await Promise.all(units.map((unit) => decisions.byEvaluation(unit))),
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
      it.each(refused)(
        'is refused to $role, for its own and for what is not, and nothing is changed',
        async ({ role }) => {
          const before = await stored();
          for (const holder of [OWN[role], FOREIGN[role]]) {
            const answer = await ask(attempt(role), role, holder);
            expect(answer.status).toBe(403);
            expect(answer.body.type).toBe('urn:cong-vu:problem:forbidden');
            expect(answer.get('etag')).toBeUndefined();
            expect(whole).toBeUndefined();
          }
          expect(await stored()).toBe(before);
        },
      );
    }

    it.each(allowed)(
      'is answered to $role with the fields of its cell and no other',
      async ({ role, cells }) => {
        const answer = await ask(attempt(role), role, OWN[role]);
        expect([200, 201, 202]).toContain(answer.status);
        const seen = new Set(leaves(answer.body));
        const meant = (leaf: string) => cells.some((cell) => isSeen(cell, leaf));
        expect([...seen].filter((leaf) => !meant(leaf))).toEqual([]);
        // What is no list of somebody's items is there if anybody has it.
        const always = cells.flatMap(({ sees }) => sees.filter((field) => !/\[[a-z-]+\]/.test(field)));
        const expected = leaves(whole).filter((leaf) => isSeen({ sees: always }, leaf));
        if (!cells.some(({ only, rows }) => only !== undefined || rows !== undefined)) {
          expect(expected.filter((leaf) => !seen.has(leaf))).toEqual([]);
        }
        expect(seen.size).toBeGreaterThan(0);
      },
    );

    const limited = allowed.filter(({ cells }) => cells.every(hasConditions));
    if (limited.length > 0) {
      it.each(limited)(
        'shows $role nothing that is not its own, and changes nothing for it',
        async ({ role }) => {
          const before = await stored();
          const { foreign, ...own } = attempt(role);
          const answer = await ask(foreign ?? own, role, FOREIGN[role]);
          if (answer.status === 200) expect(isEmpty(answer.body)).toBe(true);
          else expect([403, 404]).toContain(answer.status);
          expect(await stored()).toBe(before);
        },
      );
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
      '"excellent"',
      '"score"',
      'pct-van-xa',
      '"revision"',
    ];
    const IDS = ['r-snv', 'r-stc', 'r-stc-2', 'a-stc', 'self', 'o'];

    /** Everything that a key gets by all reads about one unit; a step's names and the plan's levels are no secrets. */
    async function allThatReaches(roles: KeyRole[], { party, person }: Holder = {}): Promise<string> {
      const caller = await api.as(roles, party, { person });
      const paths = [
        C,
        `${C}/evaluations`,
        `${C}/progress`,
        Y_TE,
        `${Y_TE}/synthesis`,
        `${Y_TE}/filings`,
        ...IDS.map((id) => `${Y_TE}/filings/${id}`),
      ];
      const answers = await Promise.all(paths.map((each) => caller.get(each)));
      return answers
        .filter(({ status }) => status === 200)
        .map(({ text }) => text)
        .join('\n');
    }

    const PUBLIC = ['DA-CONG-BO'];
    const REPORT = ['TU-DANH-GIA', '"score"'];

    it.each([
      ['a unit', ['unit'], { party: 'so-y-te' }, [...PUBLIC, ...REPORT]],
      ['an agency', ['reviewer'], { party: 'so-tai-chinh' }, ['DA-CONG-BO', 'BAN-SUA', '"score"']],
      [
        'an agency whose review is not announced',
        ['reviewer'],
        { party: 'so-noi-vu' },
        ['CHUA-CONG-BO', '"score"'],
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
      ['a clerk', ['clerk'], {}, [...REPORT, 'pct-van-xa']],
      ['the committee', ['committee'], {}, [...PUBLIC, ...REPORT, 'pct-van-xa', '"revision"']],
      ['the party body', ['party-body'], {}, []],
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
      const leader = await api.as(['leader'], undefined, { person: 'giam-doc-y-te' });
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

    it('reaches everybody but the committee’s decisions through no read at all, and administrators otherwise', async () => {
      const text = await allThatReaches(['administrator']);
      // The documents of steps 4 and 5 are on paper; of what was entered of them only the recognised level is read.
      const unread = ['TONG-HOP', 'NHAN-XET-BAN-CAN-SU', 'DE-XUAT'];
      expect(MARKS.filter((mark) => !text.includes(mark)).sort()).toEqual(unread.sort());
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
