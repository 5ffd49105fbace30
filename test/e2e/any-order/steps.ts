import fc from 'fast-check';
import type { FilingStepId } from '../../../domain/plan';
import { fromMs } from '../../../domain/time';
import { reopen } from '../../../use-cases/decisions/decide-on-unit';
import type { DocumentOfMany } from '../../../use-cases/decisions/document-of-many';
import { submitDocument } from '../../../use-cases/decisions/submit-document';
import { receiveSigned } from '../../../use-cases/filings/receive-signed';
import type { SignedFiling } from '../../../use-cases/filings/signed-filing';
import { submitAnnouncement, submitFiling } from '../../../use-cases/filings/submit-filing';
import { releaseLetters, setSending } from '../../../use-cases/letters/sending';
import { fullyStaffed as register } from '../../fixtures/small-register';
import { Calendar } from './recompute';
import { type Rig, UNITS } from './rig';

const HOUR_MS = 3_600_000;
const SENDER = { _id: 'he-thong', label: 'Hệ thống', secrets: [], revision: 1, createdAt: fromMs(0) };

type Part = 'store' | 'relay' | 'worker' | 'sending';
const part = fc.constantFrom<Part[]>('store', 'relay', 'worker', 'sending');

/** One thing that happens. Numbers are positions in what there is at the time. */
export type Step =
  | { do: 'pass'; to: 'the next instant' | 'before the next letters' }
  | { do: 'pass'; hours: number }
  | { do: 'pass'; days: number }
  | { do: 'switch'; part: Part }
  /** A part is away, or sending held, for some days, and then it is back. */
  | { do: 'spell'; part: Part; days: number }
  | { do: 'lose the store after some calls'; calls: number }
  | { do: 'lose an answer of the relay' }
  | { do: 'refuse an address'; person: number }
  | { do: 'release'; which: 'all' | 'every second' }
  | { do: 'file'; owed: number; how: 'review' | 'announcement' | 'both'; by: 'person' | 'system' | number }
  | { do: 'file all'; unit: number }
  | { do: 'decide'; unit: number | 'all'; times: number }
  | { do: 'reopen'; unit: number }
  | { do: 'restart the worker' }
  | { do: 'end'; what: 'campaign' | 'letters' | number }
  | { do: 'cancel' };

/** Printed as they are written. */
const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<T>;

const unit = fc.nat({ max: UNITS.length - 1 });
const OWED = [
  ...register.reviews.map(({ reviewer, unit: of }) => ({ step: 'agency-review', party: reviewer, of })),
  ...register.units.map(({ id }) => ({ step: 'self-review', party: id, of: id })),
  ...register.opinions.map(({ member, unit: of }) => ({ step: 'member-opinion', party: member, of })),
] as { step: FilingStepId; party: string; of: string }[];

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: record({
      do: fc.constant('pass' as const),
      to: fc.constantFrom('the next instant' as const, 'before the next letters' as const),
    }),
  },
  {
    weight: 4,
    arbitrary: record({ do: fc.constant('pass' as const), days: fc.integer({ min: 1, max: 9 }) }),
  },
  {
    weight: 2,
    arbitrary: record({ do: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 7 }) }),
  },
  { weight: 5, arbitrary: record({ do: fc.constant('switch' as const), part }) },
  {
    weight: 8,
    arbitrary: record({ do: fc.constant('spell' as const), part, days: fc.integer({ min: 1, max: 7 }) }),
  },
  {
    weight: 4,
    arbitrary: record({
      do: fc.constant('lose the store after some calls' as const),
      calls: fc.nat({ max: 40 }),
    }),
  },
  { weight: 1, arbitrary: record({ do: fc.constant('lose an answer of the relay' as const) }) },
  {
    weight: 1,
    arbitrary: record({
      do: fc.constant('refuse an address' as const),
      person: fc.nat({ max: register.people.length - 1 }),
    }),
  },
  {
    weight: 2,
    arbitrary: record({
      do: fc.constant('release' as const),
      which: fc.constantFrom('all' as const, 'every second' as const),
    }),
  },
  {
    weight: 5,
    arbitrary: record({
      do: fc.constant('file' as const),
      owed: fc.nat({ max: OWED.length - 1 }),
      how: fc.constantFrom('review' as const, 'announcement' as const, 'both' as const),
      by: fc.oneof(fc.constantFrom('person' as const, 'system' as const), fc.integer({ min: 1, max: 200 })),
    }),
  },
  { weight: 2, arbitrary: record({ do: fc.constant('file all' as const), unit }) },
  {
    weight: 6,
    arbitrary: record({
      do: fc.constant('decide' as const),
      unit: fc.oneof(unit, fc.constant('all' as const)),
      times: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 4, arbitrary: record({ do: fc.constant('reopen' as const), unit }) },
  { weight: 2, arbitrary: record({ do: fc.constant('restart the worker' as const) }) },
  {
    weight: 5,
    arbitrary: record({
      do: fc.constant('end' as const),
      what: fc.oneof(fc.constantFrom('campaign' as const, 'letters' as const), unit),
    }),
  },
  { weight: 1, arbitrary: record({ do: fc.constant('cancel' as const) }) },
) as fc.Arbitrary<Step>;

/** When a campaign opens: by its plan, shortly before a deadline, or after one. The later, the sooner all is over. */
const OPENINGS = [
  '2013-10-01T01:00:00.000Z',
  '2013-11-06T02:00:00.000Z',
  // At night, on a Saturday, and at a letter time, with the deadline of step 1 past.
  '2013-11-25T19:06:00.000Z',
  '2013-11-30T03:00:00.000Z',
  '2013-12-02T01:00:00.000Z',
  '2013-12-06T02:00:00.000Z',
  '2013-12-27T02:00:00.000Z',
  '2014-01-07T02:00:00.000Z',
] as const;

export interface Sequence {
  openedAt: (typeof OPENINGS)[number];
  /** How far each unit comes before the first step: 0 nothing is filed, 1 everything, and then that many decisions less one. */
  standing: number[];
  steps: Step[];
}

export const sequence = ({
  length,
  openings = OPENINGS,
}: {
  length: number;
  openings?: readonly Sequence['openedAt'][];
}): fc.Arbitrary<Sequence> =>
  record({
    openedAt: fc.constantFrom(...openings),
    standing: fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 5 })), {
      minLength: UNITS.length,
      maxLength: UNITS.length,
    }),
    steps: fc.array(step, { minLength: length, maxLength: length, size: 'max' }),
  });

/** A sequence's first steps. */
export const stepsTo = (standing: readonly number[]): Step[] =>
  standing.flatMap((how, i): Step[] => [
    ...(how > 0 ? [{ do: 'file all' as const, unit: i }] : []),
    ...(how > 1 ? [{ do: 'decide' as const, unit: i, times: how - 1 }] : []),
  ]);

/** Does what a sequence says, and writes down what only the one who does it knows. */
export class Doing {
  private documents = 0;
  /** Plan time. */
  cancelledAt: number | undefined;
  /** By filing or document and unit, on the test's own watch: when it was stored, or its answer was first seen. */
  readonly seenAt = new Map<string, number>();
  /** On the test's own watch. */
  readonly held: { from: number; to: number }[] = [];
  private isHeld = false;

  constructor(readonly rig: Rig) {}

  async do(step: Step): Promise<void> {
    const { rig } = this;
    await rig.look();
    switch (step.do) {
      case 'pass':
        await this.pass(step);
        break;
      case 'switch':
        await this.flip(step.part);
        break;
      case 'spell':
        if (!this.isAway(step.part)) await this.flip(step.part);
        await this.pass({ do: 'pass', days: step.days });
        if (this.isAway(step.part)) await this.flip(step.part);
        break;
      case 'lose the store after some calls':
        if (!rig.isStoreAway) rig.callsLeft = step.calls;
        break;
      case 'lose an answer of the relay':
        rig.relay.answersToLose += 1;
        break;
      case 'refuse an address':
        rig.relay.refused.add(register.people[step.person]?.email ?? '');
        break;
      case 'release':
        await rig.unlessAway(this.release(step.which));
        break;
      case 'file':
        await rig.unlessAway(this.file(step));
        break;
      case 'file all':
        for (const [owed, { of }] of OWED.entries())
          if (of === UNITS[step.unit]) await rig.unlessAway(this.file({ owed, how: 'both', by: 'person' }));
        break;
      case 'decide':
        for (let time = 0; time < step.times; time += 1)
          for (const [i, each] of UNITS.entries())
            if (step.unit === 'all' || step.unit === i) await rig.unlessAway(this.decideNext(each));
        break;
      case 'reopen':
        await rig.unlessAway(this.reopen(UNITS[step.unit] as string));
        break;
      case 'restart the worker':
        if (rig.isWorkerAway) break;
        await rig.stopWorkers();
        rig.interrupt();
        await rig.startWorkers();
        break;
      case 'end':
        // While the service is away nobody can.
        if (rig.isWorkerAway) break;
        await rig.end(typeof step.what === 'number' ? { unit: UNITS[step.what] as string } : step.what);
        await rig.settleFor(20_000);
        await rig.keep();
        break;
      case 'cancel':
        await rig.unlessAway(this.cancel());
        break;
      default:
        step satisfies never;
    }
    await rig.settle();
    await this.see();
  }

  private async pass(step: Extract<Step, { do: 'pass' }>): Promise<void> {
    const { rig } = this;
    // A relay that is away is asked every five minutes, a store every half an hour: over two instants, or a weekend.
    const atMost = (rig.relay.isAway ? 9 : rig.isStoreAway ? 72 : Number.POSITIVE_INFINITY) * HOUR_MS;
    if ('days' in step) return rig.pass(Math.min(step.days * 24 * HOUR_MS, atMost));
    if ('hours' in step) return rig.pass(step.hours * HOUR_MS);
    const { plan } = rig.campaign;
    const calendar = new Calendar(plan);
    const letters = calendar.next(rig.nowMs() + 120_000, plan.letterTime);
    if (step.to === 'before the next letters')
      return rig.passTo(Math.min(letters - 100_000, rig.nowMs() + atMost));
    const daily = calendar.next(rig.nowMs() + 120_000, plan.dailyLetterTime);
    return rig.passTo(Math.min(letters, daily, rig.nowMs() + atMost));
  }

  private async flip(which: Part): Promise<void> {
    const { rig } = this;
    switch (which) {
      case 'store':
        if (rig.isStoreAway) rig.restoreStore();
        else rig.isStoreAway = true;
        break;
      case 'relay':
        rig.relay.isAway = !rig.relay.isAway;
        break;
      case 'worker':
        if (rig.isWorkerAway) await rig.startWorkers();
        else await rig.stopWorkers();
        break;
      default:
        await rig.unlessAway(this.hold(!this.isHeld));
    }
    rig.interrupt();
    await rig.settle();
    await rig.keep();
  }

  private isAway(which: Part): boolean {
    const { rig } = this;
    switch (which) {
      case 'store':
        return rig.isStoreAway;
      case 'relay':
        return rig.relay.isAway;
      case 'worker':
        return rig.isWorkerAway;
      default:
        return this.isHeld;
    }
  }

  private async hold(isHeld: boolean): Promise<void> {
    const { rig } = this;
    const now = performance.now();
    const sending = isHeld ? 'held' : 'open';
    const by = { campaign: rig.id, actor: 'thử nghiệm', seen: undefined };
    await rig.unlessAway(setSending(rig.deps, { ...by, sending }));
    // Whoever asked may have been told nothing, and it is done.
    if ((await rig.real.campaigns.get(rig.id))?.sending !== sending) return;
    this.isHeld = isHeld;
    if (isHeld) this.held.push({ from: performance.now(), to: Number.POSITIVE_INFINITY });
    else for (const stretch of this.held) if (stretch.to > now) stretch.to = now;
  }

  private async release(which: 'all' | 'every second'): Promise<void> {
    const { rig } = this;
    const at = fromMs(rig.nowMs());
    const waiting = await rig.store.letters.waitingSince({ campaign: rig.id, at });
    const letters = which === 'all' ? 'all' : waiting.filter((_, i) => i % 2 === 0).map(({ _id }) => _id);
    await releaseLetters(rig.deps, { campaign: rig.id, actor: 'thử nghiệm', letters });
  }

  private async file({ owed, how, by }: Pick<Extract<Step, { do: 'file' }>, 'owed' | 'how' | 'by'>) {
    const { rig } = this;
    const { step, party, of } = OWED[owed] as (typeof OWED)[number];
    this.documents += 1;
    const id = `van-ban-${this.documents}`;
    const target = { campaign: rig.id, unit: of };
    const back = typeof by === 'number' ? by * HOUR_MS : 0;
    const stampedAt = fromMs(Math.max(rig.nowMs() - back, Date.parse(rig.campaign.openedAt)));
    const receipt = { stampedAt, documentNumber: id, clerk: 'văn thư' };
    const criteria = [{ criterion: 'duties', achieved: 'đã làm', shortcomings: 'không' }];
    const document = { number: id, date: '2013-10-01', signer: 'Giám đốc' };
    const content =
      step === 'member-opinion' ? { level: 'good', remarks: 'tốt' } : { level: 'good', criteria, document };
    const actor = 'thử nghiệm';
    if (how !== 'announcement' || step !== 'agency-review') {
      await (by === 'system'
        ? this.sign({ filingId: id, unit: of, step, reviewer: party, ...content })
        : submitFiling(rig.deps, {
            target,
            submitted: { id, step, party, content, ...(typeof by === 'number' && { receipt }) },
            author: undefined,
            actor,
          }));
      this.seenAt.set(`${of} ${id}`, performance.now());
    }
    if (how !== 'review' && step === 'agency-review') {
      const submitted = {
        id: `${id}-tb`,
        party,
        content: { document },
        ...(typeof by === 'number' && { receipt }),
      };
      await submitAnnouncement(rig.deps, { target, submitted, author: undefined, actor });
      this.seenAt.set(`${of} ${id}-tb`, performance.now());
    }
  }

  /** Another system files by a signed message. */
  private async sign(
    filing: Pick<SignedFiling, 'filingId' | 'unit' | 'step' | 'reviewer' | 'level'>,
  ): Promise<void> {
    const { rig } = this;
    const sent = { ...filing, campaign: rig.id, version: 1, filedAt: rig.plan() };
    const sender = { ...SENDER, parties: [filing.reviewer] };
    const webhookId = filing.filingId;
    await receiveSigned(rig.deps, { sender, webhookId, bodyDigest: webhookId, sent });
  }

  /** Whatever comes next in steps 4 and 5, as the read model has it. */
  private async decideNext(of: string): Promise<void> {
    const { rig } = this;
    const row = await rig.store.evaluations.rowOf({ campaign: rig.id, unit: of });
    if (!row) return;
    const kinds = {
      open: 'synthesis',
      frozen: 'remarks',
      assessed: 'proposal',
      proposed: 'recognition',
    } as const;
    if (row.status === 'recognised' || row.status === 'cancelled') return;
    const kind = kinds[row.status];
    this.documents += 1;
    const id = `quyet-dinh-${this.documents}`;
    const issued = { number: id, date: '2013-12-12', signer: 'Giám đốc' };
    const document: DocumentOfMany = {
      id,
      kind,
      ...issued,
      results: [
        {
          unit: of,
          ...(kind === 'synthesis' && { ledgerRevision: row.revision, confirmation: issued }),
          ...(kind === 'remarks' ? { remark: 'nhất trí' } : { level: 'good' }),
        },
      ],
    };
    await submitDocument(rig.deps, { campaign: rig.id, document, actor: 'thử nghiệm' });
    await rig.settleFor(1_000);
  }

  private async reopen(of: string): Promise<void> {
    const { rig } = this;
    this.documents += 1;
    const number = `mo-lai-${this.documents}`;
    const reopening = { number, date: '2013-12-12', signer: 'Chủ tịch', reason: 'có văn bản mới' };
    await reopen(rig.deps, { campaign: rig.id, unit: of, actor: 'thử nghiệm' }, reopening);
  }

  private async cancel(): Promise<void> {
    const { rig } = this;
    const document = await rig.store.campaigns.get(rig.id);
    if (document?.state !== 'open') return;
    // While the service is away it is only said in the store: see the test of that.
    if (rig.isWorkerAway) return;
    this.cancelledAt ??= rig.nowMs();
    await rig.unlessAway(rig.cancel());
    if ((await rig.real.campaigns.get(rig.id))?.state !== 'cancelled') this.cancelledAt = undefined;
  }

  /** What was answered by now. */
  private async see(): Promise<void> {
    const { rig } = this;
    const now = performance.now();
    for (const of of UNITS) {
      const rows = await rig.real.decisions.byEvaluation({ campaign: rig.id, unit: of });
      for (const { document, answer } of rows) {
        const key = `${of} ${document}`;
        if (answer?.outcome === 'accepted' && !this.seenAt.has(key)) this.seenAt.set(key, now);
      }
    }
  }

  /** Everything is back, and time passes until nothing changes any more. */
  async end(): Promise<void> {
    const { rig } = this;
    rig.restoreStore();
    rig.relay.isAway = false;
    rig.relay.answersToLose = 0;
    await rig.startWorkers();
    rig.interrupt();
    await rig.settle();
    if (this.isHeld) await this.hold(false);
    await rig.keep();
    if (this.cancelledAt !== undefined) {
      for (let tries = 0; (await rig.cancel()).state === 'cancelling'; tries += 1) {
        if (tries === 20) throw new Error('the campaign is still being cancelled');
        await rig.settleFor(HOUR_MS);
      }
      await rig.settle();
    } else {
      // All instants of the plan are past by then, and those of what became owed last.
      const calendar = new Calendar(rig.campaign.plan);
      const last = calendar.working(Math.floor(rig.nowMs() / 86_400_000), 9);
      const end = Math.max(calendar.at(last, '17:00'), Date.parse('2014-01-22T10:00:00.000Z'));
      for (let quiet = 0; rig.nowMs() < end && quiet < 3; ) {
        await rig.pass(24 * HOUR_MS);
        const document = await rig.real.campaigns.get(rig.id);
        quiet = document?.state === 'open' ? 0 : quiet + 1;
      }
    }
    await this.see();
  }
}
