import { type BoardAnswer, type BoardRows, withAnswers } from '../../web/src/pages/board/rows';

const line = (id: string, revision = 1) => ({
  unit: { id, kind: 'department', name: id },
  status: 'open' as const,
  revision,
  nextWakeAt: null,
});
const STC = { step: 'agency-review' as const, party: 'so-tai-chinh', name: 'Sở Tài chính' };
const answer = (more: Partial<BoardAnswer>): BoardAnswer => ({ now: '2013-11-18', items: [], ...more });
const NOTHING: BoardRows = { now: '', rows: [], owing: [], asOf: undefined, readMs: 5 };
const idsOf = ({ rows }: BoardRows) => rows.map(({ unit, revision }) => `${unit.id} ${revision}`);

describe('the rows of a board', () => {
  const held = withAnswers(NOTHING, [
    answer({ items: [line('a'), line('b')], owing: [STC], asOf: 'x' }),
    answer({ items: [line('c')], owing: [STC] }),
  ]);

  it('are those of all pages, and were all there when the first was read', () => {
    expect(idsOf(held)).toEqual(['a 1', 'b 1', 'c 1']);
    expect(held).toMatchObject({ asOf: 'x', owing: [STC], readMs: 5 });
  });

  it('are the same ones where nothing has changed, new where something has, and without what has gone', () => {
    const items = [line('b', 2), line('d')];
    const changed = withAnswers(held, [answer({ items, gone: ['c', 'none'], owing: [], asOf: 'y' })]);
    expect(idsOf(changed)).toEqual(['a 1', 'b 2', 'd 1']);
    expect(changed.rows[0]).toBe(held.rows[0]);
    expect(changed).toMatchObject({ asOf: 'y', owing: [STC], now: '2013-11-18', readMs: 5 });
  });
});
