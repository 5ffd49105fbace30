import { review } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';

describeApi('through the API, tables', { open: 'c', at: '2013-11-13T03:00:00.000Z' }, (api) => {
  beforeAll(async () => {
    await api.post('/campaigns/c/evaluations/so-y-te/filings', review({ id: 'stc' }));
  });
  const taken = (query: string) => api.get(`/campaigns/c/export?${query}`);
  const linesOf = async (what: string) => {
    const { text } = await taken(`what=${what}&as=csv`);
    expect(text.startsWith('\ufeff')).toBe(true);
    return text.slice(1).trimEnd().split('\r\n');
  };

  it('of the board have a line for each unit, under the names of the steps', async () => {
    const [heads, ...lines] = await linesOf('board');
    expect(heads).toContain(
      '"Đơn vị","bước 1: phải nhận","bước 1: đã nhận","bước 1: đã thông báo công khai"',
    );
    expect(lines).toHaveLength(4);
    expect(lines.find((line) => line.includes('Sở Y tế'))).toContain('"Sở Y tế","2","1","0","2","3","0"');
  });

  it('of what is overdue begin with the longest, and name the half that is missing', async () => {
    const [, ...lines] = await linesOf('overdue');
    expect(lines).toContain('"3","Sở Tài chính","Sở Y tế","bước 1","thông báo công khai","09/11/2013","3"');
  });

  it("of letters are the administrator's alone", async () => {
    expect((await linesOf('letters'))[0]).toMatch(/^"Đợt thư","Người nhận"/);
    const committee = await api.as(['committee']);
    expect((await committee.get('/campaigns/c/export?what=letters&as=csv')).status).toBe(403);
    expect((await committee.get('/campaigns/c/export?what=board&as=csv')).status).toBe(200);
  });

  it('are files to keep, for a spreadsheet or as plain text', async () => {
    const csv = await taken('what=board&as=csv');
    expect(csv.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.get('content-disposition')).toMatch(/^attachment; filename="c-board.csv"/);
    const xlsx = await taken('what=board&as=xlsx')
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      });
    expect(xlsx.get('content-type')).toMatch(/spreadsheetml\.sheet$/);
    expect((xlsx.body as Buffer).subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  });

  it('are recorded in the audit', async () => {
    await taken('what=overdue&as=xlsx');
    const { body } = await api.get('/audit?action=table-exported');
    expect(body.items).toContainEqual(expect.objectContaining({ campaign: 'c', target: 'overdue xlsx' }));
  });

  it.each(['what=people&as=csv', 'what=board&as=pdf', 'what=board'])(
    'there are none of %s',
    async (query) => {
      expect((await taken(query)).status).toBe(422);
    },
  );
});
