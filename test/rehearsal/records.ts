import path from 'node:path';
import type { Difference } from '../../rehearsal/checker/findings';
import { readPlan } from '../../rehearsal/checker/read-plan';
import type { CheckedRegister } from '../../rehearsal/checker/read-register';
import type { ItemRecord, LetterRecord, Records } from '../../rehearsal/checker/records';

export const plan = readPlan(path.join(__dirname, '../../config/plans/dong-nai-2013.yaml'));

/** One unit, one agency, one member, and a person behind each role that letters of steps 1–3 go to. */
export const register: CheckedRegister = {
  units: [{ id: 'xa', name: 'Xã' }],
  owed: new Map([
    [
      'xa',
      [
        { step: 'self-review', party: 'xa' },
        { step: 'agency-review', party: 'so' },
      ],
    ],
  ]),
  members: new Map(),
  people: new Map([
    ['xa/focal-person', ['dau-moi-xa']],
    ['xa/head', ['lanh-dao-xa']],
    ['xa/vice-chair', ['pho']],
    ['so/focal-person', ['dau-moi-so']],
    ['so/head', ['lanh-dao-so']],
    ['so/vice-chair', ['pho']],
    ['so-noi-vu/focal-person', ['dau-moi-noi-vu']],
    ['so-noi-vu/head', ['lanh-dao-noi-vu']],
    ['van-phong-ubnd/focal-person', ['dau-moi-van-phong']],
    ['ubnd-tinh/chair', ['chu-tich']],
  ]),
  emailOf: new Map(
    [
      'dau-moi-xa',
      'lanh-dao-xa',
      'pho',
      'dau-moi-so',
      'lanh-dao-so',
      'dau-moi-noi-vu',
      'lanh-dao-noi-vu',
      'chu-tich',
    ].map((person) => [person, `${person}@example.example`]),
  ),
};

/** An instant by the clock on the wall in the plan's zone. */
export const local = (text: string): string => new Date(`${text.replace(' ', 'T')}:00+07:00`).toISOString();

/** The same instant a few milliseconds later, or earlier. */
export const shifted = (at: string, byMs: number): string => new Date(Date.parse(at) + byMs).toISOString();

/** A finding in one line: «item-missing: dau-moi-xa: reminder 14, self-review of xa for xa, at …». */
export function inShort(difference: Difference): string {
  const { kind } = difference;
  if ('item' in difference) {
    const { person, item, at } = difference;
    const { kind: said, day, step, party, unit } = item;
    return `${kind}: ${person}: ${said}${day > 0 ? ` ${day}` : ''}, ${step} of ${party} for ${unit}, at ${at}`;
  }
  if ('step' in difference) {
    const { step, party, unit, expected, shown } = difference;
    return `${kind}: ${step} of ${party} for ${unit}: ${JSON.stringify({ expected, shown })}`;
  }
  return `${kind}: ${'person' in difference ? `${difference.person}: ` : ''}${difference.letter}`;
}

type Owing = Pick<ItemRecord, 'step' | 'party' | 'kind' | 'day' | 'half'>;

/** What tells of something, and asks for nothing. */
const NEWS = [
  'received',
  'announced',
  'frozen',
  'recognised',
  'waived',
  'waiver-lifted',
  'voided',
  'reopened',
];

/** A letter that went out at its instant. */
export function letter(person: string, at: string, items: readonly Owing[]): LetterRecord {
  const instant = local(at);
  return {
    id: `thu#${instant}#${person}`,
    person,
    at: instant,
    state: 'sent',
    needsRelease: false,
    sentAt: instant,
    possibleDuplicates: 0,
    items: items.map((item) => ({
      ...item,
      unit: 'xa',
      at: instant,
      ...(NEWS.includes(item.kind) ? {} : { obligation: `${item.step}/${item.party}` }),
      told: true,
    })),
  };
}

/** The same letter after a release. */
export function released(of: LetterRecord, at: string): LetterRecord {
  const instant = local(at);
  return { ...of, needsRelease: true, releasedAt: instant, sentAt: instant };
}

/** A letter that was looked at and not sent; nothing of it is told. */
export function withdrawn({ sentAt: _never, ...of }: LetterRecord): LetterRecord {
  return { ...of, state: 'withdrawn', items: of.items.map((item) => ({ ...item, told: false })) };
}

export const self = { step: 'self-review', party: 'xa' } as const;
export const review = { step: 'agency-review', party: 'so' } as const;

/**
 * A short year as it should be: the agency files and announces on 05/10, the unit files on 25/10, a synthesis follows on 26/11, recognition on 29/11.
 */
export function goodRecords(): Records {
  const letters = [
    letter('dau-moi-xa', '2013-10-01 08:00', [{ ...self, kind: 'opening', day: 0 }]),
    letter('dau-moi-so', '2013-10-01 08:00', [{ ...review, kind: 'opening', day: 0 }]),
    letter('dau-moi-so', '2013-10-07 16:30', [{ ...review, kind: 'received', day: 0 }]),
    letter('dau-moi-xa', '2013-10-07 16:30', [{ ...review, kind: 'announced', day: 0 }]),
    letter('dau-moi-xa', '2013-10-25 16:30', [{ ...self, kind: 'received', day: 0 }]),
    ...['dau-moi-xa', 'lanh-dao-xa'].flatMap((person) => [
      letter(person, '2013-11-26 16:30', [{ step: 'party-assessment', party: 'xa', kind: 'frozen', day: 0 }]),
      letter(person, '2013-11-29 16:30', [{ step: 'recognition', party: 'xa', kind: 'recognised', day: 0 }]),
    ]),
  ];
  const receipt = (
    id: string,
    kind: 'filing' | 'announcement',
    of: typeof self | typeof review,
    at: string,
  ) => ({
    id,
    kind,
    ...of,
    receivedAt: local(at),
    storedAt: local(at),
    held: false,
  });
  const records: Records = {
    campaign: 'thu',
    openedAt: local('2013-10-01 02:00'),
    units: [
      {
        unit: 'xa',
        receipts: [
          receipt('nx', 'filing', review, '2013-10-05 09:00'),
          receipt('tb', 'announcement', review, '2013-10-05 11:00'),
          receipt('bc', 'filing', self, '2013-10-25 11:00'),
        ],
        decisions: [
          { kind: 'synthesis', at: local('2013-11-26 10:00') },
          { kind: 'remarks', at: local('2013-11-27 10:00') },
          { kind: 'proposal', at: local('2013-11-28 10:00') },
          { kind: 'recognition', at: local('2013-11-29 10:00') },
        ],
      },
    ],
    letters,
    mails: [],
  };
  return withMails(records);
}

/** The mailbox as it should be for what was sent. */
export function withMails(records: Records): Records {
  const sent = records.letters.filter(({ state }) => state === 'sent');
  const mails = sent.map(({ id, person }) => ({
    messageId: `<${id}>`,
    letter: id,
    campaign: records.campaign,
    to: [register.emailOf.get(person) ?? ''],
  }));
  return { ...records, mails };
}
