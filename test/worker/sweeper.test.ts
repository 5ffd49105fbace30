import { setImmediate } from 'node:timers/promises';
import { type Client, ServiceError } from '@temporalio/client';
import { pino } from 'pino';
import { fromMs } from '../../domain/time';
import type { DecisionDocument } from '../../store/documents/decision';
import type { FilingDocument } from '../../store/documents/filing';
import { decisionRowKey, filingKey } from '../../store/ids';
import type { Store } from '../../store/store';
import { createPatience, type Patience } from '../../worker/patience';
import { sweep } from '../../worker/sweeper';
import { evaluationWorkflowId } from '../../workflows/contract';
import { startTestStores, type TestStores } from '../support/store';

const campaign = 'thu-nghiem-2013';
const STARTED_MS = Date.parse('2013-11-01T01:00:00.000Z');

let stores: TestStores;
let store: Store;
let nowMs: number;
let patience: Patience;
let lines: string[];
/** What evaluations were asked, as `<unit> <id>`, in order. */
let asked: string[];
/** How they answer; by default they accept. */
let answer: (unit: string, id: string) => Promise<unknown>;
let takeSignal: () => Promise<void>;

beforeAll(async () => {
  stores = await startTestStores();
});
afterAll(() => stores.stop());

beforeEach(async () => {
  store = await stores.fresh();
  nowMs = STARTED_MS;
  patience = createPatience(() => nowMs);
  lines = [];
  asked = [];
  answer = () => Promise.resolve({ outcome: 'accepted', revision: 1, version: 1 });
  takeSignal = () => Promise.resolve();
});

const silence = () => Promise.reject(new ServiceError('away'));

/** Evaluations that do as they are told here; updates have the id of their filing, and decisions of their document. */
const client = {
  withDeadline: (_until: number, send: () => Promise<unknown>) => send(),
  workflow: {
    getHandle: (workflowId: string) => ({
      executeUpdate: (_name: unknown, { updateId, args }: { updateId?: string; args: { id: string }[] }) => {
        const unit = workflowId.slice(evaluationWorkflowId(campaign, '').length);
        const id = updateId ?? args[0]?.id.split('#')[0] ?? '';
        asked.push(`${unit} ${id}`);
        return answer(unit, id);
      },
      signal: (_name: unknown, { id }: { id: string }) => {
        asked.push(`signal ${id}`);
        return takeSignal();
      },
    }),
  },
} as unknown as Client;

const sweepOnce = (using: Store = store) =>
  sweep({
    client,
    store: using,
    now: () => nowMs,
    patience,
    logger: pino({}, { write: (line: string) => void lines.push(line) }),
  });

const filing = (unit: string, id: string, change: Partial<FilingDocument> = {}): FilingDocument => ({
  _id: filingKey({ campaign, unit, id }),
  campaign,
  unit,
  id,
  kind: 'filing',
  step: 'self-review',
  party: unit,
  content: { level: 'good' },
  digest: 'a'.repeat(64),
  channel: 'person',
  receivedAt: fromMs(STARTED_MS),
  storedAt: fromMs(STARTED_MS),
  storedAtReal: fromMs(STARTED_MS - 60_000),
  message: 'update',
  answer: null,
  ...change,
});

const decision = (unit: string, document: string, storedAtReal = fromMs(STARTED_MS - 60_000)) =>
  store.decisions.insert({
    _id: decisionRowKey({ campaign, unit, document }),
    campaign,
    unit,
    document,
    kind: 'waiver',
    content: {},
    digest: 'b'.repeat(64),
    receivedAt: fromMs(STARTED_MS),
    storedAtReal,
    answer: null,
  } satisfies DecisionDocument);

const many = (unit: string, count: number): FilingDocument[] =>
  Array.from({ length: count }, (_, i) => filing(unit, `f-${String(i).padStart(4, '0')}`));

async function insert(filings: FilingDocument[]): Promise<void> {
  await (await stores.raw(store, 'filings')).insertMany(filings as never[]);
}

test('a silent evaluation with thousands of rows delays no other, and is asked once', async () => {
  await insert([
    ...many('im-lang', 2_100),
    filing('cham', 'tdg-1', { storedAtReal: fromMs(STARTED_MS - 60_001) }),
    filing('so-y-te', 'tdg-1', { storedAtReal: fromMs(STARTED_MS - 6_000) }),
  ]);
  await insert([filing('im-it', 'tdg-1')]);
  await decision('im-it', 'qd-1');
  await decision('so-y-te', 'qd-1');
  answer = async (unit) => {
    if (unit.startsWith('im-')) return silence();
    // A sweep may last longer than the silent ones are left alone; they are still asked once.
    if (unit === 'cham') await setImmediate().then(() => (nowMs += 12_000));
    return { outcome: 'held', revision: 1 };
  };
  expect(await sweepOnce()).toEqual({ answered: 3, pending: 2_102 });
  expect(asked).toEqual(['cham tdg-1', 'im-it tdg-1', 'im-lang f-0000', 'so-y-te tdg-1', 'so-y-te qd-1']);
  expect((await store.filings.get({ campaign, unit: 'so-y-te', id: 'tdg-1' }))?.answer).not.toBeNull();
});

test('a silent evaluation is left alone for longer each time, until it answers', async () => {
  await insert(many('im-lang', 3));
  answer = silence;
  const askedAtS: number[] = [];
  for (; nowMs <= STARTED_MS + 150_000; nowMs += 5_000) {
    await sweepOnce();
    askedAtS.push(...asked.splice(0).map(() => (nowMs - STARTED_MS) / 1_000));
  }
  expect(askedAtS).toEqual([0, 10, 30, 70, 150]);
  nowMs = STARTED_MS + 310_000;
  answer = (_unit, id) => (id === 'f-0000' ? Promise.resolve({ outcome: 'held', revision: 1 }) : silence());
  await sweepOnce();
  nowMs += 10_000;
  await sweepOnce();
  expect(asked).toEqual(['im-lang f-0000', 'im-lang f-0001', 'im-lang f-0001']);
});

test('those that were silent before come after the others of their page', async () => {
  await insert([...many('im-lang', 1), filing('so-y-te', 'tdg-1')]);
  patience.gaveNone(`${campaign}/im-lang`);
  nowMs += 10_000;
  await sweepOnce();
  expect(asked).toEqual(['so-y-te tdg-1', 'im-lang f-0000']);
});

test('an evaluation has its rows in order, filings before decisions, and some dozens in one sweep', async () => {
  await insert(many('so-y-te', 40));
  await decision('so-y-te', 'qd-1', fromMs(STARTED_MS - 90_000));
  await decision('so-y-te', 'qd-2');
  expect(await sweepOnce()).toEqual({ answered: 36, pending: 6 });
  expect(await sweepOnce()).toEqual({ answered: 6, pending: 0 });
  expect(asked).toEqual([
    ...many('so-y-te', 40).map(({ id }) => `so-y-te ${id}`),
    'so-y-te qd-1',
    'so-y-te qd-2',
  ]);
});

test('after a decision without an answer its evaluation hears of no other', async () => {
  await decision('so-y-te', 'qd-1', fromMs(STARTED_MS - 90_000));
  await decision('so-y-te', 'qd-2');
  answer = () => Promise.reject(new Error('broken'));
  expect(await sweepOnce()).toEqual({ answered: 0, pending: 2 });
  expect(asked).toEqual(['so-y-te qd-1']);
});

test('signals that wait for their answer keep nothing back', async () => {
  const signal = { message: 'signal', channel: 'system' } as const;
  await insert([
    filing('so-y-te', 'a', { ...signal, signalledAtReal: new Date().toISOString() }),
    filing('so-y-te', 'b', signal),
    filing('so-y-te', 'c'),
  ]);
  expect(await sweepOnce()).toEqual({ answered: 1, pending: 2 });
  expect(asked).toEqual(['signal b', 'so-y-te c']);
});

test('a signal that nobody takes for seconds is a silence', async () => {
  const signal = { message: 'signal', channel: 'system' } as const;
  await insert([filing('so-y-te', 'a', signal), filing('so-y-te', 'b', signal)]);
  takeSignal = () => {
    nowMs += 5_000;
    return silence();
  };
  expect(await sweepOnce()).toEqual({ answered: 0, pending: 2 });
  expect(asked).toEqual(['signal a']);
});

test('a filing whose delivery fails is logged, and keeps back neither its evaluation nor the sweep', async () => {
  await insert([filing('so-y-te', 'a'), filing('so-y-te', 'b'), filing('van-phong-ubnd', 'c')]);
  answer = (_unit, id) =>
    id === 'a' ? Promise.reject(new Error('broken')) : Promise.resolve({ outcome: 'held', revision: 1 });
  expect(await sweepOnce()).toEqual({ answered: 2, pending: 1 });
  expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(
    expect.objectContaining({
      msg: 'not delivered by the sweeper',
      campaign,
      unit: 'so-y-te',
      filing: 'a',
      err: expect.objectContaining({ message: 'broken' }) as object,
    }),
  );
  await sweepOnce();
  expect(asked.filter((row) => row === 'so-y-te a')).toHaveLength(1);
  nowMs += 10_000;
  await sweepOnce();
  expect(asked.filter((row) => row === 'so-y-te a')).toHaveLength(2);
});

test('a store that is away ends the sweep, no evaluation is blamed, and the next begins anew', async () => {
  await insert(Array.from({ length: 30 }, (_, i) => filing(`don-vi-${i}`, 'a')));
  const away: Store = {
    ...store,
    filings: {
      ...store.filings,
      setAnswer: () => Promise.reject(Object.assign(new Error('away'), { name: 'MongoNetworkError' })),
    },
  };
  await expect(sweepOnce(away)).rejects.toThrow('away');
  // Those that were at work; nobody after them.
  expect(asked.length).toBeLessThanOrEqual(8);
  expect(await sweepOnce()).toEqual({ answered: 30, pending: 0 });
});
