import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { NativeConnection, Worker } from '@temporalio/worker';
import { pino } from 'pino';
import { createActivities } from '../../../activities/create-activities';
import { planTimeAt, realMsAt } from '../../../domain/clock';
import type { Plan } from '../../../domain/plan';
import { fromMs, type Instant } from '../../../domain/time';
import type { CampaignDocument } from '../../../store/documents';
import type { Store } from '../../../store/store';
import { isStoreAway } from '../../../use-cases/away';
import { cancelCampaign } from '../../../use-cases/campaigns/cancel-campaign';
import { startCampaign } from '../../../use-cases/campaigns/start-campaign';
import type { Deps } from '../../../use-cases/deps';
import { deliverDecision, deliverFiling } from '../../../use-cases/evaluations/deliver';
import type { Refusal } from '../../../use-cases/refusals';
import { allExpected } from '../../../use-cases/supervision/expected';
import { endOf, restart } from '../../../use-cases/supervision/restart';
import { sweep } from '../../../worker/sweeper';
import {
  campaignWorkflowId,
  dispatcherWorkflowId,
  evaluationWorkflowId,
  TASK_QUEUES,
} from '../../../workflows/contract';
import { clockShowing, storeTestCampaign } from '../../fixtures/campaign';
import { fullyStaffed } from '../../fixtures/small-register';
import { nobody } from '../../support/nobody';
import { createTimeSkipping } from '../../support/time-skipping';
import { workflowBundle } from '../../workflows/world';
import { giveBack, identity, Line } from './line';
import { FakeRelay, switchable, watched } from './parts';

export const UNITS = fullyStaffed.units.map(({ id }) => id);
const HOUR_MS = 3_600_000;
/** Real time; a busy machine has its pauses. */
const LONGEST_STANDSTILL_MS = 10_000;
const quiet = pino({ level: process.env['ANY_ORDER_LOG'] ?? 'silent' });

/** Everything that a campaign needs, with a switch for each part; plan time is the time-skipping server's, shifted. */
export class Rig {
  readonly relay = new FakeRelay();
  isStoreAway = false;
  /** The store goes away after so many calls, in the middle of whatever it is. */
  callsLeft = Number.POSITIVE_INFINITY;
  readonly store: Store;
  campaign!: CampaignDocument;
  /** Plan time of the calm stretches of each unit's evaluation: it runs, with its worker and the store. */
  readonly calm = new Map<string, { from: number; to: number }[]>();
  /** Plan time at which letters were withdrawn, by letter. */
  readonly withdrawnAt = new Map<string, number>();
  private workers: Worker[] = [];
  private running: Promise<unknown> = Promise.resolve();
  private readonly gone: { stop(): void }[] = [];
  private offsetMs = 0;
  /** What somebody ended, and nobody has started again. */
  readonly ended = new Set<string>();

  private constructor(
    private readonly server: TestServer,
    readonly real: Store,
  ) {
    const withdrawals: Store = {
      ...real,
      letters: {
        ...real.letters,
        markWithdrawn: (withdrawal) => {
          this.withdrawnAt.set(withdrawal.letter, this.planMs());
          return real.letters.markWithdrawn(withdrawal);
        },
        withdrawWaiting: (withdrawal) => {
          for (const letter of withdrawal.letters) this.withdrawnAt.set(letter, this.planMs());
          return real.letters.withdrawWaiting(withdrawal);
        },
      },
    };
    this.store = switchable(withdrawals, () => {
      this.callsLeft -= 1;
      if (this.callsLeft < 0) this.isStoreAway = true;
      return this.isStoreAway;
    });
  }

  static async open({
    server,
    store,
    plan,
    openedAt,
  }: {
    server: TestServer;
    store: Store;
    plan: Plan;
    openedAt: Instant;
  }): Promise<Rig> {
    const rig = new Rig(server, store);
    await rig.look();
    const clock = clockShowing(openedAt, rig.nowMs());
    const _id = `thu-nghiem-${randomUUID()}`;
    const change = { _id, plan, clock, openedAt, wakeSpreadMs: 60_000, graceMs: 60_000 };
    ({ document: rig.campaign } = await storeTestCampaign(store, change));
    await rig.startWorkers();
    await startCampaign(rig.deps, rig.campaign, 'REJECT_DUPLICATE');
    await rig.settle();
    return rig;
  }

  get env(): TestWorkflowEnvironment {
    return this.server.env;
  }

  /** Real time of the server, as it was at the last look and has run on since. */
  nowMs = (): number => Date.now() + this.offsetMs;
  planMs = (): number => Date.parse(planTimeAt(this.campaign.clock, this.nowMs()));
  plan = (): Instant => fromMs(this.planMs());

  look = async (): Promise<void> => {
    this.offsetMs = (await this.env.currentTimeMs()) - Date.now();
  };

  get id(): string {
    return this.campaign._id;
  }

  get isWorkerAway(): boolean {
    return this.workers.length === 0;
  }

  get deps(): Deps & { searchAttributes: false } {
    const { client } = this.env;
    const told = { client, store: this.store, searchAttributes: false } as const;
    return {
      ...told,
      now: this.nowMs,
      logger: quiet,
      metrics: { filings: { inc: () => undefined } },
      catalogue: { plan: () => undefined, register: () => undefined },
      delivery: {
        // What waits for an answer while nobody works waits for the sweeper; a signal is durable.
        deliverFiling: (filing) =>
          this.isWorkerAway && filing.message === 'update'
            ? Promise.resolve('pending')
            : deliverFiling({ ...told, filing, waitMs: 5_000 }),
        deliverDecision: (decision) =>
          this.isWorkerAway
            ? Promise.resolve('pending')
            : deliverDecision({ ...told, decision, waitMs: 5_000 }),
      },
    };
  }

  async startWorkers(): Promise<void> {
    if (!this.isWorkerAway) return;
    const activities = createActivities({
      store: this.store,
      client: this.env.client,
      now: this.nowMs,
      relay: nobody,
      captured: this.relay,
      searchAttributes: false,
    });
    const { look: before, relay } = this;
    const shared = { connection: this.server.native, shutdownGraceTime: '25 s' };
    this.workers = await Promise.all([
      Worker.create({
        ...shared,
        identity: this.server.nextIdentity(),
        taskQueue: TASK_QUEUES.evaluations,
        workflowBundle: await workflowBundle(),
        activities: watched(activities.evaluations, { before, relay }),
      }),
      Worker.create({
        ...shared,
        taskQueue: TASK_QUEUES.capturedLetters,
        activities: watched(activities.letters, { before, relay }),
      }),
    ]);
    this.running = Promise.all(this.workers.map((worker) => worker.run()));
  }

  async stopWorkers(): Promise<void> {
    for (const worker of this.workers) worker.shutdown();
    await this.running;
    this.workers = [];
    const { ownQueues } = this.server.line;
    this.gone.push(...[...ownQueues].map((queue) => giveBack(this.env.client, queue)));
    ownQueues.clear();
  }

  private get workflowIds(): string[] {
    return [
      campaignWorkflowId(this.id),
      dispatcherWorkflowId(this.id),
      ...UNITS.map((unit) => evaluationWorkflowId(this.id, unit)),
    ];
  }

  /** Lets time pass, in stretches, each with a look of the sweeper and the supervision at its end. */
  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 24 * HOUR_MS) {
      await this.sleep(Math.min(left, 24 * HOUR_MS));
      await this.keep();
    }
    await this.settle();
  }

  passTo = (planMs: number): Promise<void> =>
    this.pass(realMsAt(this.campaign.clock, fromMs(planMs)) - this.nowMs());

  private async sleep(ms: number): Promise<void> {
    const from = this.planMs();
    if (this.isWorkerAway) await this.skip(ms);
    else await this.moving(this.env.sleep(ms), ms);
    await this.look();
    this.noteCalm(from);
  }

  /**
   * Also while nobody works: then each task that waits for a worker holds time, and is taken out of the way by an unlock
   * of its own, until the end.
   */
  private async skip(ms: number): Promise<void> {
    const { testService } = this.env.connection;
    if (!testService) throw new Error('the server does not skip time');
    let isOver = false;
    const over = this.env.sleep(ms).finally(() => {
      isOver = true;
    });
    let unlocked = 0;
    for (; !isOver; unlocked += 1) {
      await Promise.race([over, pause(50)]);
      if (isOver) break;
      await testService.unlockTimeSkipping({});
    }
    await over;
    for (; unlocked > 0; unlocked -= 1) await testService.lockTimeSkipping({});
  }

  /** Fails when time has come to a standstill, which is a quirk of the test server, or a part that hangs. */
  private async moving(sleep: Promise<void>, ms: number): Promise<void> {
    let isOver = false;
    const over = sleep.finally(() => {
      isOver = true;
    });
    const begun = performance.now();
    let seenMs = await this.env.currentTimeMs();
    let seenAt = begun;
    while (!isOver) {
      await Promise.race([over, pause(500)]);
      if (isOver) break;
      const nowMs = await this.env.currentTimeMs();
      if (nowMs - seenMs > 2_000 + (performance.now() - seenAt)) {
        seenMs = nowMs;
        seenAt = performance.now();
      } else if (performance.now() - seenAt > LONGEST_STANDSTILL_MS && ms > 20_000) {
        if (!this.isCancelled) throw new TimeStoodStill(this.plan());
        await this.freeTime();
        seenAt = performance.now();
      }
    }
    await over;
  }

  /** The same without anybody's look. */
  settleFor = (ms: number): Promise<void> => this.sleep(ms);

  /** Until whatever was begun has come to its end. */
  async settle(): Promise<void> {
    if (this.isWorkerAway) {
      await this.look();
      return;
    }
    for (let tries = 0; tries < 10; tries += 1) {
      const begun = performance.now();
      await this.sleep(3_000);
      if (performance.now() - begun < 1_500) return;
      if (tries > 0 && this.isCancelled) await this.freeTime();
    }
    throw new TimeStoodStill(this.plan());
  }

  private isCancelled = false;
  /** A child that is cancelled after its parent holds time for ever on the test server: to its parent nothing is said any more. */
  async freeTime(): Promise<void> {
    await this.env.connection.testService?.unlockTimeSkipping({});
    this.isCancelled = false;
  }

  private noteCalm(from: number): void {
    const to = this.planMs();
    for (const unit of [...UNITS, ALL]) {
      const stretches = this.calm.get(unit) ?? [];
      this.calm.set(unit, stretches);
      if (this.isStoreAway || this.isWorkerAway) continue;
      const isEnded = unit === ALL ? this.ended.size > 0 : this.ended.has(unit);
      if (isEnded) continue;
      const last = stretches.at(-1);
      // Nothing between two sleeps takes plan time but what the parts themselves do.
      if (last && from - last.to < 60_000 && !this.interrupted.has(unit)) last.to = to;
      else stretches.push({ from, to });
      this.interrupted.delete(unit);
    }
  }

  /** Units whose stretch is over, though the next one may begin at once. */
  private readonly interrupted = new Set<string>();
  interrupt(...units: string[]): void {
    for (const unit of units.length === 0 ? [...UNITS, ALL] : [...units, ALL]) this.interrupted.add(unit);
  }

  /** What the worker's process does besides: it starts again what ended, and delivers what was not answered. */
  async keep(): Promise<void> {
    if (this.isStoreAway || this.isWorkerAway) return;
    await this.unlessAway(this.keepAll());
  }

  private async keepAll(): Promise<void> {
    const document = await this.store.campaigns.get(this.id);
    if (document?.state === 'open') await this.supervise(document);
    const now = () => this.nowMs() + 10_000;
    await sweep({ ...this.deps, now, logger: quiet });
  }

  private async supervise(document: CampaignDocument): Promise<void> {
    for await (const expected of allExpected(this.store, document)) {
      const ended = await endOf(this.deps, expected);
      if (ended) await restart(this.deps, document, ended);
    }
    this.ended.clear();
  }

  async end(what: 'campaign' | 'letters' | { unit: string }): Promise<void> {
    const { workflow } = this.env.client;
    const isThere = (error: unknown) => {
      if ((error as Error).name !== 'WorkflowNotFoundError') throw error;
    };
    if (what === 'letters') {
      // A child that is terminated tells its parent nothing on the test server; one that is cancelled does.
      await workflow.getHandle(dispatcherWorkflowId(this.id)).cancel().catch(isThere);
      return;
    }
    if (what === 'campaign') {
      await workflow.getHandle(campaignWorkflowId(this.id)).terminate('by hand').catch(isThere);
      // By its parent's end, on a real server.
      await workflow.getHandle(dispatcherWorkflowId(this.id)).terminate('by hand').catch(isThere);
    } else {
      await workflow.getHandle(evaluationWorkflowId(this.id, what.unit)).terminate('by hand').catch(isThere);
    }
    this.ended.add(what === 'campaign' ? what : what.unit);
    this.interrupt(...(what === 'campaign' ? [ALL] : [what.unit]));
  }

  cancel = () => {
    this.isCancelled = true;
    return cancelCampaign(this.deps, {
      campaign: this.id,
      reason: 'mở nhầm',
      actor: 'thử nghiệm',
      seen: undefined,
    });
  };

  /** Of what could not be done because the store is away or the campaign is cancelled, `undefined`: its caller was told so. */
  async unlessAway<T>(work: Promise<T>): Promise<T | undefined> {
    try {
      return await work;
    } catch (error) {
      if (isStoreAway(error)) return undefined;
      const { type, about } = error as Partial<Refusal>;
      if (type === 'unavailable' || about?.['state'] === 'cancelled') return undefined;
      throw error;
    }
  }

  async statusOf(workflowId: string): Promise<string> {
    const found = await this.env.client.workflow
      .getHandle(workflowId)
      .describe()
      .catch(() => undefined);
    return found?.status.name ?? 'never started';
  }

  restoreStore(): void {
    this.callsLeft = Number.POSITIVE_INFINITY;
    this.isStoreAway = false;
  }

  /** Ends all that is left of the campaign, so that the next one has the server for itself. */
  async close(): Promise<void> {
    this.restoreStore();
    for (const id of this.workflowIds) {
      await this.env.client.workflow
        .getHandle(id)
        .terminate()
        .catch(() => undefined);
    }
    await this.stopWorkers();
    for (const each of this.gone) each.stop();
  }
}

/** All workflows of the campaign together. */
export const ALL = 'all';

export class TimeStoodStill extends Error {
  override readonly name = 'TimeStoodStill';
  constructor(at: Instant) {
    super(`time does not pass any more since ${at}`);
  }
}

/** A server that skips time, with the line on which its workers are. */
export class TestServer {
  private workers = 0;

  private constructor(
    readonly env: TestWorkflowEnvironment,
    readonly line: Line,
    readonly native: NativeConnection,
  ) {}

  static async start(): Promise<TestServer> {
    const env = await createTimeSkipping();
    const line = await Line.to(env.address ?? '');
    const grpcCompression = { codec: 'none' } as const;
    return new TestServer(
      env,
      line,
      await NativeConnection.connect({ address: line.address, grpcCompression }),
    );
  }

  nextIdentity(): string {
    this.workers += 1;
    return identity(this.workers);
  }

  async stop(): Promise<void> {
    await this.native.close();
    this.line.close();
    await this.env.teardown();
  }
}
