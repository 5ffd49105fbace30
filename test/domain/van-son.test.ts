import { dayOf } from '../../domain/calendar';
import { EvaluationLedger } from '../../domain/ledger/ledger';
import type { NoticeItem } from '../../domain/ledger/notices';
import { STEP_IDS, type StepId } from '../../domain/plan';
import { previewOf } from '../../domain/preview';
import { evaluationSpecs, plannedOpening, scheduleOf } from '../../domain/schedule';
import type { Instant } from '../../domain/time';
import { vanSon } from '../fixtures/van-son';

const { plan, register } = vanSon();
const openedAt = plannedOpening(plan);
const scheduled = (step: StepId) => scheduleOf({ plan, step, openedAt });
const ddmm = (at: Instant) => dayOf({ at, timeZone: plan.timeZone }).slice(5).split('-').reverse().join('/');

describe('the dates of an end-of-day plan in spring, with a worked Saturday and two days off by exchange', () => {
  /** Counted by hand: 16/04, 30/04, 03/05 and 04/05 are off, Saturday 08/05 is worked. */
  test.each<[StepId, string, string, string]>([
    ['agency-review', '22/04 29/04 07/05', '', '11/05 14/05'],
    ['self-review', '02/04 09/04 14/04', '15/04', '20/04 23/04'],
    ['member-opinion', '23/04 28/04', '29/04', '06/05 10/05'],
    ['party-assessment', '18/05 25/05 28/05', '31/05', '02/06 07/06'],
    ['recognition', '17/06 24/06 29/06', '30/06', '02/07 07/07'],
  ])('of %s are those of the table', (step, reminders, dueToday, overdue) => {
    const days = (kind: string) =>
      scheduled(step)
        .stages.filter((stage) => stage.kind === kind)
        .map(({ at }) => ddmm(at))
        .join(' ');
    expect([days('reminder'), days('due-today'), days('overdue')]).toEqual([reminders, dueToday, overdue]);
  });

  test('letters go out at 07:30 of the zone, from the opening on 01/03 of the year after', () => {
    const times = STEP_IDS.flatMap((step) => scheduled(step).stages.map(({ at }) => at.slice(11)));
    expect(new Set(times)).toEqual(new Set(['00:30:00.000Z']));
    expect(openedAt).toBe('2027-03-01T00:30:00.000Z');
  });

  test('a deadline takes D in, and is said in the plan’s own words', () => {
    expect(scheduled('self-review')).toMatchObject({
      dueAt: '2027-04-15T17:00:00.000Z',
      deadlineText: 'đến hết ngày 15/04/2027',
    });
    expect(scheduled('agency-review').deadlineText).toBe(
      'đến hết ngày 09/05/2027 (ngày làm việc cuối cùng: thứ Bảy, 08/05/2027)',
    );
  });
});

const digest = 'd'.repeat(64);

const specs = evaluationSpecs({ campaign: plan.id, plan, register, openedAt });
const specOf = (id: string) => specs.find(({ unit }) => unit.id === id) as (typeof specs)[number];

/** Every item of a unit's whole year in which nobody files. */
function silentYear(unit: string): { at: Instant; item: NoticeItem }[] {
  const ledger = new EvaluationLedger(specOf(unit));
  for (let at = ledger.nextAttentionAt; at !== undefined; at = ledger.nextAttentionAt) ledger.settle(at);
  return ledger.undelivered.flatMap(({ at, items }) => items.map((item) => ({ at, item })));
}

describe('under a plan with two member bodies', () => {
  const told = silentYear('xa-suoi-bac').filter(({ item }) => item.step === 'member-opinion');

  test('the head of each member’s own office hears of what is missing, and of nothing else', () => {
    const escalated = told
      .filter(({ item }) => item.kind === 'escalation')
      .map(({ at, item }) => `${ddmm(at)} ${item.party} to ${item.to.role} of ${item.to.party}`);
    expect(escalated).toEqual([
      '06/05 pct-thuong-truc to head of van-phong-ubnd',
      '06/05 uv-kinh-te to head of van-phong-ubnd',
      '06/05 pho-chu-tich-hdnd to head of van-phong-hdnd',
      '06/05 truong-ban-phap-che to head of van-phong-hdnd',
      '10/05 pct-thuong-truc to head of van-phong-ubnd',
      '10/05 uv-kinh-te to head of van-phong-ubnd',
      '10/05 pho-chu-tich-hdnd to head of van-phong-hdnd',
      '10/05 truong-ban-phap-che to head of van-phong-hdnd',
    ]);
  });

  test('every letter of step 3 waits for release', () => {
    expect(told.length).toBeGreaterThan(0);
    expect(told.every(({ item }) => item.needsRelease)).toBe(true);
  });

  test('an office that is reminded beside the secretaries gets the receipts of its own members', () => {
    const step = { ...plan.steps['member-opinion'], reminds: ['secretary' as const, 'office' as const] };
    const reminding = { ...plan, steps: { ...plan.steps, 'member-opinion': step } };
    const [spec] = evaluationSpecs({ campaign: plan.id, plan: reminding, register, openedAt });
    const ledger = new EvaluationLedger(spec as NonNullable<typeof spec>);
    const receivedAt = '2027-04-20T03:00:00.000Z';
    for (const party of ['pct-thuong-truc', 'pho-chu-tich-hdnd']) {
      const fact = { id: party, step: 'member-opinion', party, digest, receivedAt } as const;
      ledger.file({ ...fact, channel: 'person' }, receivedAt);
    }
    const told = ledger.undelivered.flatMap(({ items }) =>
      items.map(({ to, body }) => `${to.party} ${body}`),
    );
    expect(told).toEqual([
      'pct-thuong-truc ubnd-tinh',
      'van-phong-ubnd ubnd-tinh',
      'pho-chu-tich-hdnd thuong-truc-hdnd',
      'van-phong-hdnd thuong-truc-hdnd',
    ]);
  });

  test('the office of step 5 stays that of the provincial committee', () => {
    const ledger = walkedToRemarks('xa-suoi-bac');
    ledger.settle('2027-06-17T00:30:00.000Z');
    const items = ledger.undelivered.flatMap((notice) => notice.items);
    const asked = items.filter((item) => item.step === 'recognition').map(({ to }) => to.party);
    expect(new Set(asked)).toEqual(new Set(['ban-noi-vu', 'van-phong-ubnd']));
  });
});

/** Everything of steps 1–3 comes in on its own last day, then the synthesis and the remarks. */
function walkedToRemarks(unit: string): EvaluationLedger {
  const spec = specOf(unit);
  const ledger = new EvaluationLedger(spec);
  const lastMoment: Record<string, Instant> = {
    'self-review': '2027-04-15T16:59:59.999Z',
    'member-opinion': '2027-04-29T16:59:59.999Z',
    'agency-review': '2027-05-09T16:59:59.999Z',
  };
  for (const { step, party } of spec.owed) {
    const receivedAt = lastMoment[step] as Instant;
    const id = `${step}-${party}`;
    expect(ledger.file({ id, step, party, digest, receivedAt, channel: 'person' }, receivedAt)).toMatchObject(
      {
        outcome: 'accepted',
        timeliness: 'on-time',
      },
    );
    if (step === 'agency-review') ledger.announce({ id: `tb-${id}`, party, digest, receivedAt }, receivedAt);
  }
  const synthesis = {
    id: 'th',
    kind: 'synthesis',
    digest,
    receivedAt: '2027-05-31T10:00:00.000Z',
    ledgerRevision: ledger.state.revision,
    confirmed: false,
  } as const;
  expect(ledger.decide(synthesis, synthesis.receivedAt)).toMatchObject({ outcome: 'accepted' });
  const remarks = { id: 'nx', kind: 'remarks', digest, receivedAt: '2027-06-10T03:00:00.000Z' } as const;
  expect(ledger.decide(remarks, remarks.receivedAt)).toMatchObject({ outcome: 'accepted' });
  return ledger;
}

describe('in the ledger of a whole year', () => {
  test('what comes on D itself is on time, and the level recognised is one of the three', () => {
    const ledger = walkedToRemarks('so-kinh-te');
    const { bodies } = plan;
    const late = ledger.state.obligations.flatMap(({ versions }) => versions.map((v) => v.timeliness));
    expect(new Set(late)).toEqual(new Set(['on-time']));
    expect(ledger.state.synthesis).toMatchObject({ timeliness: 'on-time' });
    const base = { digest, receivedAt: '2027-07-01T01:00:00.000Z' };
    ledger.decide({ ...base, id: 'dx', kind: 'proposal' }, base.receivedAt);
    expect(ledger.state.proposal).toMatchObject({ timeliness: 'late', lateWorkingDays: 1 });
    ledger.decide({ ...base, id: 'cn', kind: 'recognition', level: 'dat' }, base.receivedAt);
    expect(ledger.state).toMatchObject({ closed: 'recognised', recognition: { level: 'dat' } });
    expect(ledger.state.obligations.map(({ body }) => body)).toContain(bodies.memberBodies?.[1]?.party);
  });

  test('the day after D is late by working days, of which the worked Saturday is one', () => {
    const ledger = new EvaluationLedger(specOf('so-kinh-te'));
    const receivedAt = '2027-05-08T03:00:00.000Z';
    const answer = ledger.file(
      { id: 'tre', step: 'self-review', party: 'so-kinh-te', digest, receivedAt, channel: 'person' },
      receivedAt,
    );
    // 19–23/04 five, 26–29/04 four, 05–07/05 three, and Saturday 08/05.
    expect(answer).toMatchObject({ timeliness: 'late', lateWorkingDays: 13 });
  });

  test('step 4 is owed after the deadline of step 1, which is the last one here', () => {
    const items = silentYear('so-kinh-te').filter(({ item }) => item.step === 'party-assessment');
    expect(items[0] && ddmm(items[0].at)).toBe('18/05');
    const view = new EvaluationLedger(specOf('so-kinh-te'));
    view.settle('2027-05-14T00:30:00.000Z');
    expect(view.nextAttentionAt).toBe('2027-05-18T00:30:00.000Z');
  });

  test('Ban Nội vụ’s own synthesis is the one that has to be confirmed', () => {
    const ledger = new EvaluationLedger(specOf('ban-noi-vu'));
    const receivedAt = '2027-05-20T03:00:00.000Z';
    const decision = { id: 'th', kind: 'synthesis', digest, receivedAt, ledgerRevision: 0 } as const;
    expect(ledger.decide({ ...decision, confirmed: false }, receivedAt)).toMatchObject({
      refusal: 'not-confirmed',
    });
    expect(ledger.decide({ ...decision, confirmed: true }, receivedAt)).toMatchObject({
      outcome: 'accepted',
    });
  });
});

describe('the preview of an invented province', () => {
  const preview = previewOf({ plan, register });

  test('reaches everybody, both offices among them', () => {
    expect(preview.unreachable).toEqual([]);
    const heads = ['lanh-dao-van-phong-ubnd', 'chanh-van-phong-hdnd'].map((id) =>
      preview.rows
        .filter(({ person, items }) => person.id === id && items.some((i) => i.step === 'member-opinion'))
        .map((row) => [ddmm(row.at), row.needsRelease, row.items[0]?.obligations]),
    );
    expect(heads).toEqual([
      [
        ['06/05', true, 8],
        ['10/05', true, 8],
      ],
      [
        ['06/05', true, 8],
        ['10/05', true, 8],
      ],
    ]);
  });
});
