import type { Caller } from '../../support/api/api';
import { review, waiver } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';

const LIST = '/campaigns/c/evaluations';
const NOW = '2013-11-08T03:00:00.000Z';

interface Line {
  unit: { id: string };
  cells: { step: string; filed: number; overdue: number }[];
}

interface List {
  asOf: string;
  gone?: string[];
  items: Line[];
  nextCursor?: string;
}

const units = (lines: readonly Line[]) => lines.map(({ unit }) => unit.id);

describeApi('what has changed in a list of evaluations', { open: 'c', at: NOW, fresh: true }, (api) => {
  const list = async (query: string, caller: Pick<Caller, 'get'> = api): Promise<List> => {
    const answer = await caller.get(`${LIST}?cells=true&${query}`);
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    return answer.body as List;
  };
  const file = (unit: string, more: object = {}) => api.post(`${LIST}/${unit}/filings`, review(more));
  const waive = (unit: string) => api.post(`${LIST}/${unit}/waivers`, waiver('agency-review/so-tai-chinh'));

  /** All was written a minute ago, and the process knows of it for half of that. */
  beforeEach(async () => {
    const kept = await api.raw('evaluations');
    await kept.updateMany({}, { $set: { writtenAt: new Date(Date.now() - 60_000) } });
    await list('');
    const now = performance.now.bind(performance);
    jest.spyOn(performance, 'now').mockImplementation(() => now() + 30_000);
  });
  afterEach(() => jest.restoreAllMocks());

  it('is nothing if nothing has, and goes on from there', async () => {
    const { asOf, gone, items } = await list('');
    expect(units(items)).toHaveLength(4);
    expect(gone).toBeUndefined();
    const later = await list(`changedSince=${asOf}`);
    expect(later).toMatchObject({ items: [], gone: [] });
    expect(await list(`changedSince=${later.asOf}`)).toMatchObject({ items: [], gone: [] });
  });

  it('is each evaluation that was written since, as it stands, and no other', async () => {
    const { asOf } = await list('');
    await file('so-y-te');
    for (const _again of ['once', 'twice']) {
      const { items, gone } = await list(`changedSince=${asOf}`);
      expect(units(items)).toEqual(['so-y-te']);
      expect(items[0]?.cells[0]).toMatchObject({ filed: 1 });
      expect(gone).toEqual([]);
    }
  });

  it('names what has left the filter, and has what has come into it', async () => {
    const owes = 'owes=so-tai-chinh&step=agency-review';
    const [owing, done] = [await list(owes), await list('step=agency-review&state=waived')];
    expect(units(owing.items)).toEqual(['so-noi-vu', 'so-y-te']);
    expect(units(done.items)).toEqual([]);
    await waive('so-y-te');
    expect(await list(`${owes}&changedSince=${owing.asOf}`)).toMatchObject({ items: [], gone: ['so-y-te'] });
    const come = await list(`step=agency-review&state=waived&changedSince=${done.asOf}`);
    expect(units(come.items)).toEqual(['so-y-te']);
  });

  it.each<[string, () => string | Promise<string>]>([
    ['with another filter', () => 'kind=department'],
    ['if there is more of it than a page', () => 'limit=1'],
    ['if nobody has given what it was asked with', () => `changedSince=x`],
    [
      'on another day, since days change what is overdue',
      () => {
        api.setTime('2013-11-11T03:00:00.000Z');
        return '';
      },
    ],
  ])('is the list itself, from its beginning, %s', async (_when, query) => {
    const { asOf } = await list('');
    await file('so-y-te');
    await file('so-noi-vu', { id: 'other' });
    const asked = await query();
    const answer = await list(asked.includes('changedSince') ? asked : `changedSince=${asOf}&${asked}`);
    expect(answer.gone).toBeUndefined();
    expect(answer.asOf).toEqual(expect.any(String));
    expect(units(answer.items)[0]).toBe('so-noi-vu');
    if (!answer.nextCursor) return expect(answer.items).toHaveLength(4);
    // Whoever goes on with the same address turns the pages of the list.
    const next = await list(`limit=1&changedSince=${asOf}&cursor=${answer.nextCursor}`);
    expect(units(next.items)).toEqual(['so-tai-chinh']);
    expect(next).not.toHaveProperty('asOf');
  });

  it('tells those in charge of some units of no other', async () => {
    const leader = await api.as(['leader'], 'so-y-te', { person: 'giam-doc-y-te', campaign: 'c' });
    const { asOf, items } = await list('', leader);
    expect(units(items)).toEqual(['so-y-te']);
    await file('so-noi-vu', { id: 'other' });
    expect(await list(`changedSince=${asOf}`, leader)).toMatchObject({ items: [], gone: [] });
    await file('so-y-te');
    expect(units((await list(`changedSince=${asOf}`, leader)).items)).toEqual(['so-y-te']);
    // What was given to somebody else is of other rows.
    expect((await list(`changedSince=${asOf}`)).gone).toBeUndefined();
  });

  it('is not told to those who are told where nothing stands', async () => {
    const reviewer = await api.as(['reviewer'], 'so-tai-chinh', { campaign: 'c' });
    expect((await reviewer.get(`${LIST}?changedSince=x`)).status).toBe(403);
    expect((await reviewer.get(LIST)).body).not.toHaveProperty('asOf');
  });
});
