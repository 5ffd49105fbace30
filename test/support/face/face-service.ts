import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { createApp } from '../../../api/create-app';
import type { ApiDeps } from '../../../api/deps';
import { createStreams, type Streams } from '../../../api/live/streams';
import { createMetrics } from '../../../api/metrics';
import { cookieNames } from '../../../api/sign-in/cookies';
import type { FaceAt } from '../../../domain/face-at';
import type { Register } from '../../../domain/register';
import type { Instant } from '../../../domain/time';
import { auditRefusals } from '../../../use-cases/audit-refusals';
import { openCampaign } from '../../../use-cases/campaigns/open-campaign';
import { readClock, setClock } from '../../../use-cases/campaigns/rehearsal-clock';
import { delayFigures } from '../../../use-cases/delay-figures';
import { deliverDecision, deliverFiling } from '../../../use-cases/evaluations/deliver';
import { newKey } from '../../../use-cases/keys/keys';
import { letterFigures } from '../../../use-cases/letters/letter-figures';
import { linkId } from '../../../use-cases/links/link-names';
import { pulsing } from '../../../use-cases/live/pulsing-store';
import { type PulseRaiser, raisePulses } from '../../../use-cases/live/raise-pulses';
import { tallying, tallyLetters } from '../../../use-cases/live/tally-letters';
import { beginSession } from '../../../use-cases/sign-in/session';
import { newTrialLink } from '../../../use-cases/sign-in/trial-link';
import { sweep } from '../../../worker/sweeper';
import { switchable } from '../../e2e/any-order/parts';
import { emailOf, LINKED_DAYS, linkedPlan } from '../../fixtures/linked-year';
import { NO_LIMITS } from '../api/api';
import { keepingMailer } from '../api/mailboxes';
import { type Engine, startEngine } from '../engine';
import { readAndRelease } from '../release-letters';

const quiet = pino({ level: 'silent' });
const TRIAL = 'thử nghiệm';

/**
 * The service with its pages, as officials meet it: the real API on a port, the real store and Temporal, a worker, and a
 * mailbox that takes what a rehearsal sends.
 */
export class FaceService {
  readonly mailbox = keepingMailer();
  private readonly pulses: PulseRaiser;
  private streams: Streams | undefined;
  private server: Server | undefined;
  private stopWork: (() => Promise<void>) | undefined;
  private port = 0;
  private readonly keys = new Map<string, string>();
  readonly deps: ApiDeps;
  /** How long a filing waits for its evaluation's answer. */
  waitMs = 5_000;
  /** The API's store rejects every call. */
  isStoreAway = false;
  /** What a call was asked for has been done, and nobody has been told yet. */
  beforeItAnswers: ((operation: string) => void) | undefined;

  private constructor(
    readonly engine: Engine,
    private readonly register: Register,
    private readonly secret: string,
  ) {
    const { client } = engine;
    this.pulses = raisePulses({ pulses: engine.store.pulses, logger: quiet });
    const tally = tallyLetters({ tallies: engine.store.tallies, logger: quiet });
    const store = tallying(pulsing(engine.store, this.pulses), tally);
    const clock = { now: Date.now };
    this.deps = {
      store,
      client,
      delivery: {
        deliverFiling: (filing) => deliverFiling({ client, store, filing, waitMs: this.waitMs }),
        deliverDecision: (decision) => deliverDecision({ client, store, decision, waitMs: this.waitMs }),
      },
      catalogue: { plan: () => linkedPlan, register: () => register },
      now: clock.now,
      logger: quiet,
      trial: [],
      links: {},
      limits: NO_LIMITS,
      streams: createStreams({ store, now: clock.now, logger: quiet }),
      refusals: auditRefusals({ store, now: clock.now, logger: quiet }),
      metrics: createMetrics({
        registry: new Registry(),
        letterFigures: () => letterFigures(store),
        delayFigures: () => delayFigures({ store, now: clock.now }),
      }),
      signIn: {
        captured: this.mailbox,
        pace: () => Promise.resolve(),
        codesPerClientAndHour: 100_000,
        emailCode: 'on' as const,
        trialRun: TRIAL,
      },
    };
  }

  static async start(register: Register): Promise<FaceService> {
    const service = new FaceService(await startEngine(), register, randomUUID());
    await service.startApi();
    await service.startWorker();
    return service;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  private get faceAt(): FaceAt {
    return { publicUrl: this.origin, secret: this.secret };
  }

  /** At the same address as before, as a process that is started again. */
  async startApi(): Promise<void> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    const { store, now, logger } = this.deps;
    this.streams = createStreams({ store, now, logger });
    const app = createApp({
      ...this.deps,
      streams: this.streams,
      faceAt: this.faceAt,
      store: switchable(this.deps.store, () => this.isStoreAway),
      onAnswer: ({ operation }) => this.beforeItAnswers?.(operation),
    });
    server.on('request', app);
    this.server = server;
  }

  /** Whoever waits for an answer gets none. */
  hangUp(): void {
    this.server?.closeAllConnections();
  }

  /** As a process that was killed. */
  async killApi(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    this.streams?.stop();
    await new Promise((resolve) => {
      server?.close(resolve);
      server?.closeAllConnections();
    });
  }

  async startWorker(): Promise<void> {
    this.stopWork = await this.engine.work({
      store: this.deps.store,
      captured: this.mailbox,
      faceAt: this.faceAt,
    });
  }

  async stopWorker(): Promise<void> {
    await this.stopWork?.();
    this.stopWork = undefined;
  }

  /** How much each collection holds, with a digest of it all, once what has been raised is written. */
  async everything(): Promise<Record<string, string>> {
    await this.pulses.flush();
    return this.engine.everything();
  }

  async stop(): Promise<void> {
    await this.killApi();
    await this.stopWorker();
    await this.pulses.flush();
    await this.engine.stop();
  }

  /** What a worker's process does besides: it hands on what nobody has answered. */
  async sweep(): Promise<void> {
    await sweep({ ...this.deps, now: () => Date.now() + 10_000, logger: quiet });
  }

  /** What the browser of somebody who has signed in to a rehearsal keeps. */
  async session(email: string): Promise<{ name: string; value: string }> {
    const person = {
      account: email,
      name: email,
      realm: 'rehearsals',
      strength: 'code',
      method: 'code',
    } as const;
    const value = await beginSession(this.deps, person, { device: 'Chrome, Linux', from: '127.0.0.1' });
    if (value === undefined) throw new Error(`the account of ${email} is closed`);
    return { name: cookieNames(this.secret)('session'), value };
  }

  /** Opens a rehearsal whose clock stands at an instant of the plan. */
  async rehearse(from: Instant = LINKED_DAYS.from): Promise<Rehearsal> {
    const id = `dien-tap-${randomUUID().slice(0, 8)}`;
    const clock = { kind: 'rehearsal', paused: true, from } as const;
    await openCampaign(this.deps, { id, plan: linkedPlan.id, register: 'any', clock });
    // Their first views are there.
    const { store } = this.deps;
    while ((await store.evaluations.countOpen(id)) < this.register.units.length) await pause(30);
    return new Rehearsal(this, id);
  }

  /** What a program asks of the API: an administrator's, or a party's. Throws what it refuses. */
  async call(path: string, { body, party = '' }: { body?: object; party?: string }): Promise<unknown> {
    const key = this.keys.get(party) ?? (await this.newKey(party));
    this.keys.set(party, key);
    const response = await fetch(`${this.origin}/api/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  private async newKey(party: string): Promise<string> {
    const { key, document } = newKey({
      label: 'thử nghiệm',
      ...(party === ''
        ? { roles: ['administrator', 'committee', 'party-body'] }
        : { roles: ['unit', 'reviewer', 'member'], party }),
      nowMs: Date.now(),
      days: 1,
    });
    await this.deps.store.keys.create(document);
    return key;
  }

  /** The address that an administrator of a trial comes in by. */
  async trialLink(): Promise<string> {
    return `${this.origin}/vao/${await newTrialLink({ ...this.deps, trial: TRIAL })}`;
  }
}

/** A letter's address, and the code that stands below it. */
const LINKS = /(http:\/\/\S+\/t\/([\w-]{22}))[^]*?Mã việc: ([A-Z]{4}-[A-Z]{4})/g;

export interface Link {
  href: string;
  code: string;
  step: string;
  party: string;
  units: readonly string[];
  /** What the letter says of the matter; nothing where it is mentioned besides. */
  kinds: readonly string[];
}

export class Rehearsal {
  constructor(
    private readonly service: FaceService,
    readonly id: string,
  ) {}

  /** Goes to an instant; what waits for release there is let go. */
  async goTo(to: Instant): Promise<void> {
    const { service } = this;
    const { deps } = service;
    await setClock(deps, { campaign: this.id, actor: 'thử nghiệm', action: 'go', to });
    for (;;) {
      const clock = await readClock(deps, this.id);
      if (clock.state !== 'runs' && clock.now === clock.settledThrough) break;
      await service.sweep();
      await pause(30);
    }
    await this.release();
  }

  /** Lets all go that waits for release, and waits until every letter is there. */
  private async release(): Promise<void> {
    const { deps } = this.service;
    await readAndRelease(deps, { campaign: this.id });
    for (;;) {
      const { ready, sending } = await deps.store.letters.countByState(this.id);
      if (ready + sending === 0) return;
      await pause(30);
    }
  }

  /** The links that a person's letters have, newest last, with what each is about. */
  async linksOf(person: string): Promise<Link[]> {
    const { mailbox, deps } = this.service;
    const letters = mailbox.letters.filter(
      ({ to, campaign }) => to.email === emailOf(person) && campaign === this.id,
    );
    const links: Link[] = [];
    for (const { letterKey, text } of letters) {
      const letter = await deps.store.letters.get(letterKey);
      if (!letter) continue;
      for (const [, href = '', token = '', code = ''] of text.matchAll(LINKS)) {
        const about = await deps.store.letterLinks.get(linkId(token));
        if (!about) throw new Error(`a link that leads nowhere: ${href}`);
        const { step, party, units } = about;
        const kinds = letter.items.filter((item) => item.step === step && item.party === party);
        links.push({ href, code, step, party, units, kinds: kinds.map(({ kind }) => kind) });
      }
    }
    return links;
  }
}
