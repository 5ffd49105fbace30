import { bucketOf } from '../../domain/pulse';
import { type Hint, isStale, joined } from '../../web/src/app/hints';

const stale = (key: readonly unknown[], hint: Hint | 'all') => isStale(key, new Map([['c', hint]]));
const Y_TE = { units: [bucketOf('so-y-te')] };

describe('what pages have read', () => {
  it.each<[string, readonly unknown[], Hint | 'all', boolean]>([
    ['the board, when a unit has changed', ['c', 'board', { kind: 'x' }], Y_TE, true],
    ['a list of units, when one of them has changed', ['c', 'evaluations', { step: 'x' }], Y_TE, true],
    ['a unit, when it has changed', ['c', 'evaluations', 'so-y-te'], Y_TE, true],
    ['a unit, when another one has changed', ['c', 'evaluations', 'so-tai-chinh'], Y_TE, false],
    ['a receipt, when its unit has changed', ['c', 'receipts', 'so-y-te', 'f'], Y_TE, true],
    ['letters, when letters have changed', ['c', 'letters', 'waiting'], { letters: true }, true],
    ['letters, when a unit has changed', ['c', 'letters'], Y_TE, false],
    ['the board, when letters have changed', ['c', 'board'], { letters: true }, true],
    ['documents, when documents have changed', ['c', 'documents'], { documents: true }, true],
    ['a unit, when documents have changed', ['c', 'evaluations', 'x'], { documents: true }, true],
    ['the tasks, when anything has', ['tasks'], Y_TE, true],
    ['the tasks, at the beginning of a stream', ['tasks'], {}, false],
    ['another campaign', ['d', 'board'], 'all', false],
    ['whatever there is, once a minute', ['c', 'people'], 'all', true],
    ['a form that somebody writes in', ['c', 'forms', 'so-y-te'], 'all', false],
    ['a draft', ['c', 'drafts', 'so-y-te'], Y_TE, false],
    ['who is signed in', ['me'], 'all', false],
  ])('of %s', (_what, key, hint, isAsked) => {
    expect(stale(key, hint)).toBe(isAsked);
  });

  it('of what came meanwhile, all', () => {
    expect(joined({ units: [1] }, { units: [2], letters: true })).toMatchObject({
      units: [1, 2],
      letters: true,
    });
    expect(joined({ letters: true }, 'all')).toBe('all');
    expect(joined(undefined, { documents: true })).toEqual({ documents: true });
  });
});
