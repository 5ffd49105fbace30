import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import type { Rehearsal } from '../../api-client/schema';
import { playOrders } from '../../commands/play-orders';
import { type RunningService, startService } from '../../commands/service';
import { anyFreePorts } from '../../commands/service-ports';
import { DOCUMENT_KINDS, UNIT_DECISION_KINDS } from '../../domain/ledger/facts';
import type { RehearsalReport } from '../../rehearsal/report/report';
import type { DecisionDocument } from '../../store/documents/decision';
import type { FilingDocument } from '../../store/documents/filing';
import { openStore, type Store } from '../../store/store';
import { campaignWorkflowId, dispatcherWorkflowId, evaluationWorkflowId } from '../../workflows/contract';
import { startBusyLoops } from '../support/busy-loops';
import { comparable } from '../support/comparable-report';
import { killWorkerOn } from '../support/kill-worker';
import { sampleFaceAt, sampleLetter } from '../support/readme-samples';
import { testAtLength } from '../support/size';
import { smallYear } from '../support/small-year';
import { type Trace, textsOf, tracesIn, tracesInLogs, tracesInMails } from '../support/traces';

/** Beside the service's own processes, on two processors: each of these has a fraction of one. */
const LOOPS = 4;

let folder: string;
let service: RunningService;
let store: Store;
let report: RehearsalReport;
let key: string;
const lines: string[] = [];
const onLine = (line: string) => void lines.push(line);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cong-vu-rehearsal-'));
  service = await startService({
    dataDir: folder,
    ports: anyFreePorts,
    // Everything that is ever logged, since the logs are looked through.
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      LOG_LEVEL: 'trace',
      PUBLIC_URL: sampleFaceAt.publicUrl,
      INSTALLATION_SECRET: sampleFaceAt.secret,
    },
    onLine,
  });
  key = (await readFile(service.adminKeyFile, 'utf8')).trim();
  store = await openStore({ uri: service.mongodbUri });
  report = await smallYear(service, { key, onLine });
}, 900_000);

afterAll(async () => {
  await store.close();
  await service.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a small year has exactly the letters of the plan', () => {
  expect(report.lost).toEqual([]);
  expect(report.check.differences).toEqual([]);
  expect(report.ok).toBe(true);
  expect(report.units).toHaveLength(8);
});

test('the README shows a letter of the small year', async () => {
  const { to, subject, text } = sampleLetter;
  const [found] = await tracesInMails(path.join(folder, 'mailbox'), [text]);
  expect(found?.text).toBe(text);
  const headers = await tracesInMails(path.join(folder, 'mailbox'), [to, subject]);
  expect(headers).toEqual(
    expect.arrayContaining([to, subject].map((header) => ({ ...found, text: header }))),
  );
});

testAtLength(
  'the last days of the small year end in the letters of the plan with the worker killed; beside busy loops slower, and never wrong',
  async () => {
    const from = '2014-01-09';
    const kill = killWorkerOn('2014-01-11', service);
    const killed = await smallYear(service, { key, from, onLine: kill.onLine });
    expect(kill.killed).toBeDefined();
    expect(service.pids().worker).not.toBe(kill.killed);
    expect(killed.check.differences).toEqual([]);
    const loops = startBusyLoops(LOOPS);
    try {
      expect(comparable(await smallYear(service, { key, from }))).toBe(comparable(killed));
    } finally {
      loops.stop();
    }
  },
  600_000,
);

describe('what was filed', () => {
  let client: Client;
  let filings: FilingDocument[];
  let decisions: DecisionDocument[];
  /** Everything that anybody wrote in this year, and the key that it was sent with. */
  let texts: string[];
  /** Histories as texts, by workflow. */
  const histories = new Map<string, string[]>();

  beforeAll(async () => {
    client = new Client({ connection: await Connection.connect({ address: service.temporalAddress }) });
    const { campaign } = report;
    const units = report.units.map(({ unit }) => unit);
    const of = <T>(read: (key: { campaign: string; unit: string }) => Promise<T[]>) =>
      Promise.all(units.map((unit) => read({ campaign, unit }))).then((found) => found.flat());
    const heads = await of(store.filings.byEvaluation);
    const whole = await Promise.all(heads.map((head) => store.filings.get(head)));
    filings = whole.filter((filing) => filing !== null);
    decisions = await of(store.decisions.byEvaluation);
    texts = [...new Set([key, ...writtenIn(filings), ...decidedIn(decisions)])];
    const ids = units.map((unit) => evaluationWorkflowId(campaign, unit));
    for (const id of [...ids, campaignWorkflowId(campaign), dispatcherWorkflowId(campaign)]) {
      histories.set(id, textsOf(await client.workflow.getHandle(id).fetchHistory()));
    }
  }, 300_000);

  afterAll(async () => {
    await client.connection.close();
  });

  test('is of every kind, so that there is something to be found', () => {
    expect(new Set(filings.flatMap(({ content }) => Object.keys(content)))).toEqual(
      new Set(['level', 'criteria', 'remarks', 'document', 'receipt']),
    );
    expect(new Set(decisions.map(({ kind }) => kind))).toEqual(
      new Set([...DOCUMENT_KINDS, ...UNIT_DECISION_KINDS]),
    );
    for (const { kind, content } of decisions) {
      expect([kind, content.remark ?? content.reason]).toEqual([kind, expect.stringMatching(/\S{2}/)]);
    }
    expect(texts.length).toBeGreaterThan(10);
  });

  test('would be found: the same search finds what is there', async () => {
    const inLogs = await tracesInLogs(path.join(folder, 'logs'), ['filing answered', 'letter sent']);
    expect(inLogs.map(({ place }) => place).sort()).toEqual(['api.log', 'worker.log']);
    const { unit, name } = report.units[0] ?? { unit: '', name: '' };
    const evaluation = evaluationWorkflowId(report.campaign, unit);
    expect(tracesIn(evaluation, histories.get(evaluation) ?? [], [name])).toHaveLength(1);
    expect(await tracesInMails(path.join(folder, 'mailbox'), [name])).not.toEqual([]);
  });

  test('is in the store, and neither in a log, nor in a history, nor in a letter', async () => {
    const inHistories = [...histories].flatMap(([id, written]) => tracesIn(id, written, texts));
    expect(inHistories).toEqual<Trace[]>([]);
    expect(await tracesInLogs(path.join(folder, 'logs'), texts)).toEqual<Trace[]>([]);
    expect(tracesIn('terminal', lines, texts)).toEqual<Trace[]>([]);
    expect(await tracesInMails(path.join(folder, 'mailbox'), texts)).toEqual<Trace[]>([]);
  });

  test('neither a link of a letter nor the secret behind it is in a log, a history or on the screen', async () => {
    const links = [...sampleLetter.text.matchAll(/\/t\/(\S+)|([A-Z]{4}-[A-Z]{4})/g)];
    const secrets = [...links.map(([, token, code]) => token ?? code ?? ''), sampleFaceAt.secret];
    expect(secrets).toHaveLength(5);
    expect([...histories].flatMap(([id, written]) => tracesIn(id, written, secrets))).toEqual<Trace[]>([]);
    expect(await tracesInLogs(path.join(folder, 'logs'), secrets)).toEqual<Trace[]>([]);
    expect(tracesIn('terminal', lines, secrets)).toEqual<Trace[]>([]);
  });

  test('of levels a history names the recognised one alone, and a log none', async () => {
    const levels = new Set(filings.flatMap(({ content }) => ('level' in content ? [content.level] : [])));
    expect(levels.size).toBeGreaterThan(1);
    for (const { unit } of report.units) {
      const id = evaluationWorkflowId(report.campaign, unit);
      const recognised = decisions.find((each) => each.unit === unit && each.kind === 'recognition')?.content
        .level;
      const others = [...levels].filter((level) => level !== recognised).map((level) => `"${level}"`);
      expect(tracesIn(id, histories.get(id) ?? [], others)).toEqual<Trace[]>([]);
    }
    const quoted = [...levels].map((level) => `"${level}"`);
    expect(await tracesInLogs(path.join(folder, 'logs'), quoted)).toEqual<Trace[]>([]);
  });
});

describe('a rehearsal that is ordered on the page', () => {
  const order = { plan: 'dong-nai-2013', register: 'dong-nai-2013-small', seed: 5, from: '2014-01-20' };
  const path = (rest: string) => `${service.apiUrl}/api/v1${rest}`;
  const headers = () => ({ Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' });
  const ask = async (rest: string, body?: object): Promise<{ status: number; body: Rehearsal }> => {
    const method = body ? 'POST' : 'GET';
    const sent = { method, headers: headers(), ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(path(rest), sent);
    return { status: response.status, body: (await response.json()) as Rehearsal };
  };
  /** Asks until it is so; the test's own time is the limit. */
  const until = async (campaign: string, isSo: (rehearsal: Rehearsal) => boolean): Promise<Rehearsal> => {
    for (;;) {
      const { body } = await ask(`/rehearsals/${campaign}`);
      if (isSo(body)) return body;
      await pause(100);
    }
  };
  const ordered = async (more: object = {}): Promise<string> => {
    for (;;) {
      const { status, body } = await ask('/rehearsals', { ...order, ...more });
      if (status === 201) return body.campaign;
      // Nobody plays yet.
      expect(status).toBe(409);
      await pause(100);
    }
  };
  const playersKeys = async () =>
    (await store.keys.list()).filter(({ label }) => label.includes('npm start'));

  let player: { stop(): Promise<void> };
  beforeAll(() => {
    player = playOrders({ service, env: {} });
  });
  afterAll(() => player.stop());

  test('is played by the same player, under a key that ends with it, and finds nothing', async () => {
    const campaign = await ordered();
    const { state, outcome, problem } = await until(campaign, (each) => each.endedAt !== undefined);
    expect([state, problem]).toEqual(['done', undefined]);
    expect(outcome).toMatchObject({ ok: true, differences: 0, findings: [] });
    const made = await playersKeys();
    expect(made).toHaveLength(1);
    expect(made[0]?.revokedAt).toBeDefined();
    const [id] = made.map(({ _id }) => _id);
    const entries = (await store.audit.list({ limit: 200 })).filter(({ target }) => target === id);
    expect(entries.map(({ action }) => action)).toEqual(['key-created', 'key-revoked']);
  }, 300_000);

  test('stops when its campaign is cancelled', async () => {
    const campaign = await ordered({ minutes: 60 });
    await until(campaign, ({ state }) => state === 'playing');
    while ((await ask(`/campaigns/${campaign}/cancel`, { reason: 'thôi' })).status >= 400) await pause(100);
    const { state, problem } = await until(campaign, (each) => each.endedAt !== undefined);
    expect([state, problem?.vi]).toEqual(['stopped', expect.stringContaining('hủy')]);
  }, 60_000);

  test('is cancelled by a service that ends, and the next one plays on', async () => {
    const campaign = await ordered({ minutes: 60 });
    await until(campaign, ({ state }) => state === 'playing');
    while (!(await store.campaigns.get(campaign))) await pause(50);
    await player.stop();
    expect((await ask(`/rehearsals/${campaign}`)).body.state).toBe('stopped');
    while ((await store.campaigns.get(campaign))?.state === 'open') await pause(50);
    expect((await playersKeys()).filter(({ revokedAt }) => revokedAt === undefined)).toEqual([]);
    player = playOrders({ service, env: {} });
    await ordered({ minutes: 59 });
  }, 60_000);
});

const writtenIn = (filings: FilingDocument[]): string[] =>
  filings.flatMap(({ content }) =>
    'level' in content
      ? [
          ...(content.criteria ?? []).flatMap(({ achieved, shortcomings }) => [achieved, shortcomings]),
          ...(content.remarks === undefined ? [] : [content.remarks]),
        ]
      : [],
  );

const decidedIn = (decisions: DecisionDocument[]): string[] =>
  decisions.flatMap(({ content: { remark, reason } }) =>
    [remark, reason].filter((text) => text !== undefined),
  );
