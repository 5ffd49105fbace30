import { MB } from '../../../domain/files/file-limits';
import { ScannerAway } from '../../../use-cases/files/scanner';
import type { Caller } from '../../support/api/api';
import { review } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import {
  announced,
  DOCX,
  large,
  type OnDisk,
  partOf,
  pdf,
  png,
  sendParts,
  sha256Of,
  upload,
  XLSX,
  zip,
} from '../../support/api/files';

const UNIT = '/campaigns/c/evaluations/so-y-te';
const FILES = `${UNIT}/files/agency-review/so-tai-chinh`;
const AT = '2013-11-01T03:00:00.000Z';

describeApi('a file that is sent', { open: 'c', at: AT }, (api) => {
  let agency: Caller;
  beforeAll(async () => {
    agency = await api.as(['reviewer'], 'so-tai-chinh');
  });

  const complete = (at: string) => agency.post(`${at}/complete`, {});
  const file = (more: object) => agency.post(`${UNIT}/filings`, review({ id: 'nx-1', ...more }));
  const refusedFields = ({
    status,
    body,
  }: {
    status: number;
    body: { errors?: { field: string; rule: string }[] };
  }) => [status, body.errors?.map(({ field, rule }) => [field, rule])];

  it('is completed by several at once as by one', async () => {
    const at = await sendParts(agency, FILES, large('a.pdf', MB + 1));
    const answers = await Promise.all([complete(at), complete(at), complete(at)]);
    expect(answers.map(({ status, body }) => [status, body.state])).toEqual(Array(3).fill([200, 'complete']));
  });

  it('is sent as bytes and as nothing else', async () => {
    const at = await sendParts(agency, FILES, pdf('a.pdf'), { only: [] });
    expect((await agency.put(`${at}/parts/1`, { a: 1 })).status).toBe(415);
    const tooMuch = await agency.put(`${at}/parts/1`, Buffer.alloc(MB + 1));
    expect([tooMuch.status, tooMuch.body.type]).toEqual([413, 'urn:cong-vu:problem:too-large']);
    const elsewhere = `${UNIT}/drafts/agency-review/so-tai-chinh`;
    expect((await agency.put(elsewhere, Buffer.from('{}'))).status).toBe(415);
  });

  it.each<[string, OnDisk, string[][] | string]>([
    ['a DOCX', zip('b.docx', DOCX), 'docx'],
    ['an XLSX', zip('B.XLSX', XLSX), 'xlsx'],
    ['a PNG', png('ảnh.png'), 'png'],
    ['a JPEG', { name: 'a.jpeg', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0]) }, 'jpg'],
    ['a PDF after a byte order mark', { name: 'a.pdf', bytes: Buffer.from('\ufeff%PDF-1.4') }, 'pdf'],
    ['a PNG under the name of a PDF', png('a.pdf'), [['name', 'not-as-named']]],
    ['an XLSX under the name of a DOCX', zip('a.docx', XLSX), [['name', 'not-as-named']]],
    ['an archive that is no document', zip('a.docx', ['a.txt']), [['name', 'not-as-named']]],
    ['a page', { name: 'a.pdf', bytes: Buffer.from('<script>') }, [['name', 'not-as-named']]],
    [
      'a program in an archive that is cut off',
      { name: 'a.xlsx', bytes: Buffer.from('PK\u0003\u0004') },
      [['name', 'not-as-named']],
    ],
    ['a DOCX with macros', zip('a.docx', [...DOCX, 'word/vbaProject.bin']), [['name', 'has-macros']]],
    [
      'an XLSX with a macro sheet',
      zip('a.xlsx', [...XLSX, 'xl/macrosheets/sheet1.xml']),
      [['name', 'has-macros']],
    ],
  ])('is known by its bytes: %s', async (_what, sent, expected) => {
    const at = await sendParts(agency, FILES, sent);
    const answer = await complete(at);
    if (typeof expected === 'string') {
      expect([answer.status, answer.body.kind]).toEqual([200, expected]);
      return;
    }
    expect(refusedFields(answer)).toEqual([422, expected]);
    // It is not kept, and can be sent anew.
    expect((await agency.get(at)).status).toBe(404);
    expect((await agency.post(FILES, announced(sent))).body.arrived).toEqual([]);
  });

  it('is not kept if it is another than was promised', async () => {
    const promised = { ...announced(pdf('a.pdf')), sha256: 'a'.repeat(64) };
    const { id } = (await agency.post(FILES, promised)).body;
    await agency.put(`${FILES}/${id}/parts/1`, pdf('a.pdf').bytes);
    expect(refusedFields(await complete(`${FILES}/${id}`))).toEqual([422, [['sha256', 'other-bytes']]]);
    expect((await agency.get(`${FILES}/${id}`)).status).toBe(404);
  });

  it.each<[string, object, unknown]>([
    ['a path before its name', { name: 'C:\\Users\\a\\Bao cao.pdf' }, 'Bao cao.pdf'],
    ['another path', { name: '../../etc/a.pdf' }, 'a.pdf'],
    ['a decomposed name', { name: 'Báo cáo.pdf'.normalize('NFD') }, 'Báo cáo.pdf'],
    ['a name that turns its direction', { name: 'a\u202efdp.pdf' }, [['name', 'one-line']]],
    ['a name with a control character', { name: 'a\u0000.pdf' }, [['name', 'one-line']]],
    ['no name', { name: 'a/' }, [['name', 'required']]],
    ['another kind', { name: 'a.exe' }, [['name', 'file-kind']]],
    ['two endings', { name: 'a.pdf.html' }, [['name', 'file-kind']]],
    ['no bytes', { size: 0 }, [['size', 'too-small']]],
    ['too many bytes', { size: 20 * MB + 1 }, [['size', 'too-big']]],
    ['a digest that is none', { sha256: 'x' }, [['sha256', 'format']]],
  ])('is begun or refused with %s', async (_what, more, expected) => {
    const answer = await agency.post(FILES, { ...announced(pdf('a.pdf')), ...more });
    if (typeof expected === 'string') expect([answer.ok, answer.body.name]).toEqual([true, expected]);
    else expect(refusedFields(answer)).toEqual([422, expected]);
  });

  it.each([
    ['of another obligation', `${UNIT}/files/member-opinion/pct-van-xa`, ['member'], 'pct-van-xa'],
    [
      'of another unit',
      '/campaigns/c/evaluations/so-noi-vu/files/agency-review/so-tai-chinh',
      ['reviewer'],
      'so-tai-chinh',
    ],
    ['of another party', `${UNIT}/files/agency-review/so-noi-vu`, ['reviewer'], 'so-noi-vu'],
  ] as const)('%s is not filed, and not found', async (_what, at, roles, party) => {
    const id = await upload(await api.as(roles, party), at, pdf('a.pdf'));
    const answer = await file({ files: [id] });
    expect(refusedFields(answer)).toEqual([422, [['files[0]', 'unknown-file']]]);
    expect((await agency.get(`${FILES}/${id}`)).status).toBe(404);
    expect((await agency.get(`${FILES}/${id}/content`)).status).toBe(404);
  });

  it.each<[string, unknown, string[][]]>([
    ['that is not there', ['x'.repeat(22)], [['files[0]', 'unknown-file']]],
    ['twice', ['x'.repeat(22), 'x'.repeat(22)], [['files', 'duplicate']]],
    ['by an id that is none', ['x'], [['files[0]', 'format']]],
    [
      'eleven times',
      Array.from({ length: 11 }, (_, i) => `${'x'.repeat(20)}${i + 10}`),
      [['files', 'too-big']],
    ],
  ])('%s is not filed', async (_what, files, expected) => {
    expect(refusedFields(await file({ files }))).toEqual([422, expected]);
  });

  it('of a party that owes nothing there is not begun', async () => {
    const other = await api.as(['reviewer'], 'van-phong-ubnd');
    const at = `${UNIT}/files/agency-review/van-phong-ubnd`;
    expect((await other.post(at, announced(pdf('a.pdf')))).status).toBe(404);
  });

  it('that a person sends is sent from our own page', async () => {
    const person = await api.signedIn('tai-chinh@thu-nghiem.example');
    const at = await sendParts(person, FILES, pdf('a.pdf'), { only: [] });
    const foreign = person.put(`${at}/parts/1`, pdf('a.pdf').bytes).set('Sec-Fetch-Site', 'cross-site');
    expect((await foreign).body.type).toBe('urn:cong-vu:problem:cross-origin');
    expect((await person.put(`${at}/parts/1`, pdf('a.pdf').bytes)).status).toBe(204);
  });

  describe('with a scanner', () => {
    const scanned = async (name: string, scan: () => Promise<'clean' | 'infected'>) => {
      const beside = api.beside({
        files: { maxBytes: MB, partyBytes: 50 * MB, scanner: { scan, answers: async () => true } },
      });
      const caller = await beside.as(['reviewer'], 'so-tai-chinh');
      const at = await sendParts(caller, FILES, pdf(name));
      return { at, answer: await caller.post(`${at}/complete`, {}) };
    };

    it('is clean', async () => {
      expect((await scanned('sach.pdf', async () => 'clean')).answer.body).toMatchObject({
        state: 'complete',
        scan: 'clean',
      });
    });

    it('that is infected is refused and removed', async () => {
      const { at, answer } = await scanned('nhiem.pdf', async () => 'infected');
      expect(refusedFields(answer)).toEqual([422, [['name', 'infected']]]);
      expect((await agency.get(at)).status).toBe(404);
    });

    it('waits for one that is away, and loses nothing', async () => {
      const { at, answer } = await scanned('cho.pdf', () => Promise.reject(new ScannerAway('away')));
      expect([answer.status, answer.get('Retry-After')]).toEqual([503, '10']);
      expect((await agency.get(at)).body).toMatchObject({ state: 'open', arrived: [1] });
      expect((await complete(at)).status).toBe(200);
    });
  });
});

describeApi('a file', { fresh: true, open: 'c', at: AT }, (api) => {
  let agency: Caller;
  beforeEach(async () => {
    agency = await api.as(['reviewer'], 'so-tai-chinh');
  });

  const complete = (at: string) => agency.post(`${at}/complete`, {});
  const file = (more: object) => agency.post(`${UNIT}/filings`, review({ id: 'nx-1', ...more }));
  const refusedFields = ({
    status,
    body,
  }: {
    status: number;
    body: { errors?: { field: string; rule: string }[] };
  }) => [status, body.errors?.map(({ field, rule }) => [field, rule])];

  it('is begun, sent in parts, completed, read, and filed', async () => {
    const scan = large('Báo cáo.pdf', 2 * MB + 5);
    const begun = await agency.post(FILES, announced(scan));
    const { id } = begun.body;
    const head = {
      id,
      channel: 'person',
      name: 'Báo cáo.pdf',
      size: 2 * MB + 5,
      sha256: sha256Of(scan.bytes),
    };
    expect([begun.status, begun.body]).toEqual([
      201,
      { ...head, state: 'open', partBytes: MB, parts: 3, arrived: [], by: 'thử nghiệm', startedAt: AT },
    ]);
    for (const n of [3, 1]) {
      expect((await agency.put(`${FILES}/${id}/parts/${n}`, partOf(scan, n))).status).toBe(204);
    }
    // Somebody has lost the page: the same file again goes on.
    const again = await agency.post(FILES, announced(scan));
    expect([again.status, again.body.id, again.body.arrived]).toEqual([200, id, [1, 3]]);
    const early = await complete(`${FILES}/${id}`);
    expect([early.status, early.body.missing]).toEqual([409, [2]]);
    await agency.put(`${FILES}/${id}/parts/2`, partOf(scan, 2));
    const done = await complete(`${FILES}/${id}`);
    const whole = {
      ...head,
      state: 'complete',
      kind: 'pdf',
      scan: 'none',
      arrived: [1, 2, 3],
      completedAt: AT,
    };
    expect([done.status, done.body]).toMatchObject([200, whole]);
    expect((await complete(`${FILES}/${id}`)).body).toEqual(done.body);
    expect((await agency.get(FILES)).body.items).toEqual([done.body]);
    expect((await agency.get(`${FILES}/${id}`)).body).toEqual(done.body);

    const filed = await file({ files: [id] });
    expect(filed.status).toBe(201);
    const read = await agency.get(`${UNIT}/filings/nx-1`);
    const evidence = { id, name: head.name, size: head.size, sha256: head.sha256, kind: 'pdf' };
    expect(read.body.content.files).toEqual([evidence]);
    // A correction may name it again, and a repetition is the same filing.
    expect((await file({ files: [id] })).status).toBe(200);
    expect((await file({ id: 'nx-2', files: [id] })).status).toBe(201);
    const other = await file({});
    expect([other.status, other.body.type]).toEqual([409, 'urn:cong-vu:problem:content-differs']);
  });

  it('is one file, however often its parts are sent, and of no other content', async () => {
    const small = pdf('a.pdf');
    const at = await sendParts(agency, FILES, small);
    await sendParts(agency, FILES, small);
    const other = Buffer.from(small.bytes).fill('x', 12, 15);
    const refused = await agency.put(`${at}/parts/1`, other);
    expect([refused.status, refused.body.type]).toEqual([409, 'urn:cong-vu:problem:content-differs']);
    expect((await complete(at)).body.sha256).toBe(sha256Of(small.bytes));
    expect((await agency.put(`${at}/parts/1`, other)).status).toBe(409);
    expect((await agency.put(`${at}/parts/2`, other)).status).toBe(404);
    expect(refusedFields(await agency.put(`${at}/parts/1`, Buffer.from('x')))).toEqual([
      422,
      [['', 'other-bytes']],
    ]);
    expect((await agency.get(FILES)).body.items).toHaveLength(1);
  });

  it('has no room where its party has filled it, by whole megabytes', async () => {
    const few = await api
      .beside({ files: { maxBytes: MB, partyBytes: 2 * MB } })
      .as(['reviewer'], 'so-tai-chinh');
    for (const name of ['a.pdf', 'b.pdf'])
      expect((await few.post(FILES, announced(pdf(name)))).status).toBe(201);
    expect(refusedFields(await few.post(FILES, announced(pdf('c.pdf'))))).toEqual([
      422,
      [['size', 'no-room']],
    ]);
    expect((await few.post(FILES, announced(pdf('a.pdf')))).status).toBe(200);
    const otherParty = await api.as(['reviewer'], 'so-noi-vu');
    const others = `${UNIT}/files/agency-review/so-noi-vu`;
    expect((await otherParty.post(others, announced(pdf('c.pdf')))).status).toBe(201);
  });

  it('is filed by the one who sent it: a party its own, a clerk those of papers', async () => {
    const clerk = await api.as(['clerk']);
    const own = await upload(agency, FILES, pdf('a.pdf'));
    const scanned = await upload(clerk, FILES, pdf('a.pdf'), { paper: true });
    expect(scanned).not.toBe(own);
    expect((await clerk.get(`${FILES}/${own}`)).status).toBe(404);
    expect((await agency.get(`${FILES}/${scanned}/content`)).status).toBe(404);
    expect((await clerk.post(FILES, announced(pdf('b.pdf')))).status).toBe(403);
    expect((await agency.post(FILES, announced(pdf('b.pdf'), true))).status).toBe(403);
    const receipt = { stampedAt: '2013-11-01T01:00:00.000Z', documentNumber: '7', clerk: 'Văn thư' };
    const paper = (id: string, more: object = {}) =>
      clerk.post(`${UNIT}/filings`, review({ id, receipt, ...more }));
    expect(refusedFields(await paper('g-1', { files: [own] }))).toEqual([
      422,
      [['files[0]', 'unknown-file']],
    ]);
    // A paper may have its scan before its contents.
    const bare = { id: 'g-2', step: 'agency-review', party: 'so-tai-chinh', awaitsContent: true, receipt };
    expect((await clerk.post(`${UNIT}/filings`, { ...bare, files: [scanned] })).status).toBe(201);
    expect((await paper('g-3', { replaces: 'g-2', files: [scanned] })).status).toBe(201);
    expect((await clerk.get(`${UNIT}/filings/g-3/files/${scanned}`)).status).toBe(200);
    expect((await agency.get(`${UNIT}/filings/g-3/files/${scanned}`)).status).toBe(200);
  });

  it('is not filed before it is complete, and is checked with everything else', async () => {
    const at = await sendParts(agency, FILES, pdf('a.pdf'));
    const files = [at.split('/').at(-1)];
    const both = await agency.post(`${UNIT}/filings/check`, review({ files, level: 'heroic' }));
    expect(refusedFields(both)).toEqual([
      422,
      [
        ['level', 'unknown-level'],
        ['files[0]', 'incomplete-file'],
      ],
    ]);
    await complete(at);
    expect((await agency.post(`${UNIT}/filings/check`, review({ files }))).status).toBe(200);
  });

  it('is read by who reads its filing, saved and never shown, also in ranges', async () => {
    const sent = large('Biên bản «số 1».pdf', MB + 100);
    const id = await upload(agency, FILES, sent);
    await file({ files: [id] });
    const path = `${UNIT}/filings/nx-1@so-tai-chinh/files/${id}`;
    const whole = await api.get(path).buffer(true);
    expect(sha256Of(whole.body as Buffer)).toBe(sha256Of(sent.bytes));
    expect(whole.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(MB + 100),
      'content-disposition': `attachment; filename="Bien ban _so 1_.pdf"; filename*=UTF-8''Bi%C3%AAn%20b%E1%BA%A3n%20%C2%ABs%E1%BB%91%201%C2%BB.pdf`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'accept-ranges': 'bytes',
      etag: `"${sha256Of(sent.bytes)}"`,
    });
    const ranged = async (range: string, more: Record<string, string> = {}) => {
      const { status, headers, body } = await api
        .get(path)
        .set({ Range: range, ...more })
        .buffer(true);
      return [status, headers['content-range'], (body as Buffer).equals(sent.bytes) || String(body)];
    };
    const size = MB + 100;
    const bytes = (from: number, to: number) => String(sent.bytes.subarray(from, to));
    expect(await ranged('bytes=0-4')).toEqual([206, `bytes 0-4/${size}`, '%PDF-']);
    expect(await ranged(`bytes=${MB - 2}-${MB + 1}`)).toEqual([
      206,
      `bytes ${MB - 2}-${MB + 1}/${size}`,
      bytes(MB - 2, MB + 2),
    ]);
    expect(await ranged('bytes=-3')).toEqual([
      206,
      `bytes ${size - 3}-${size - 1}/${size}`,
      bytes(size - 3, size),
    ]);
    expect(await ranged('bytes=9000000-')).toEqual([200, undefined, true]);
    expect(await ranged('bytes=0-1,3-4')).toEqual([200, undefined, true]);
    expect(await ranged('bytes=0-4', { 'If-Range': '"other"' })).toEqual([200, undefined, true]);
    // Whom the review is announced to does not get its evidence.
    const { status } = await agency.post(`${UNIT}/announcements`, {
      party: 'so-tai-chinh',
      document: { number: '1', date: '2013-10-31', signer: 'x' },
    });
    expect(status).toBe(201);
    const unit = await api.as(['unit'], 'so-y-te');
    expect((await unit.get(`${UNIT}/filings/nx-1@so-tai-chinh`)).body.content.files).toBeUndefined();
    for (const caller of [
      unit,
      await api.as(['member'], 'pct-van-xa'),
      await api.as(['reviewer'], 'so-noi-vu'),
    ]) {
      expect((await caller.get(path)).status).toBe(404);
    }
    expect((await api.get(`${UNIT}/filings/nx-1@so-tai-chinh/files/${'x'.repeat(22)}`)).status).toBe(404);
    const readings = await api.get('/audit?action=content-read');
    expect((readings.body.items as { target: string }[]).map(({ target }) => target)).toContain(
      `getFiledFile nx-1@so-tai-chinh ${id}`,
    );
  });

  it('says nothing of itself in logs or in the audit', async () => {
    const id = await upload(agency, FILES, pdf('BI-MAT.pdf', 'NOI-DUNG'));
    await file({ files: [id] });
    await agency.get(`${UNIT}/filings/nx-1/files/${id}`);
    await complete(await sendParts(agency, FILES, png('BI-MAT-2.pdf')));
    const told =
      api.log.join('') + JSON.stringify(await api.store.audit.list({ campaign: 'c', limit: 1000 }));
    expect(told).not.toMatch(/BI-MAT|NOI-DUNG/);
  });

  it('of a cancelled campaign is not begun', async () => {
    const row = await api.store.evaluations.get({ campaign: 'c', unit: 'so-y-te' });
    if (!row) throw new Error('no evaluation');
    await api.store.campaigns.setState({ campaign: 'c', state: 'cancelled', endedAtReal: AT });
    await api.store.evaluations.upsertIfNewer({ ...row, status: 'cancelled', open: false, changes: 1000 });
    expect((await agency.post(FILES, announced(pdf('a.pdf')))).status).toBe(409);
  });

  it('that a draft or a filing names outlives its term; one that nobody names does not', async () => {
    const days = async (id: string) => {
      const { forgetAt } = (await api.store.files.get(id)) ?? {};
      const parts = await api.store.files.partsOf([id]);
      return [forgetAt, ...parts.map((part) => part.forgetAt)].map((at) =>
        at === undefined ? 'kept' : Math.round((at.getTime() - Date.now()) / 86_400_000),
      );
    };
    const begun = (await sendParts(agency, FILES, pdf('mo.pdf'))).split('/').at(-1) ?? '';
    expect(await days(begun)).toEqual([7, 7]);
    const [drafted, filed, unnamed] = (await Promise.all(
      ['a.pdf', 'b.pdf', 'c.pdf'].map((name) => upload(agency, FILES, pdf(name))),
    )) as [string, string, string];
    const draft = { filing: 'nx-9', fields: { files: `${drafted} ${begun}` } };
    await agency.put(`${UNIT}/drafts/agency-review/so-tai-chinh`, draft).set('If-None-Match', '*');
    await file({ files: [filed] });
    expect(await Promise.all([drafted, filed, unnamed, begun].map(days))).toEqual([
      [900, 900],
      ['kept', 'kept'],
      [30, 30],
      [7, 7],
    ]);
    // What comes late takes nothing back.
    await api.store.files.complete({ _id: filed, kind: 'pdf', scan: 'none', completedAt: AT });
    await api.store.files.keepForDraft({
      campaign: 'c',
      unit: 'so-y-te',
      step: 'agency-review',
      party: 'so-tai-chinh',
      ids: [filed],
    });
    expect(await days(filed)).toEqual(['kept', 'kept']);
  });

  it('that is gone when its filing comes is not filed', async () => {
    const id = await upload(agency, FILES, large('a.pdf', MB + 1));
    const { files } = api.store;
    const late = {
      ...files,
      keep: async (kept: { _id: string; parts: number }) => (await files.remove(kept)) && files.keep(kept),
    };
    const beside = await api
      .beside({ store: { ...api.store, files: late } })
      .as(['reviewer'], 'so-tai-chinh');
    const answer = await beside.post(`${UNIT}/filings`, review({ id: 'nx-1', files: [id] }));
    expect(refusedFields(answer)).toEqual([422, [['files[0]', 'unknown-file']]]);
    expect((await agency.get(`${UNIT}/filings/nx-1`)).status).toBe(404);
  });
});
