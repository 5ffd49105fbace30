import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { NativeConnection } from '@temporalio/worker';
import { pino } from 'pino';
import { createActivities } from '../../../activities/create-activities';
import type { FilingContent } from '../../../domain/filing-content';
import { fromMs, type Instant, toMs } from '../../../domain/time';
import type { Store } from '../../../store/store';
import { openCampaign } from '../../../use-cases/campaigns/open-campaign';
import {
  type ClockAction,
  readClock,
  type ShownClock,
  setClock,
} from '../../../use-cases/campaigns/rehearsal-clock';
import type { Deps } from '../../../use-cases/deps';
import { deliverDecision, deliverFiling } from '../../../use-cases/evaluations/deliver';
import { submitFiling } from '../../../use-cases/filings/submit-filing';
import { createWorkers, type Workers } from '../../../worker/create-workers';
import { sweep } from '../../../worker/sweeper';
import { plan2013 } from '../../fixtures/plans';
import { fullyStaffed } from '../../fixtures/small-register';
import { opinion, review } from '../../support/api/bodies';
import { nobody } from '../../support/nobody';
import { workflowBundle } from '../../workflows/world';
import { FakeRelay, switchable } from '../any-order/parts';

/** The last days before the first deadline. */
export const OPENED = '2013-10-31T17:00:00.000Z';

const quiet = pino({ level: 'silent' });

/** Something that a party files, and when: plan time. */
export interface Filed {
  at: Instant;
  unit: string;
  step: 'self-review' | 'member-opinion' | 'agency-review';
  party: string;
  id: string;
}

/** A rehearsal on a real Temporal and a real store, whose worker and whose projections a test can take away. */
export class TestRehearsal {
  readonly id = `dien-tap-${randomUUID()}`;
  readonly mailbox = new FakeRelay();
  /** What the clock was set to, and what was settled, in order. */
  readonly moves: Instant[] = [];
  readonly settled: Instant[] = [];
  private readonly from: Instant;
  private isProjecting = true;
  /** Happens right before the clock moves. */
  beforeItMoves: (() => Promise<unknown>) | undefined;
  /** A unit that a leg waits for, whatever its evaluation does. */
  waitsFor: string | undefined;
  private workers: { workers: Workers; running: Promise<void> } | undefined;
  private readonly store: Store;
  private readonly client: Client;

  constructor(
    private readonly real: { store: Store; client: Client; native: NativeConnection },
    /** Its opening, and the events after which its workflows go on in a new run, if not as in life. */
    { from = OPENED, historyLimit }: { from?: Instant; historyLimit?: number } = {},
  ) {
    this.from = from;
    this.store = this.watched(real.store);
    this.client = historyLimit === undefined ? real.client : withHistoryLimit(real.client, historyLimit);
  }

  private watched(store: Store): Store {
    const { campaigns } = store;
    const { evaluations } = switchable({ evaluations: store.evaluations } as Store, () => !this.isProjecting);
    return {
      ...store,
      campaigns: {
        ...campaigns,
        moveClock: async (move) => {
          await this.beforeItMoves?.();
          const isMoved = await campaigns.moveClock(move);
          if (isMoved) this.moves.push(move.to);
          return isMoved;
        },
        settleClock: async (move) => {
          const isMoved = await campaigns.settleClock(move);
          if (isMoved) this.settled.push(move.through);
          return isMoved;
        },
      },
      evaluations: {
        ...evaluations,
        behindOf: async (asked) => {
          const behind = await evaluations.behindOf(asked);
          return this.waitsFor === undefined ? behind : [...behind, this.waitsFor];
        },
      },
    };
  }

  private get deps(): Deps {
    const told = { client: this.client, store: this.store, searchAttributes: true } as const;
    return {
      ...told,
      now: Date.now,
      logger: quiet,
      metrics: { filings: { inc: () => undefined } },
      catalogue: { plan: () => plan2013, register: () => fullyStaffed },
      delivery: {
        deliverFiling: (filing) => deliverFiling({ ...told, filing, waitMs: 2_000 }),
        deliverDecision: (decision) => deliverDecision({ ...told, decision, waitMs: 2_000 }),
      },
    };
  }

  async open(): Promise<void> {
    await this.startWorker();
    const clock = { kind: 'rehearsal', paused: true, from: this.from } as const;
    await openCampaign(this.deps, { id: this.id, plan: plan2013.id, register: fullyStaffed.id, clock });
  }

  async startWorker(): Promise<void> {
    if (this.workers) return;
    const workers = await createWorkers({
      connection: this.real.native,
      namespace: 'default',
      workflowBundle: await workflowBundle(),
      activities: createActivities({
        store: this.store,
        client: this.client,
        now: Date.now,
        relay: nobody,
        captured: this.mailbox,
      }),
    });
    this.workers = { workers, running: workers.run() };
  }

  async stopWorker(): Promise<void> {
    this.workers?.workers.shutdown();
    await this.workers?.running;
    this.workers = undefined;
  }

  /** While it is away no view is written, so that whoever wakes is late to show it. */
  setProjecting(isProjecting: boolean): void {
    this.isProjecting = isProjecting;
  }

  set = (action: ClockAction): Promise<ShownClock> =>
    setClock(this.deps, { campaign: this.id, actor: 'thử nghiệm', ...action });
  clock = (): Promise<ShownClock> => readClock(this.deps, this.id);

  /** Files at an instant within the clock's leg; what nobody answers in time the sweeper delivers. */
  async file(filed: Filed): Promise<void> {
    const { at, unit, step, party, id } = filed;
    await submitFiling(
      { ...this.deps, planInstant: at },
      {
        target: { campaign: this.id, unit },
        author: { party },
        actor: 'thử nghiệm',
        submitted: { id, step, party, content: CONTENT[step] },
      },
    );
  }

  /** Until the clock stands with everything settled, as the supervision and the sweeper of a worker's process see to it. */
  async comesToRest(): Promise<ShownClock> {
    for (;;) {
      const clock = await this.clock();
      if (clock.state !== 'runs' && clock.now === clock.settledThrough) return clock;
      const now = () => Date.now() + 10_000;
      await sweep({ ...this.deps, now, logger: quiet });
      await pause(50);
    }
  }

  /** All that was told, without what is by chance. */
  async letters(): Promise<string[]> {
    const { letters } = await this.real.store.letters.page({ filter: { campaign: this.id }, limit: 1_000 });
    return letters.map(({ person, at, state, sentAt = '-', items }) => {
      const said = items.map((item) =>
        [item.unit, item.step, item.party, item.kind, item.day, item.at].join(' '),
      );
      return `${at} ${person} ${state} ${sentAt}: ${said.join('; ')}`;
    });
  }

  get campaign() {
    return this.real.store.campaigns.get(this.id);
  }

  async close(): Promise<void> {
    this.isProjecting = true;
    await this.startWorker();
    const handle = this.real.client.workflow.getHandle(`campaign/${this.id}`);
    await this.real.store.campaigns.setState({
      campaign: this.id,
      state: 'cancelled',
      endedAtReal: fromMs(Date.now()),
    });
    await handle.cancel();
    await handle.result().catch(() => undefined);
    await this.stopWorker();
  }
}

const { criteria, level, document } = review();
const REVIEW = { criteria, level, document };
const CONTENT: Record<Filed['step'], FilingContent> = {
  'self-review': REVIEW,
  'agency-review': REVIEW,
  'member-opinion': { level: opinion.level, remarks: opinion.remarks },
};

/** An instant at a share of the way of the clock's next leg. */
export const within = ({ settledThrough, next }: ShownClock, share: number): Instant =>
  fromMs(
    Math.ceil(toMs(settledThrough) + 1 + (toMs(next ?? settledThrough) - toMs(settledThrough) - 1) * share),
  );

/** The same client, but that whatever it starts goes on in a new run after so many events. */
function withHistoryLimit(client: Client, historyLimit: number): Client {
  const start = ((type: string, options: { args: [Record<string, unknown>] }) => {
    const [input] = options.args;
    const dispatcher = input['dispatcher'];
    const limited = {
      ...input,
      historyLimit,
      ...(dispatcher !== undefined && { dispatcher: { ...(dispatcher as object), historyLimit } }),
    };
    return client.workflow.start(type, { ...options, args: [limited] } as never);
  }) as never;
  const workflow = new Proxy(client.workflow, {
    get: (target, name) => (name === 'start' ? start : bound(target, name)),
  });
  return new Proxy(client, { get: (target, name) => (name === 'workflow' ? workflow : bound(target, name)) });
}

function bound(target: object, name: string | symbol): unknown {
  const value = Reflect.get(target, name) as unknown;
  return typeof value === 'function' ? value.bind(target) : value;
}
