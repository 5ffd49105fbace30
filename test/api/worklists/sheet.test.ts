import { readSheet } from 'read-excel-file/universal';
import type request from 'supertest';
import type { Caller } from '../../support/api/api';
import { review } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { archiveOf, workbookOf } from '../../support/api/workbook';

const C = '/campaigns/c';
const LIST = `${C}/worklists/agency-review/so-tai-chinh`;
const AT = '2013-11-08T03:00:00.000Z';

type Cell = string | number | null;

describeApi('a worklist as a sheet', { fresh: true, open: 'c', at: AT }, (api) => {
  let agency: Caller;
  beforeEach(async () => {
    agency = await api.as(['reviewer'], 'so-tai-chinh');
  });
  const draftOf = (unit: string) => `${C}/evaluations/${unit}/drafts/agency-review/so-tai-chinh`;
  const put = (unit: string, fields: object, more: Record<string, string> = { 'If-None-Match': '*' }) =>
    agency.put(draftOf(unit), { filing: `nx-${unit}`, fields }).set(more);
  const upload = (bytes: Buffer): request.Test => agency.post(`${LIST}/drafts`, bytes);
  const send = (cells: Cell[][]) => upload(workbookOf(cells));
  const template = async (): Promise<Cell[][]> => {
    const answer = await agency.get(`${LIST}/template`).buffer(true).parse(asBytes);
    expect(answer.status).toBe(200);
    return (await readSheet(new Uint8Array(answer.body as Buffer).buffer)) as Cell[][];
  };
  /** The template, with some cells written in. */
  const filled = async (cells: Record<string, Record<string, Cell>>): Promise<Cell[][]> => {
    const sheet = await template();
    const [head = []] = sheet;
    return sheet.map((row) =>
      row.map((cell, at) => {
        const written = cells[String(row[0])];
        const title = Object.keys(written ?? {}).find((each) => String(head[at]).includes(each));
        return title === undefined ? cell : (written?.[title] ?? null);
      }),
    );
  };

  it('is downloaded with a row for each unit that is owed, and what is drafted', async () => {
    const { body } = await put('so-y-te', { level: 'good', 'criteria.duties.achieved': 'đạt\nhai dòng' });
    const answer = await agency.get(`${LIST}/template`);
    expect(answer.get('content-disposition')).toContain('agency-review-so-tai-chinh.xlsx');
    const [head = [], ...rows] = await template();
    expect(head.slice(0, 3)).toEqual(['Mã đơn vị', 'Đơn vị', 'Lần lưu (đề nghị giữ nguyên)']);
    const cell = (row: Cell[] = [], title: string) =>
      row[head.findIndex((each) => String(each).includes(title))] ?? null;
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ['so-noi-vu', 'Sở Nội vụ', null],
      ['so-y-te', 'Sở Y tế', body.revision],
    ]);
    expect(cell(rows[1], 'đạt được')).toBe('đạt\nhai dòng');
    expect(cell(rows[1], 'Mức độ')).toBe('hoàn thành tốt nhiệm vụ');
    await agency.post(`${C}/evaluations/so-noi-vu/filings`, review({ id: 'nx' }));
    expect((await template()).map(([unit]) => unit)).toEqual(['Mã đơn vị', 'so-y-te']);
    const readings = await api.get('/audit?action=content-read');
    expect(readings.body.items[0].target).toBe('getWorklistTemplate agency-review so-tai-chinh');
  });

  it('becomes drafts and files nothing; again is the same', async () => {
    await put('so-y-te', { 'document.number': '12', remarks: 'cũ' });
    const sheet = await filled({
      'so-noi-vu': { 'đạt được': 'đạt', 'tồn tại': 'không', 'Mức độ': 'hoan thanh xuat sac nhiem vu' },
      'so-y-te': { 'Nhận xét': 'mới', 'Điểm chung': 85.5 },
    });
    const first = await send(sheet);
    expect([first.status, first.body.faults]).toEqual([200, []]);
    expect(first.body.rows).toMatchObject([
      { row: 2, unit: 'so-noi-vu', outcome: 'saved', filled: 3, of: 6 },
      { row: 3, unit: 'so-y-te', outcome: 'saved' },
    ]);
    expect((await agency.get(draftOf('so-noi-vu'))).body.fields).toEqual({
      level: 'excellent',
      'criteria.duties.achieved': 'đạt',
      'criteria.duties.shortcomings': 'không',
    });
    // What has no column stays.
    expect((await agency.get(draftOf('so-y-te'))).body).toMatchObject({
      filing: 'nx-so-y-te',
      fields: { 'document.number': '12', remarks: 'mới', score: '85,5' },
    });
    const again = await send(sheet);
    expect(again.body.faults).toEqual([]);
    expect((again.body.rows as { outcome: string }[]).map(({ outcome }) => outcome)).toEqual([
      'unchanged',
      'unchanged',
    ]);
    expect(await api.store.filings.byEvaluation({ campaign: 'c', unit: 'so-y-te' })).toEqual([]);
  });

  it('does not overwrite what somebody has changed meanwhile', async () => {
    const { headers } = await put('so-y-te', { remarks: 'một' });
    const sheet = await filled({ 'so-y-te': { 'Nhận xét': 'ba' }, 'so-noi-vu': { 'Nhận xét': 'mới' } });
    await put('so-y-te', { remarks: 'hai' }, { 'If-Match': headers['etag'] ?? '' });
    await put('so-noi-vu', { remarks: 'có trước' });
    const { body } = await send(sheet);
    expect(body.rows).toEqual([]);
    expect(body.faults).toMatchObject([
      { row: 2, column: 'A', unit: 'so-noi-vu', message: { vi: expect.stringContaining('thử nghiệm') } },
      { row: 3, column: 'A', unit: 'so-y-te' },
    ]);
    expect((await agency.get(draftOf('so-y-te'))).body.fields).toEqual({ remarks: 'hai' });
  });

  it('tells what is wrong by row and column, and leaves those rows out', async () => {
    await agency.post(`${C}/evaluations/so-noi-vu/filings`, review({ id: 'nx' }));
    const { body } = await send([
      ['Đơn vị', 'MUC DO hoàn thành đề nghị', 'Nhận xét chung', 'Điểm chung', 'Ghi chú của tôi'],
      ['so y te', 'rất tốt', 'x', 'nhiều', 'y'],
      ['Sở Nội vụ', null, 'đã nộp rồi', null, null],
      ['Sở Lạ', null, 'x', null, null],
      [null, null, null, null, null],
    ]);
    expect(body.rows).toEqual([]);
    expect(
      (body.faults as { row: number; column: string }[]).map(({ row, column }) => `${column}${row}`),
    ).toEqual(['E1', 'B2', 'D2', 'A3', 'A4']);
    expect(body.faults[1].message.vi).toContain('hoàn thành tốt nhiệm vụ');
    expect(await api.store.drafts.headsOf({ campaign: 'c', parties: ['so-tai-chinh'] })).toEqual([]);
  });

  it('takes what a formula came to, and runs none', async () => {
    const { body } = await send([
      ['Mã đơn vị', 'Điểm chung'],
      ['so-y-te', '=1+1'],
    ]);

    expect(body.rows).toMatchObject([{ outcome: 'saved' }]);
    expect((await agency.get(draftOf('so-y-te'))).body.fields).toEqual({ score: '2' });
  });

  it('is refused where it is no workbook, has not the columns of the template, or would grow without measure', async () => {
    const rows = Array.from({ length: 5001 }, () => ['x']);
    for (const bytes of [
      Buffer.from('Đơn vị,Điểm'),
      archiveOf({ 'a.txt': 'x' }),
      archiveOf({ 'xl/workbook.xml': 'x' }, 1e9),
      workbookOf([['Cột'], ['x']]),
      workbookOf([['Mã đơn vị'], ...rows]),
    ]) {
      const { status, body } = await upload(bytes);
      expect([status, body.errors]).toMatchObject([422, [{ rule: 'format' }]]);
    }
  });

  it('is its party’s alone', async () => {
    const administrator = await api.as(['administrator']);
    expect((await administrator.get(`${LIST}/template`)).status).toBe(403);
    const other = await api.as(['reviewer'], 'so-noi-vu');
    expect((await other.post(`${LIST}/drafts`, workbookOf([['Mã đơn vị']]))).status).toBe(403);
  });
});

function asBytes(response: request.Response, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  const stream = response as unknown as NodeJS.ReadableStream;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
}
