import { STEP_IDS } from '../../../domain/plan';
import { AUDIENCES } from '../../../domain/rules/audience';
import { LETTER_MATTERS, PAGE_OF, pageOf } from '../../../domain/rules/letter-pages';

/** The rows and columns of the table that have no page yet: whoever gives them one takes them out of here. */
const WITHOUT = {
  matters: [
    'received',
    'announced',
    'frozen',
    'recognised',
    'waived',
    'reopened',
    'not-returned',
    'unreleased',
  ],
  readers: ['partner'],
  steps: ['party-assessment', 'recognition'],
} as const;

const homeAffairs = 'so-noi-vu';
const desk = { party: 'so-y-te', role: 'focal-person' } as const;
const item = { kind: 'reminder', step: 'self-review', party: 'so-y-te', to: desk } as const;
const opened = (change: object) => pageOf({ ...item, ...change }, { homeAffairs });
const opens = (change: object) => opened(change) !== undefined;

describe('of the letters, no link have', () => {
  test('those about what asks for nothing, or has no page', () => {
    const bare = LETTER_MATTERS.filter((matter) => Object.keys(PAGE_OF[matter]).length === 0);
    expect(new Set(bare)).toEqual(new Set(WITHOUT.matters));
  });

  test('those to readers who neither answer for the body that owes nor are in charge of it', () => {
    const bare = AUDIENCES.filter((reader) => LETTER_MATTERS.every((each) => !PAGE_OF[each][reader]));
    expect(bare).toEqual(WITHOUT.readers);
    const others = [
      { party: homeAffairs, role: 'focal-person' },
      { party: homeAffairs, role: 'head' },
      { party: 'van-phong-ubnd', role: 'focal-person' },
      { party: 'so-y-te', role: 'vice-chair' },
      { party: 'ubnd-tinh', role: 'chair' },
    ];
    expect(others.filter((to) => opens({ to }))).toEqual([]);
  });

  test('those of the steps that nobody files', () => {
    const owed = { party: homeAffairs, to: { party: homeAffairs, role: 'focal-person' } };
    expect(STEP_IDS.filter((step) => !opens({ ...owed, step }))).toEqual(WITHOUT.steps);
  });

  test('news that asks for nothing', () => {
    for (const kind of ['waiver-lifted', 'voided']) {
      expect(opens({ kind, missing: [] })).toBe(false);
      expect(opens({ kind, missing: ['filing'] })).toBe(true);
    }
  });
});

test('all others open the page of their matter, whoever of the owing body reads them', () => {
  const readers = [desk, { ...desk, role: 'head' }];
  for (const kind of LETTER_MATTERS) {
    if ((WITHOUT.matters as readonly string[]).includes(kind)) continue;
    for (const to of readers) expect([kind, opened({ kind, to })]).toEqual([kind, 'task']);
  }
  const member = { step: 'member-opinion', party: 'pct-van-xa' };
  expect(opened({ ...member, to: { party: 'pct-van-xa', role: 'secretary' } })).toBe('task');
});

describe('a report that what is owed is overdue', () => {
  const above = [
    { party: homeAffairs, role: 'focal-person' },
    { party: homeAffairs, role: 'head' },
    { party: 'so-y-te', role: 'vice-chair' },
    { party: 'ubnd-tinh', role: 'chair' },
  ];
  const report = { kind: 'escalation' };

  test('opens the list of it to those above, and its task to who answers for it', () => {
    expect(above.map((to) => opened({ ...report, to }))).toEqual(above.map(() => 'overdue'));
    expect(opened({ ...report, to: { ...desk, role: 'head' } })).toBe('task');
  });

  test('of opinions opens nothing: there is no list of late members', () => {
    const opinion = { ...report, step: 'member-opinion', party: 'pct-van-xa' };
    expect(above.filter((to) => opens({ ...opinion, to }))).toEqual([]);
  });
});
