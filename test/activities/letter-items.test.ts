import { compareItems, PersonItems } from '../../activities/letter-items';
import type { LetterItem } from '../../store/documents/letter';

const item = (change: Partial<LetterItem>): LetterItem => ({
  kind: 'reminder',
  day: 7,
  step: 'self-review',
  obligation: 'self-review/so-y-te',
  party: 'so-y-te',
  to: { party: 'so-y-te', role: 'focal-person' },
  needsRelease: false,
  unit: 'so-y-te',
  at: '2013-11-29T01:00:00.000Z',
  ...change,
});

test('the gravest item comes first', () => {
  const items = [
    item({ kind: 'received', obligation: undefined }),
    item({ kind: 'opening', day: 0 }),
    item({ day: 14 }),
    item({ day: 1 }),
    item({ kind: 'due-today', day: 0 }),
    item({ kind: 'escalation', day: 3 }),
    item({ kind: 'overdue', day: 1 }),
    item({ kind: 'overdue', day: 7 }),
  ];
  expect(items.sort(compareItems).map(({ kind, day }) => `${kind} ${day}`)).toEqual([
    'overdue 7',
    'escalation 3',
    'overdue 1',
    'due-today 0',
    'reminder 1',
    'reminder 14',
    'opening 0',
    'received 7',
  ]);
});

test('one obligation is said once to one person, in the gravest way', () => {
  const items = new PersonItems();
  items.add(item({ kind: 'escalation', day: 3, needsRelease: true }), 'n-1');
  items.add(item({ kind: 'overdue', day: 3 }), 'n-1');
  items.add(item({ kind: 'reminder', day: 1 }), 'n-0');
  expect(items.inOrder.map(({ kind }) => kind)).toEqual(['overdue']);
});

test('two filings of one day are told as two, one told to two roles of a person as one', () => {
  const received = item({ kind: 'received', day: 0, obligation: undefined });
  const items = new PersonItems();
  items.add(received, 'received/a');
  items.add(received, 'received/b');
  items.add({ ...received, to: { party: 'so-y-te', role: 'head' } }, 'received/b');
  expect(items.inOrder).toHaveLength(2);
  expect(items.hasStage).toBe(false);
});
