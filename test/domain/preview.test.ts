import { type PreviewRow, previewOf } from '../../domain/preview';
import { plan2013, plan2026 } from '../fixtures/plans';
import { DESKS, staffed } from '../fixtures/small-register';

const register = staffed({
  ...DESKS,
  'giam-doc-tai-chinh': [['so-tai-chinh', 'head']],
  'chanh-van-phong': [['van-phong-ubnd', 'head']],
  'pho-chu-tich': [
    ['so-tai-chinh', 'vice-chair'],
    ['so-noi-vu', 'vice-chair'],
  ],
});

const preview = previewOf({ plan: plan2013, register });

const rowsOf = (id: string, rows: PreviewRow[] = preview.rows) => rows.filter((row) => row.person.id === id);

const itemsAt = (id: string, at: string) => rowsOf(id).find((row) => row.at === at)?.items;

describe('the preview of a campaign', () => {
  it('opens with one letter for each person who owes something, with all that they owe', () => {
    expect(itemsAt('tai-chinh', '2013-10-01T01:00:00.000Z')).toEqual([
      {
        step: 'agency-review',
        label: 'bước 1',
        kind: 'opening',
        day: 0,
        needsRelease: false,
        units: 2,
        obligations: 2,
      },
      {
        step: 'self-review',
        label: 'bước 2',
        kind: 'opening',
        day: 0,
        needsRelease: false,
        units: 1,
        obligations: 1,
      },
    ]);
  });

  it('never has two letters for one person at one instant', () => {
    const keys = preview.rows.map((row) => `${row.at} ${row.person.id}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is in the order of time', () => {
    const instants = preview.rows.map((row) => row.at);
    expect(instants).toEqual(instants.toSorted());
  });

  it('reminds on the golden dates of step 1 and escalates after D', () => {
    const days = rowsOf('giam-doc-tai-chinh').map((row) => row.at.slice(0, 10));
    expect(days).toEqual(['2013-11-11', '2013-12-11']);
    const first = rowsOf('tai-chinh').filter((row) => row.items.some((i) => i.step === 'agency-review'));
    expect(first.map((row) => row.at.slice(0, 10))).toEqual([
      '2013-10-01',
      '2013-10-22',
      '2013-10-31',
      '2013-11-06',
      '2013-11-08',
      '2013-11-11',
      '2013-11-13',
      '2013-11-19',
    ]);
  });

  it('marks what waits for release: above the head of the owing body, and all of step 3', () => {
    expect(rowsOf('pho-chu-tich').every((row) => row.needsRelease)).toBe(true);
    expect(rowsOf('thu-ky').every((row) => row.needsRelease)).toBe(true);
    expect(rowsOf('tai-chinh').some((row) => row.needsRelease)).toBe(false);
  });

  it('counts units and reviews, and reports to nobody what that body itself owes', () => {
    // Sở Tài chính owes two reviews; Sở Nội vụ is told of them, and of its own as overdue, not as a report.
    expect(itemsAt('noi-vu', '2013-11-13T01:00:00.000Z')).toContainEqual({
      step: 'agency-review',
      label: 'bước 1',
      kind: 'escalation',
      day: 3,
      needsRelease: false,
      units: 2,
      obligations: 2,
    });
  });

  it('has step 4 from the latest deadline of steps 1 to 3, and never step 5', () => {
    const steps = (step: string) =>
      preview.rows.filter((row) => row.items.some((item) => item.step === step));
    expect(steps('party-assessment')[0]?.at).toBe('2013-12-11T01:00:00.000Z');
    expect(steps('recognition')).toEqual([]);
  });

  it('leaves out what is past when the campaign opens late', () => {
    const late = previewOf({ plan: plan2013, register, openedAt: '2013-11-20T00:00:00.000Z' });
    expect(late.rows[0]?.at).toBe('2013-11-20T01:00:00.000Z');
    expect(
      late.rows.some((row) =>
        row.items.some((item) => item.kind === 'reminder' && item.step === 'agency-review'),
      ),
    ).toBe(false);
  });

  it('names the recipients that nobody is, and the days off that no document has set', () => {
    expect(preview.unreachable).toContainEqual({ party: 'so-y-te', role: 'head' });
    expect(preview.unconfirmed).toEqual([]);
    expect(previewOf({ plan: plan2026, register }).unconfirmed.map((day) => day.date)).toEqual([
      '2026-11-24',
    ]);
  });
});
