import type { Difference, Saying } from '../../rehearsal/checker/findings';
import { local } from './records';

/** One finding of every kind, of the small register. */

const review = { unit: 'so-y-te', step: 'agency-review', party: 'so-noi-vu' } as const;
const self = { unit: 'so-y-te', step: 'self-review', party: 'so-y-te' } as const;
const opinion = { unit: 'so-y-te', step: 'member-opinion', party: 'chu-tich' } as const;
const synthesis = { unit: 'so-y-te', step: 'party-assessment', party: 'so-noi-vu' } as const;
const ofUnit = { unit: 'so-y-te', step: 'party-assessment', party: 'so-y-te' } as const;

const at = local('2013-10-22 08:00');
const person = 'dau-moi-so-y-te';
const letter = `c#${at}#${person}`;
const ofLetter = { person, at, letter };
const of = (item: Saying) => ({ ...ofLetter, item });

/** Everything that a letter may say. */
export const SAYINGS: readonly Saying[] = [
  { ...self, kind: 'opening', day: 0 },
  { ...self, kind: 'reminder', day: 7 },
  { ...self, kind: 'due-today', day: 0 },
  { ...review, kind: 'overdue', day: 0, half: 'announcement' },
  { ...review, kind: 'overdue', day: 1, half: 'filing' },
  { ...review, kind: 'escalation', day: 3 },
  { ...opinion, kind: 'escalation', day: 7 },
  { ...synthesis, kind: 'reminder', day: 1 },
  { ...synthesis, step: 'recognition', kind: 'reminder', day: 1 },
  { ...ofUnit, party: 'ban-can-su-dang', kind: 'not-returned', day: 1 },
  { ...ofUnit, step: 'recognition', party: 'ubnd-tinh', kind: 'not-returned', day: 1 },
  { ...review, kind: 'received', day: 0 },
  { ...review, kind: 'announced', day: 0 },
  { ...ofUnit, kind: 'frozen', day: 0 },
  { ...ofUnit, kind: 'reopened', day: 0 },
  { ...ofUnit, step: 'recognition', kind: 'recognised', day: 0 },
  { ...review, kind: 'waived', day: 0 },
  { ...opinion, kind: 'waiver-lifted', day: 0 },
  { ...self, kind: 'voided', day: 0 },
];

const [, reminder, , announcement] = SAYINGS as [Saying, Saying, Saying, Saying];
const onTime = { timeliness: 'on-time', lateWorkingDays: 0 };
const late = { timeliness: 'late', lateWorkingDays: 2 };

/** In the order of the type. */
export const EVERY_DIFFERENCE: readonly Difference[] = [
  ...SAYINGS.map((item): Difference => ({ kind: 'item-missing', person, at, item })),
  { kind: 'item-missing', state: 'sent', ...of(reminder) },
  { kind: 'item-missing', state: 'withdrawn', ...of(reminder) },
  ...(['not-planned', 'not-owed', 'overtaken', 'undone', 'no-such-event'] as const).map(
    (because): Difference => ({ kind: 'item-needless', because, ...of(reminder) }),
  ),
  { kind: 'item-twice', ...of(reminder) },
  { kind: 'item-otherwise', ...of(announcement), expected: { kinds: ['overdue'], day: 1, half: 'filing' } },
  { kind: 'item-otherwise', ...of(reminder), expected: { kinds: ['escalation', 'overdue'], day: 1 } },
  { kind: 'item-unreleased', ...of(reminder) },
  { kind: 'item-late', ...of(reminder), notedFor: local('2013-10-21 16:30') },
  {
    kind: 'news-at-another-time',
    ...of({ ...self, kind: 'received', day: 0 }),
    expected: local('2013-10-21 16:30'),
  },
  { kind: 'letter-twice', ...ofLetter },
  { kind: 'letter-supplement', ...ofLetter },
  { kind: 'letter-refused', ...ofLetter },
  { kind: 'letter-held', ...ofLetter },
  { kind: 'letter-empty', ...ofLetter },
  ...(['waiting', 'ready', 'sending'] as const).map(
    (state): Difference => ({ kind: 'letter-unsent', ...ofLetter, state }),
  ),
  { kind: 'letter-at-another-time', ...ofLetter, expected: at, sentAt: local('2013-10-22 09:30') },
  { kind: 'letter-at-another-time', ...ofLetter, expected: at, sentAt: at.replace('.000', '.001') },
  { kind: 'waiting-untold', ...ofLetter, tellsAt: local('2013-10-23 08:00') },
  {
    kind: 'waiting-untold',
    ...ofLetter,
    tellsAt: local('2013-10-23 08:00'),
    until: local('2013-10-25 10:00'),
  },
  { kind: 'mail-missing', ...ofLetter },
  { kind: 'mail-changing', ...ofLetter },
  { kind: 'mail-too-often', ...ofLetter, state: 'sent', copies: 2 },
  { kind: 'mail-shared', ...ofLetter, other: 'c#other' },
  { kind: 'mail-misdirected', ...ofLetter, to: ['x@y.example'], expected: 'z@y.example' },
  { kind: 'mail-unknown', letter: 'c#none', to: ['x@y.example'] },
  { kind: 'standing', ...self, expected: { status: 'done', ...onTime } },
  {
    kind: 'standing',
    ...self,
    expected: { status: 'done', ...onTime },
    shown: { status: 'content-awaited', ...late },
  },
  {
    kind: 'standing',
    ...review,
    expected: { status: 'ended', missing: ['announcement'] },
    shown: { status: 'outstanding', missing: ['filing', 'announcement'] },
  },
  {
    kind: 'standing',
    ...synthesis,
    expected: { status: 'done', ...onTime, returned: late },
    shown: { status: 'submitted', timeliness: 'on-the-day', lateWorkingDays: 0 },
  },
  { kind: 'standing', ...opinion, expected: { status: 'waived' }, shown: { status: 'done', ...onTime } },
  { kind: 'contents', ...self, expected: ['bc-2'], shown: [] },
  { kind: 'voiding', ...self, filing: 'bc', expected: at },
  { kind: 'voiding', ...self, filing: 'bc', shown: at },
];
