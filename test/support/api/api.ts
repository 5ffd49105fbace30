import type { Express } from 'express';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import request from 'supertest';
import { createApp } from '../../../api/create-app';
import type { ApiDeps } from '../../../api/deps';
import type { Answer, Endpoint } from '../../../api/http/endpoint';
import { createStreams } from '../../../api/live/streams';
import { createMetrics } from '../../../api/metrics';
import { cookieNames } from '../../../api/sign-in/cookies';
import type { GrantedRole, KeyRole } from '../../../domain/key-roles';
import type { Register } from '../../../domain/register';
import { accountOf, type Realm } from '../../../domain/sign-in';
import { fromMs } from '../../../domain/time';
import { remembering } from '../../../store/remembering/store';
import type { Store } from '../../../store/store';
import { accountOfPerson } from '../../../use-cases/accounts/account-of';
import { auditRefusals } from '../../../use-cases/audit-refusals';
import { delayFigures } from '../../../use-cases/delay-figures';
import { newKey } from '../../../use-cases/keys/keys';
import { letterFigures } from '../../../use-cases/letters/letter-figures';
import { tallying, tallyLetters } from '../../../use-cases/live/tally-letters';
import { sealOf } from '../../../use-cases/senders/seal';
import { beginSession } from '../../../use-cases/sign-in/session';
import { plan2013 } from '../../fixtures/plans';
import { partlyStaffed } from '../../fixtures/small-register';
import { newCampaign } from './bodies';
import { type ClientCalls, Evaluations, fakeClient } from './evaluations';

export type Caller = Pick<TestApi, 'get' | 'post' | 'put' | 'patch' | 'delete'>;

/** Whom a key is for. */
interface Holder {
  roles: readonly KeyRole[];
  party?: string | undefined;
  person?: string | undefined;
  campaign?: string | undefined;
}

/** The API in this process, with a clock that the test sets. */
export interface TestApi {
  app: Express;
  deps: ApiDeps;
  store: Store;
  evaluations: Evaluations;
  calls: ClientCalls;
  /** Lines of the log, as they were written. */
  log: string[];
  key: string;
  /** Makes another key. */
  keyFor(holder: Holder): Promise<string>;
  /** The same, asked with another key; a key of no campaign, as they were made before keys had one. */
  as(roles: readonly KeyRole[], party?: string, more?: Pick<Holder, 'person' | 'campaign'>): Promise<Caller>;
  /** The same, asked by a person who has signed in: their browser's requests, from our own pages. With something granted, strongly. */
  signedIn(email: string, session?: { realm?: Realm; granted?: readonly GrantedRole[] }): Promise<Caller>;
  /** The same with other deps, as another process beside this one has them: keys, clock and evaluations are shared. */
  beside(other: Partial<ApiDeps>): TestApi;
  /** Sets what time it is, real time; campaigns on the real clock have the same. */
  setTime(instant: string): void;
  advance(ms: number): void;
  get(path: string): request.Test;
  /** What is filed in the name of a party of the register goes under that party's key. */
  post(path: string, body: object): request.Test;
  put(path: string, body: object): request.Test;
  patch(path: string, body: object): request.Test;
  delete(path: string): request.Test;
  /** Opens a campaign on the real clock, by default the small one of 2013, and starts its evaluations. */
  open(campaign: string, of?: { plan: string; register: string }): Promise<void>;
}

/** What the clock of an API shows at first. */
export const OPENING = '2013-10-01T00:00:00.000Z';

export async function testApi({
  store: opened,
  register = partlyStaffed,
  ...more
}: { store: Store; register?: Register | undefined } & Partial<ApiDeps>): Promise<TestApi> {
  const quiet = { warn: () => undefined };
  const store = remembering(tallying(opened, tallyLetters({ tallies: opened.tallies, logger: quiet })));
  let nowMs = Date.parse(OPENING);
  const log: string[] = [];
  const calls: ClientCalls = { started: [], signals: [], cancelled: [] };
  const evaluations = new Evaluations(store, () => fromMs(nowMs));
  const keyFor = async (holder: Holder): Promise<string> => {
    const { key, document } = newKey({ label: 'thử nghiệm', ...holder, nowMs, days: 36_500 });
    // Past the limit of living keys: a test makes as many as it likes.
    await store.keys.create({ ...document, createdAt: document.expiresAt });
    return key;
  };
  const key = await keyFor({ roles: ['administrator', 'committee', 'party-body'] });
  const filers = new Map<unknown, string>();
  for (const { id: party } of [...register.units, ...register.parties, ...register.members]) {
    filers.set(party, await keyFor({ roles: ['unit', 'reviewer', 'member'], party }));
  }
  /** Paper is entered by others. */
  const filerOf = (path: string, body: { party?: string; receipt?: unknown }): string | undefined =>
    /\/(filings|announcements)$/.test(path) && body.receipt === undefined
      ? filers.get(body.party)
      : undefined;
  const withDeps = (deps: ApiDeps): TestApi => {
    const app = createApp(deps);
    const { get, put, patch, delete: remove } = callsWith(app, key);
    const post = (path: string, body: object) => callsWith(app, filerOf(path, body) ?? key).post(path, body);
    return {
      app,
      deps,
      store: deps.store,
      evaluations,
      calls,
      log,
      key,
      keyFor,
      as: async (roles, party, who) => callsWith(app, await keyFor({ roles, party, ...who })),
      signedIn: async (email, { realm = 'all', granted } = {}) => {
        const person = { account: accountOf(email), name: 'Người thử', realm };
        if (granted) await grant(deps, person, granted);
        const by = granted
          ? ({ strength: 'strong', method: 'password' } as const)
          : ({ strength: 'code', method: 'code' } as const);
        const session = (await beginSession(deps, { ...person, ...by }, SOMEWHERE)) ?? '';
        return callsOfBrowser(app, `${cookieNames(deps.faceAt?.secret)('session')}=${session}`);
      },
      beside: (other) =>
        withDeps({ ...deps, metrics: metricsOf(other.store ?? deps.store, () => nowMs), ...other }),
      setTime: (instant) => {
        nowMs = Date.parse(instant);
      },
      advance: (ms) => {
        nowMs += ms;
      },
      get,
      post,
      put,
      patch,
      delete: remove,
      async open(campaign, of = newCampaign) {
        const opened = await post('/campaigns', { ...of, id: campaign });
        if (opened.status > 201) throw new Error(`not opened: ${opened.text}`);
        await evaluations.start(campaign);
      },
    };
  };
  const logger = pino({ level: 'debug' }, { write: (line: string) => void log.push(line) });
  return withDeps({
    store,
    refusals: auditRefusals({ store, now: () => nowMs, logger }),
    client: fakeClient({ evaluations, calls }),
    delivery: evaluations.delivery,
    catalogue: {
      plan: (id) => (id === plan2013.id ? plan2013 : undefined),
      register: (id) => (id === register.id ? register : undefined),
    },
    now: () => nowMs,
    seal: sealOf({ secret: 'bí mật của bộ cài đặt thử nghiệm, 32 ký tự' }),
    logger,
    trial: [],
    links: {},
    metrics: metricsOf(store, () => nowMs),
    streams: createStreams({ store, now: () => nowMs, logger }),
    limits: NO_LIMITS,
    signIn: { pace: () => Promise.resolve(), codesPerClientAndHour: 1000, emailCode: 'on' },
    onAnswer: holdToSchema,
    ...more,
  });
}

async function grant(
  deps: ApiDeps,
  { account: address, name }: { account: string; name: string },
  roles: readonly GrantedRole[],
): Promise<void> {
  const account = await accountOfPerson(deps, { address, name });
  await deps.store.accounts.change(account, { roles: [...roles] });
}

const metricsOf = (store: Store, now: () => number) =>
  createMetrics({
    registry: new Registry(),
    letterFigures: () => letterFigures(store),
    delayFigures: () => delayFigures({ store, now }),
  });

/** Bytes as they are, all else as JSON. */
const sending = (test: request.Test, body: object): request.Test =>
  Buffer.isBuffer(body) ? test.type('application/octet-stream').send(body) : test.send(body);

const callsWith = (app: Express, key: string): Caller => {
  const authorised = (test: request.Test) => test.set('Authorization', `Bearer ${key}`);
  return {
    get: (path) => authorised(request(app).get(`/api/v1${path}`)),
    post: (path, body) => sending(authorised(request(app).post(`/api/v1${path}`)), body),
    put: (path, body) => sending(authorised(request(app).put(`/api/v1${path}`)), body),
    patch: (path, body) => authorised(request(app).patch(`/api/v1${path}`)).send(body),
    delete: (path) => authorised(request(app).delete(`/api/v1${path}`)),
  };
};

/** As a browser asks for a page of ours. */
const callsOfBrowser = (app: Express, cookie: string): Caller => {
  const fromPage = (test: request.Test) => test.set('Cookie', cookie).set('Sec-Fetch-Site', 'same-origin');
  return {
    get: (path) => fromPage(request(app).get(`/api/v1${path}`)),
    post: (path, body) => sending(fromPage(request(app).post(`/api/v1${path}`)), body),
    put: (path, body) => sending(fromPage(request(app).put(`/api/v1${path}`)), body),
    patch: (path, body) => fromPage(request(app).patch(`/api/v1${path}`)).send(body),
    delete: (path) => fromPage(request(app).delete(`/api/v1${path}`)),
  };
};

/** In which browser a session begins. */
const SOMEWHERE = { device: 'Firefox, Linux', from: '127.0.0.1' };

/** A test asks as often as it likes. */
export const NO_LIMITS = {
  requestsPerMinute: 100_000,
  refusalsPerMinute: 100_000,
  openRequestsPerMinute: 100_000,
  webhooksPerMinute: 100_000,
};

/** Every answer of every test is one that the description of the API has. */
function holdToSchema({ operation, answers }: Endpoint, { status, body }: Answer): void {
  if (typeof body === 'string') return;
  const schema = answers[status];
  if (!schema) throw new Error(`${operation} is not said to answer ${status}`);
  const { error } = schema.safeParse(body === undefined ? body : JSON.parse(JSON.stringify(body)));
  if (error) throw new Error(`${operation} answered ${status} with ${error.message}`);
}
