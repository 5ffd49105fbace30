import { randomUUID } from 'node:crypto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { pino } from 'pino';
import { createActivities } from '../../../activities/create-activities';
import type { Plan } from '../../../domain/plan';
import type { Instant } from '../../../domain/time';
import type { CampaignDocument } from '../../../store/documents/campaign';
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
import { campaignWorkflowId, dispatcherWorkflowId, evaluationWorkflowId } from '../../../workflows/contract';
import { storeTestCampaign } from '../../fixtures/campaign';
import { ALL, Calm } from './calm';
import { FakeRelay, switchable } from './parts';
import { PlanTime, TimeStoodStill } from './plan-time';
import type { TestServer } from './server';
import { UNITS } from './units';
import { Workers } from './workers';

const HOUR_MS = 3_600_000;
const quiet = pino({ level: process.env['ANY_ORDER_LOG'] ?? 'silent' });

/** Everything that a campaign needs, with a switch for each part; plan time is that of the time-skipping server. */
export class Rig {
  readonly relay = new FakeRelay();
  isStoreAway = false;
  /** The store goes away after so many calls, in the middle of whatever it is. */
  callsLeft = Number.POSITIVE_INFINITY;
  readonly store: Store;
  campaign!: CampaignDocument;
  readonly time: PlanTime;
  readonly calm = new Calm();
  /** Plan time at which letters were withdrawn, by letter. */
  readonly withdrawnAt = new Map<string, number>();
  private readonly workers: Workers;

  private constructor(
    private readonly server: TestServer,
    readonly real: Store,
  ) {
    this.time = new PlanTime(server.env);
    this.workers = new Workers(server, { before: this.time.look, relay: this.relay });
    const withdrawals: Store = {
      ...real,
      letters: {
        ...real.letters,
        markWithdrawn: (withdrawal) => {
          this.withdrawnAt.set(withdrawal.letter, this.nowMs());
          return real.letters.markWithdrawn(withdrawal);
        },
        withdrawWaiting: (withdrawal) => {
          for (const letter of withdrawal.letters) this.withdrawnAt.set(letter, this.nowMs());
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
    await rig.time.look();
    const _id = `thu-nghiem-${randomUUID()}`;
    const change = { _id, plan, openedAt, wakeSpreadMs: 60_000, graceMs: 60_000 };
    ({ document: rig.campaign } = await storeTestCampaign(store, change));
    await rig.startWorkers();
    await startCampaign(rig.deps, rig.campaign, 'REJECT_DUPLICATE');
    await rig.settle();
    return rig;
  }

  get env(): TestWorkflowEnvironment {
    return this.server.env;
  }

  nowMs = (): number => this.time.nowMs();

  get id(): string {
    return this.campaign._id;
  }

  get isWorkerAway(): boolean {
    return this.workers.areAway;
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
            : deliverFiling({ ...told, filing, waitMs: 5_000, isAsked: true }),
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
      relay: this.relay,
      searchAttributes: false,
    });
    await this.workers.start(activities);
  }

  stopWorkers = (): Promise<void> => this.workers.stop();

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

  passTo = (ms: number): Promise<void> => this.pass(ms - this.nowMs());

  private async sleep(ms: number): Promise<void> {
    const from = this.nowMs();
    if (this.isWorkerAway) await this.time.skip(ms);
    else await this.time.sleep(ms);
    await this.time.look();
    this.calm.note({ from, to: this.nowMs(), isAway: this.isStoreAway || this.isWorkerAway });
  }

  /** The same without anybody's look. */
  settleFor = (ms: number): Promise<void> => this.sleep(ms);

  /** Until whatever was begun has come to its end. */
  async settle(): Promise<void> {
    if (this.isWorkerAway) {
      await this.time.look();
      return;
    }
    // Time that is skipped takes none, but on a busy machine the call itself may take seconds: so it is longer each time.
    for (let tries = 0; tries < 8; tries += 1) {
      const ms = 3_000 * (1 + tries);
      const begun = performance.now();
      await this.sleep(ms);
      if (performance.now() - begun < ms / 2) return;
      if (tries > 0 && this.time.mayBeHeld) await this.time.free();
    }
    throw new TimeStoodStill(this.time.plan());
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
    this.calm.ended.clear();
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
    this.calm.ended.add(what === 'campaign' ? what : what.unit);
    this.calm.interrupt(...(what === 'campaign' ? [ALL] : [what.unit]));
  }

  cancel = () => {
    this.time.mayBeHeld = true;
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
    await this.workers.close();
  }
}
