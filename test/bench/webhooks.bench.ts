/**
 * `npm run bench`: how long a sender waits for its 202, with 50 messages in flight, against the API and a worker as
 * processes of their own, on the embedded store and a development server; and what a message takes of each process, until
 * its evaluation has accepted it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { reviewFiledExample } from '../../api/webhooks/example';
import { API_PREFIX } from '../../config/api-prefix';
import { compiledEntry } from '../../config/project-root';
import type { StorePart } from '../../embedded/parts/store';
import type { TemporalPart } from '../../embedded/parts/temporal';
import { writeRunningYear } from '../fixtures/running-year';
import { signedHeaders } from '../support/api/webhooks';
import { startTestStorePart, startTestTemporal } from '../support/parts';
import { sampleFaceAt } from '../support/readme-samples';
import { temporaryFolder } from '../support/temporary-folder';
import { type CallCounter, countCalls } from './calls';
import { inFlight } from './in-flight';
import { measure } from './measure';
import { say, tell } from './table';

const IN_FLIGHT = 50;
const WARM_UP = 100;
const MESSAGES = 500;

let temporal: TemporalPart;
let store: StorePart;
let calls: CallCounter;
const processes: Record<string, ChildProcess> = {};
/** Ends what was started, the last one first, also where not all was. */
const closers: (() => Promise<unknown>)[] = [];
let campaign: string;
let api: string;
let secret: string;

beforeAll(async () => {
  const { folder, remove } = await temporaryFolder();
  closers.unshift(remove);
  const config = path.join(folder, 'config');
  campaign = writeRunningYear(config);
  temporal = await startTestTemporal(folder);
  closers.unshift(() => temporal.stop());
  store = await startTestStorePart(folder);
  closers.unshift(() => store.stop());
  const env = {
    ...process.env,
    DATA_DIR: folder,
    CONFIG_DIR: config,
    MONGODB_URI: store.uri,
    TEMPORAL_ADDRESS: temporal.address,
    // Nobody is written to.
    SMTP_URL: 'smtp://127.0.0.1:1',
    INSTALLATION_SECRET: sampleFaceAt.secret,
    WEBHOOKS_PER_MINUTE: '1000000',
    PORT: '0',
  };
  const run = (command: string) => {
    const child = spawn(process.execPath, [compiledEntry('commands/cong-vu'), command], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    closers.unshift(() => {
      child.kill('SIGTERM');
      return ended;
    });
    processes[command] = child;
    return child;
  };
  run('worker').stdout.resume();
  api = `http://127.0.0.1:${await portOf(run('api'))}/api/v1`;
  const key = (await readFile(path.join(folder, 'admin-key'), 'utf8')).trim();
  const post = async (address: string, body: object) => {
    const answer = await fetch(`${api}${address}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as { secret: { secret: string } };
  };
  await post('/campaigns', { plan: campaign, register: campaign });
  ({ secret } = (await post('/senders', { id: 'bench', label: 'bench', parties: REVIEWERS })).secret);
  await started(key);
  calls = await countCalls({ storeUri: store.uri, metricsUrl: temporal.metricsUrl });
  closers.unshift(() => calls.close());
}, 600_000);

afterAll(async () => {
  for (const close of closers) await close();
}, 120_000);

const register = path.join(__dirname, '../../config/registers/dong-nai-2013');
const rows = (table: string) =>
  readFileSync(path.join(register, `${table}.csv`), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
const KINDS = new Map(rows('units').map(([id, kind]) => [id, kind]));
/** Who reviews whom; in turn, so that each has a few versions. */
const REVIEWS = rows('reviews').map(([reviewer, unit]) => ({ reviewer, unit }));
const REVIEWERS = [...new Set(REVIEWS.map(({ reviewer }) => reviewer))];

/** The API's log says where it listens; what it says afterwards is read and left. */
async function portOf(child: ChildProcess): Promise<number> {
  if (!child.stdout) throw new Error('its output is not piped');
  for await (const line of createInterface({ input: child.stdout })) {
    const { msg, address } = JSON.parse(line) as { msg: string; address?: { port: number } };
    if (msg !== 'listening' || !address) continue;
    child.stdout.resume();
    return address.port;
  }
  throw new Error('the API ended before it listened');
}

/** Resolves once every evaluation of the campaign has written down its first state. */
async function started(key: string): Promise<void> {
  const headers = { Authorization: `Bearer ${key}` };
  for (;;) {
    const answer = await fetch(`${api}/campaigns/${campaign}/progress`, { headers });
    const { evaluations } = (await answer.json()) as { evaluations: number };
    if (evaluations === 36) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Sends one message; resolves to how long its 202 took. */
async function send(n: number): Promise<number> {
  const { reviewer, unit } = REVIEWS[n % REVIEWS.length] as (typeof REVIEWS)[number];
  // Districts have a criterion of their own.
  const first = KINDS.get(unit) === 'district' ? 'chi-tieu' : 'tham-muu';
  const criteria = reviewFiledExample.criteria?.map((each, i) =>
    i === 0 ? { ...each, criterion: first } : each,
  );
  const filedAt = new Date().toISOString();
  const sent = { campaign, filedAt, filingId: `bench-${n}`, reviewer, unit };
  const body = JSON.stringify({ ...reviewFiledExample, criteria, ...sent });
  const headers = signedHeaders({ secret, timestamp: Math.floor(Date.now() / 1000), body });
  const start = performance.now();
  const answer = await fetch(`${api}/hooks/bench/review-filed`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body,
  });
  const text = await answer.text();
  if (answer.status !== 202) throw new Error(`${answer.status}: ${text}`);
  return performance.now() - start;
}

/** Resolves to how long it takes from now until the last of so many is answered by its evaluation. */
async function settled(n: number): Promise<number> {
  const start = performance.now();
  for (;;) {
    const path = `${API_PREFIX}/hooks/bench/filings/${campaign}/bench-${n}`;
    const headers = signedHeaders({ secret, timestamp: Math.floor(Date.now() / 1000), body: path });
    const answer = await fetch(new URL(path, api), { headers });
    const { outcome } = (await answer.json()) as { outcome: string };
    if (outcome === 'accepted') return performance.now() - start;
    if (outcome !== 'pending') throw new Error(`it is ${outcome}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Sends so many, with fifty in flight; resolves to how long each waited for its answer, the shortest first. */
async function sendAll(from: number, count: number): Promise<number[]> {
  const times: number[] = [];
  const numbers = Array.from({ length: count }, (_, i) => from + i + 1);
  await inFlight(IN_FLIGHT, numbers, async (n) => times.push(await send(n)));
  return times.sort((a, b) => a - b);
}

test('a 202 with fifty in flight', async () => {
  await sendAll(0, WARM_UP);
  await settled(WARM_UP);
  const pids = Object.entries(processes).map(([name, { pid }]) => [name, pid ?? 0] as const);
  const all = {
    ...Object.fromEntries(pids),
    Temporal: temporal.pid ?? 0,
    store: store.pid ?? 0,
    client: process.pid,
  };
  let times: number[] = [];
  let sentMs = 0;
  let settledMs = 0;
  const measurement = await measure({ processes: all, calls }, MESSAGES, async () => {
    const start = performance.now();
    times = await sendAll(WARM_UP, MESSAGES);
    sentMs = performance.now() - start;
    settledMs = await settled(WARM_UP + MESSAGES);
  });
  const at = (quantile: number) => `${(times[Math.floor(times.length * quantile)] ?? 0).toFixed(0)} ms`;
  say(
    `${times.length} messages, ${IN_FLIGHT} in flight: p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, ` +
      `${((times.length / sentMs) * 1000).toFixed(0)} a second; ` +
      `the last one was accepted ${(settledMs / 1000).toFixed(1)} s later`,
  );
  tell('signed messages', 'message', [['until it is accepted', measurement]]);
}, 600_000);
