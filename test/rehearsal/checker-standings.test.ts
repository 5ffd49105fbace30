import { compareStandings } from '../../rehearsal/checker/compare-standings';
import type { ReceiptRecord, ShownObligation, UnitRecord } from '../../rehearsal/checker/records';
import { goodRecords, inShort, local, plan, register, review, self } from './records';

const onTime = { timeliness: 'on-time', lateWorkingDays: 0 };
const late = (lateWorkingDays: number) => ({ timeliness: 'late', lateWorkingDays });
const up = (step: 'party-assessment' | 'recognition') => ({ step, party: 'so-noi-vu' });

/** The good year as the service should show it, with what is shown of one obligation changed. */
function unitOf({
  receipts,
  decisions,
  shown = {},
}: {
  receipts?: ReceiptRecord[];
  decisions?: UnitRecord['decisions'];
  /** By step. */
  shown?: Record<string, Partial<ShownObligation>>;
}): UnitRecord {
  const [good] = goodRecords().units;
  if (!good) throw new Error('the good year has a unit');
  const done: ShownObligation[] = [
    { ...self, status: 'done', ...onTime },
    { ...review, status: 'done', ...onTime },
    { ...up('party-assessment'), status: 'done', ...onTime, returned: onTime },
    { ...up('recognition'), status: 'done', ...onTime, returned: onTime },
  ];
  return {
    unit: 'xa',
    receipts: receipts ?? good.receipts.map((each) => ({ ...each, counts: each.kind === 'filing' })),
    decisions: decisions ?? good.decisions,
    shown: done.map((each) => ({ ...each, ...shown[each.step] })),
  };
}

const found = (unit: UnitRecord): string[] =>
  compareStandings({ plan, register, units: [unit] }).differences.map(inShort);

const filing = (id: string, receivedAt: string, more: Partial<ReceiptRecord> = {}): ReceiptRecord => ({
  id,
  kind: 'filing',
  ...self,
  receivedAt: local(receivedAt),
  storedAt: local(receivedAt),
  held: false,
  ...more,
});

/** The review with its announcement, and what else came of the unit's own. */
const withReview = (...own: ReceiptRecord[]): ReceiptRecord[] => [
  filing('nx', '2013-10-05 09:00', { ...review, counts: true }),
  filing('tb', '2013-10-05 11:00', { ...review, kind: 'announcement' }),
  ...own,
];

describe('how the service shows each obligation is held against the receipts:', () => {
  it('a good year stands', () => {
    expect(found(unitOf({}))).toEqual([]);
    expect(found(unitOf({ shown: { 'self-review': late(1) } }))).toEqual([
      expect.stringMatching(/^standing: self-review of xa for xa: .*expected.*"on-time".*shown.*"late"/),
    ]);
  });

  const entry = filing('bc', '2013-12-12 09:00');
  const correction = filing('bc-2', '2013-12-09 09:00', {
    storedAt: local('2013-12-16 09:00'),
    replaces: 'bc',
    counts: true,
  });

  it.each([
    ['a stamp corrected to one in time', [entry, correction], onTime],
    [
      'a stamp corrected to a late one',
      [
        filing('bc', '2013-12-09 09:00'),
        filing('bc-2', '2013-12-12 09:00', { replaces: 'bc', counts: true }),
      ],
      late(2),
    ],
    [
      'a correction that was voided, so that the first entry counts again',
      [
        { ...entry, counts: true },
        { ...correction, counts: false, voidedAt: local('2013-12-17 09:00') },
      ],
      late(2),
    ],
    [
      'a correction of a voided correction, which stands in the place of both',
      [
        entry,
        { ...correction, counts: false, voidedAt: local('2013-12-17 09:00') },
        filing('bc-3', '2013-12-13 09:00', { replaces: 'bc-2', counts: true }),
      ],
      late(3),
    ],
    [
      'two corrections of one entry, of which the one stored last stands',
      [
        entry,
        filing('bc-2', '2013-12-09 09:00', { storedAt: local('2013-12-16 09:00'), replaces: 'bc' }),
        filing('bc-3', '2013-12-13 09:00', {
          storedAt: local('2013-12-17 09:00'),
          replaces: 'bc',
          counts: true,
        }),
      ],
      late(3),
    ],
    [
      'a system’s later version, whatever it says of when',
      [
        filing('s', '2013-12-10 09:00', { series: { id: 's', version: 1 } }),
        filing('s:v2', '2013-12-09 09:00', { series: { id: 's', version: 2 }, counts: true }),
      ],
      { timeliness: 'on-the-day', lateWorkingDays: 0 },
    ],
    [
      'a paper whose contents came later',
      [
        filing('p', '2013-12-09 09:00', { awaitsContent: true }),
        filing('p-2', '2013-12-09 09:00', {
          storedAt: local('2013-12-13 09:00'),
          replaces: 'p',
          counts: true,
        }),
      ],
      onTime,
    ],
  ])('%s', (_, own, lateness) => {
    const voided = own.filter(({ voidedAt }) => voidedAt !== undefined);
    const decisions = [
      ...voided.map(({ id, voidedAt = '' }) => ({
        kind: 'voiding' as const,
        at: voidedAt,
        ...self,
        filing: id,
      })),
      ...unitOf({}).decisions.map((each) => ({ ...each, at: local('2013-12-20 10:00') })),
    ];
    const receipts = withReview(...own);
    expect(found(unitOf({ receipts, decisions, shown: { 'self-review': lateness } }))).toEqual([]);
    const other = lateness === onTime ? late(2) : onTime;
    expect(found(unitOf({ receipts, decisions, shown: { 'self-review': other } }))).toHaveLength(1);
    const uncounted = receipts.map((each) => ({ ...each, counts: each.id === own[0]?.id && !each.counts }));
    expect(
      found(unitOf({ receipts: uncounted, decisions, shown: { 'self-review': lateness } })),
    ).toContainEqual(expect.stringMatching(/^contents: self-review of xa for xa/));
  });

  it('a paper without contents is there, and not done', () => {
    const receipts = withReview(filing('p', '2013-11-09 09:00', { awaitsContent: true }));
    expect(found(unitOf({ receipts, shown: { 'self-review': { status: 'content-awaited' } } }))).toEqual([]);
    expect(found(unitOf({ receipts }))).toHaveLength(1);
  });

  it('a half that never came is named', () => {
    const receipts = unitOf({}).receipts.filter(({ id }) => id !== 'tb');
    const never = { timeliness: undefined, lateWorkingDays: undefined, status: 'ended' };
    const shown = (missing: string[]) => ({
      'agency-review': { ...never, missing } as Partial<ShownObligation>,
    });
    expect(found(unitOf({ receipts, shown: shown(['announcement']) }))).toEqual([]);
    expect(found(unitOf({ receipts, shown: shown(['filing']) }))).toHaveLength(1);
  });

  it('an announcement after the freeze is outside, until the dossier is opened again', () => {
    const receipts = unitOf({}).receipts.map((each) =>
      each.id === 'tb' ? { ...each, held: true, storedAt: local('2013-11-27 12:00') } : each,
    );
    const shown = { status: 'ended', missing: ['announcement'] } as Partial<ShownObligation>;
    const without = {
      ...shown,
      timeliness: undefined,
      lateWorkingDays: undefined,
    } as Partial<ShownObligation>;
    expect(found(unitOf({ receipts, shown: { 'agency-review': without } }))).toEqual([]);
    const [synthesis, ...rest] = unitOf({}).decisions;
    if (!synthesis) throw new Error('the good year has a synthesis');
    const decisions = [
      synthesis,
      { kind: 'reopening' as const, at: local('2013-11-28 06:00') },
      ...[synthesis, ...rest].map((each) => ({ ...each, at: local('2013-11-28 09:00') })),
    ];
    expect(found(unitOf({ receipts, decisions }))).toEqual([]);
  });

  it('what was voided is shown so, and nothing else', () => {
    const receipts = unitOf({}).receipts.map((each) =>
      each.id === 'bc' ? { ...each, voidedAt: local('2013-11-01 09:00') } : each,
    );
    expect(found(unitOf({ receipts }))).toEqual([
      expect.stringMatching(/^voiding: self-review of xa for xa: {"shown"/),
    ]);
  });

  it('a waiver stands until it is lifted', () => {
    const waiver = { kind: 'waiver' as const, at: local('2013-11-20 09:00'), ...self };
    const receipts = withReview();
    const never = { timeliness: undefined, lateWorkingDays: undefined } as Partial<ShownObligation>;
    const decisions = [waiver, ...unitOf({}).decisions];
    const waived = { 'self-review': { ...never, status: 'waived' } };
    const ended = { 'self-review': { ...never, status: 'ended', missing: ['filing'] } };
    expect(found(unitOf({ receipts, decisions, shown: waived }))).toEqual([]);
    expect(found(unitOf({ receipts, decisions, shown: ended }))).toHaveLength(1);
    const lifted = [waiver, { ...waiver, kind: 'lifting' as const, at: local('2013-11-21 09:00') }];
    const afterwards = [...lifted, ...unitOf({}).decisions];
    expect(found(unitOf({ receipts, decisions: afterwards, shown: ended }))).toEqual([]);
    expect(found(unitOf({ receipts, decisions: afterwards, shown: waived }))).toHaveLength(1);
  });

  it('steps 4 and 5 are measured twice: by the first submission, and by what came back', () => {
    const decisions = [
      { kind: 'synthesis' as const, at: local('2013-12-30 10:00') },
      { kind: 'remarks' as const, at: local('2014-01-03 10:00') },
      { kind: 'proposal' as const, at: local('2014-01-09 10:00') },
      { kind: 'proposal' as const, at: local('2014-01-13 10:00') },
      { kind: 'recognition' as const, at: local('2014-01-15 10:00') },
    ];
    const right = {
      'party-assessment': { ...onTime, returned: late(2) },
      recognition: { ...onTime, returned: late(3) },
    };
    expect(found(unitOf({ decisions, shown: right }))).toEqual([]);
    expect(
      found(unitOf({ decisions, shown: { ...right, recognition: { ...late(1), returned: late(3) } } })),
    ).toEqual([expect.stringMatching(/^standing: recognition of so-noi-vu/)]);
    const punctual = { ...right, 'party-assessment': { ...onTime, returned: onTime } };
    expect(found(unitOf({ decisions, shown: punctual }))).toEqual([
      expect.stringMatching(/^standing: party-assessment of so-noi-vu/),
    ]);
  });
});
