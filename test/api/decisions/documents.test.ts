import { document, reasoned, waiver } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';

const UNITS = ['so-tai-chinh', 'so-y-te'];

interface Line {
  id: string;
  kind: string;
  unit: string;
}

describeApi('through the API,', { open: 'c', at: '2013-12-11T03:00:00.000Z' }, (api) => {
  const submit = (kind: string, row: object, more: object = {}) =>
    api.post('/campaigns/c/documents', {
      kind,
      id: 'so-1',
      ...document,
      ...more,
      results: UNITS.map((unit) => ({ unit, ...row })),
    });
  const list = async (query = ''): Promise<Line[]> =>
    (await api.get(`/campaigns/c/documents?${query}`)).body.items;
  const named = async (query: string) => (await list(query)).map(({ id, unit }) => `${unit} ${id}`);

  beforeAll(async () => {
    api.setTime('2013-12-11T03:00:00.000Z');
    await api.post(
      '/campaigns/c/evaluations/so-y-te/waivers',
      waiver('agency-review/so-noi-vu', { id: 'm-1' }),
    );
    await submit('synthesis', { ledgerRevision: 0, level: 'good', remark: 'đạt' });
    const results = [{ unit: 'so-y-te', ledgerRevision: 1, level: 'good', remark: 'đạt' }];
    await api.post('/campaigns/c/documents', { kind: 'synthesis', id: 'so-2', ...document, results });
    await submit('remarks', { remark: 'Ban cán sự nhất trí' });
    await submit('proposal', { level: 'good' });
    await submit('adjustment', { level: 'excellent', reason: 'vượt chỉ tiêu' });
    const decision = { number: '15/QĐ-UBND', signer: 'Chủ tịch', url: 'https://cong-bo.example/15' };
    await submit('recognition', { level: 'excellent' }, decision);
  });

  describe('the documents of a campaign', () => {
    it('are read row by row: what was remarked, proposed, adjusted and decided, with numbers and reasons', async () => {
      const lines = await list('unit=so-tai-chinh');
      const said = { outcome: 'accepted', unit: 'so-tai-chinh', number: '90/SNV', date: '2013-12-11' };
      expect(lines).toMatchObject([
        { ...said, id: 'adjustment-so-1', level: 'excellent', reason: 'vượt chỉ tiêu' },
        { ...said, id: 'proposal-so-1', level: 'good' },
        {
          ...said,
          id: 'recognition-so-1',
          level: 'excellent',
          number: '15/QĐ-UBND',
          signer: 'Chủ tịch',
          url: 'https://cong-bo.example/15',
        },
        { ...said, id: 'remarks-so-1', remark: 'Ban cán sự nhất trí' },
        { ...said, id: 'synthesis-so-1', level: 'good', remark: 'đạt', revision: 1 },
      ]);
      expect(lines[0]).toMatchObject({
        receivedAt: '2013-12-11T03:00:00.000Z',
        actor: expect.stringMatching(/^thử nghiệm \(/),
      });
    });

    it('have waivers among them, and rows that were refused with why', async () => {
      expect(await list('kind=waiver')).toMatchObject([
        {
          id: 'waiver-m-1',
          obligation: 'agency-review/so-noi-vu',
          reason: 'mới sáp nhập',
          outcome: 'accepted',
        },
      ]);
      expect(await list('unit=so-y-te&document=synthesis-so-1')).toMatchObject([
        { outcome: 'refused', refusal: 'revision-differs' },
      ]);
    });

    it.each([
      ['kind', 'kind=proposal', ['so-tai-chinh proposal-so-1', 'so-y-te proposal-so-1']],
      ['document', 'document=remarks-so-1', ['so-tai-chinh remarks-so-1', 'so-y-te remarks-so-1']],
      ['kind and unit', 'kind=synthesis&unit=so-y-te', ['so-y-te synthesis-so-1', 'so-y-te synthesis-so-2']],
      ['unit and document', 'unit=so-y-te&document=proposal-so-1', ['so-y-te proposal-so-1']],
      ['a document of another kind', 'kind=remarks&document=proposal-so-1', []],
      ['a unit without any', 'unit=so-noi-vu', []],
    ])('are filtered by %s', async (_what, query, expected) => {
      expect(await named(query)).toEqual(expected);
    });

    it.each(['', 'unit=so-y-te&', 'kind=synthesis&', 'unit=so-y-te&document=proposal-so-1&'])(
      'come in pages (?%s)',
      async (query) => {
        const all = await named(query);
        const paged: string[] = [];
        let cursor = '';
        do {
          const { body } = await api.get(`/campaigns/c/documents?${query}limit=2${cursor}`);
          expect(body.items.length).toBeLessThanOrEqual(2);
          paged.push(...body.items.map(({ id, unit }: Line) => `${unit} ${id}`));
          cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
        } while (cursor);
        expect(paged).toEqual(all);
      },
    );

    it.each([
      ['a kind that is none', 'kind=rumour', '?kind'],
      ['voids, which filings show', 'kind=voiding', '?kind'],
      ['a unit that is no id', 'unit=%2F', '?unit'],
    ])('are not filtered by %s', async (_what, query, field) => {
      const { status, body } = await api.get(`/campaigns/c/documents?${query}`);
      expect(status).toBe(422);
      expect(body.errors).toMatchObject([{ field }]);
    });

    it('are those of a campaign that there is', async () => {
      expect((await api.get('/campaigns/none/documents')).status).toBe(404);
    });

    it('have reopenings among them', async () => {
      await api.post('/campaigns/c/evaluations/so-y-te/reopenings', reasoned({ id: 'r-1' }));
      expect(await list('kind=reopening')).toMatchObject([
        { id: 'reopening-r-1', reason: 'bổ sung nhận xét' },
      ]);
    });
  });

  describe('the ids of documents', () => {
    it('are those of their kind: the same number can be a synthesis and a proposal', async () => {
      expect(await named('unit=so-tai-chinh')).toHaveLength(5);
    });
  });
});
