import type { KeyRole } from '../../../domain/key-roles';
import { document, review } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import {
  AFTER_DEADLINES,
  C,
  callersOf,
  fileYear,
  type Holder,
  NOI_VU,
  OWN,
  receipt,
  SIGNED,
  Y_TE,
} from './filed-year';

/** What the table of access should say, by texts that may reach some and not others. */
describeApi('what is filed', { open: 'c', at: AFTER_DEADLINES }, (api) => {
  const callerOf = callersOf(api);
  beforeAll(async () => {
    await fileYear(api);
    // The dossier of one that reviews others is frozen too.
    const { revision: ledgerRevision } = api.evaluations.ledger('c', 'so-tai-chinh').state;
    for (const [kind, row] of [
      ['synthesis', { ledgerRevision }],
      ['remarks', { remark: 'nhất trí' }],
    ] as const) {
      const results = [{ unit: 'so-tai-chinh', ...row }];
      const { status } = await api.post(`${C}/documents`, { kind, ...document, results });
      if (status !== 200) throw new Error(`${kind} was answered ${status}`);
    }
  });

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
    'TEP-AGENCY-REVIEW',
    'TEP-SELF-REVIEW',
    'TEP-MEMBER-OPINION',
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
  const REPORT = ['TU-DANH-GIA', '"score"', 'TEP-SELF-REVIEW'];
  /** What was entered wrongly is read by who enters alone; the party in whose name it was hears that it was voided. */
  const VOIDED = ['NHAP-NHAM', 'LY-DO-HUY'];
  const SUBMITTED = ['TONG-HOP', 'NHAN-XET-BAN-CAN-SU', '"excellent"'];

  it.each([
    ['a unit', ['unit'], { party: 'so-y-te' }, [...PUBLIC, ...REPORT, 'LY-DO-HUY']],
    [
      'an agency',
      ['reviewer'],
      { party: 'so-tai-chinh' },
      ['DA-CONG-BO', 'BAN-SUA', '"score"', 'TEP-AGENCY-REVIEW'],
    ],
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
      [...PUBLIC, ...REPORT, 'Y-KIEN', 'TEP-MEMBER-OPINION', '"excellent"', 'pct-van-xa'],
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
      ['DA-CONG-BO', 'BAN-SUA', '"score"', 'TEP-AGENCY-REVIEW'],
    ],
  ] as [string, KeyRole[], Holder, string[]][])(
    'reaches %s just as the domain has it',
    async (_who, roles, holder, expected) => {
      const text = await allThatReaches(roles, holder);
      expect(MARKS.filter((mark) => text.includes(mark)).sort()).toEqual([...expected].sort());
    },
  );

  it('reaches IT in nothing that looks after the service either, but for who filed', async () => {
    const caller = await callerOf(['it']);
    const paths = [
      '/me',
      '/campaigns',
      `${C}/plan`,
      '/audit?limit=10000',
      '/senders',
      '/senders/he-thong',
      '/senders/he-thong/deliveries',
      '/accounts?granted=false',
      '/keys',
    ];
    const answers = await Promise.all(paths.map((each) => caller.get(each)));
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200));
    const text = answers.map((each) => each.text).join('\n');
    const isContent = (mark: string) =>
      !['pct-van-xa', '"revision"', '"score"', '"excellent"'].includes(mark);
    expect(MARKS.filter((mark) => isContent(mark) && text.includes(mark))).toEqual([]);
    const audit = answers[3]?.text ?? '';
    expect(MARKS.filter((mark) => mark !== 'pct-van-xa' && audit.includes(mark))).toEqual([]);
  });

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

  it('tells who is in charge of a reviewer which of its reviews have not come, and no more of those units', async () => {
    const leader = await callerOf(['leader'], { person: 'giam-doc-noi-vu' });
    const list = await leader.get(`${C}/evaluations`);
    const others = list.body.items.filter(({ unit }: { unit: { id: string } }) => unit.id !== 'so-noi-vu');
    expect(others).not.toEqual([]);
    for (const { unit, outstanding = [], ...more } of others) {
      expect([unit.id, more]).toEqual([expect.any(String), {}]);
      for (const owed of outstanding)
        expect(owed).toMatchObject({ step: 'agency-review', party: 'so-noi-vu' });
    }
    expect((await leader.get(Y_TE)).status).toBe(403);
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

  it('shows a reader no more of an announced review than before, however it was entered, corrected or voided', async () => {
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

  it('shows the party body its own rows alone, page for page', async () => {
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

  it('hides from a clerk a filing that no clerk entered, also where they name it', async () => {
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

  it('has no ETag for those who see a part of it', async () => {
    for (const [role, path] of [
      ['unit', Y_TE],
      ['reader', C],
    ] as const) {
      const answer = await (await api.as([role], OWN[role]?.party)).get(path);
      expect([answer.status, answer.get('etag')]).toEqual([200, undefined]);
    }
  });
});
