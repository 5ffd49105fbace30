import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { pino } from 'pino';
import { createCampaignActivities } from '../../../activities/campaign';
import type { DecisionKind } from '../../../domain/ledger/facts';
import type { EvaluationView } from '../../../domain/ledger/view';
import type { DecisionDocument } from '../../../store/documents/decision';
import type { FilingDocument } from '../../../store/documents/filing';
import { filingKey } from '../../../store/ids';
import type { Store } from '../../../store/store';
import { deliverDecision, deliverFiling } from '../../../use-cases/evaluations/deliver';
import { sweep } from '../../../worker/sweeper';
import { campaignWorkflowId, evaluationState, evaluationWorkflowId } from '../../../workflows/contract';
import type { unitEvaluation } from '../../../workflows/unit-evaluation';
import { ENDED_AT, storeTestCampaign } from '../../fixtures/campaign';
import { filingDocument } from '../../fixtures/filing-document';
import { runningPlan } from '../../fixtures/running-year';
import { type Engine, startEngine } from '../../support/engine';
import { recordHistory } from '../../support/record-history';
import { runActivity } from '../../support/run-activity';

const UNIT = 'van-phong-ubnd';
const lines: string[] = [];
const logger = pino({}, { write: (line: string) => void lines.push(line) });

let engine: Engine;
let client: Client;
let store: Store;
let campaign: string;

beforeAll(async () => {
  engine = await startEngine();
  ({ store, client } = engine);
});

afterAll(() => engine.stop());

/** A campaign by the real clock. */
beforeEach(async () => {
  campaign = `thu-nghiem-${randomUUID()}`;
  await storeTestCampaign(store, { _id: campaign, plan: runningPlan(), sending: 'held' });
});

const now = () => Date.now();
const slice = () => ({ campaign, offset: 0, limit: 10 });
/** From the unit at which an earlier attempt stopped, if there was one. */
const start = (from?: number, using: Client = client) =>
  runActivity(
    (asked) => createCampaignActivities({ store, client: using, now }).startEvaluations(asked),
    slice(),
    from,
  );
const cancel = () =>
  runActivity((asked) => createCampaignActivities({ store, client, now }).cancelEvaluations(asked), slice());

async function withWorkers<T>(during: () => Promise<T>): Promise<T> {
  const stopWorkers = await engine.work();
  try {
    return await during();
  } finally {
    await stopWorkers();
  }
}

async function storeFiling(change: Partial<FilingDocument> = {}): Promise<FilingDocument> {
  const filing = filingDocument({ campaign, unit: UNIT, id: 'tdg-1', ...change });
  return (await store.filings.insert(filing)).document;
}

async function storeDecision(kind: DecisionKind, document: string, change: Partial<DecisionDocument> = {}) {
  const row: DecisionDocument = {
    _id: filingKey({ campaign, unit: UNIT, id: document }),
    campaign,
    unit: UNIT,
    document,
    kind,
    content: { level: 'good' },
    digest: 'b'.repeat(64),
    receivedAt: new Date().toISOString(),
    storedAtReal: new Date(Date.now() - 60_000).toISOString(),
    answer: null,
    ...change,
  };
  return (await store.decisions.insert(row)).document;
}

const deliver = (document: FilingDocument) =>
  deliverFiling({ client, store, filing: document, waitMs: 20_000 });
const decide = (decision: DecisionDocument) => deliverDecision({ client, store, decision, waitMs: 20_000 });

const handle = () => client.workflow.getHandle<typeof unitEvaluation>(evaluationWorkflowId(campaign, UNIT));
const live = (): Promise<EvaluationView> =>
  handle().query(evaluationState, { now: new Date().toISOString() });

/** Asks again until it is so; what is waited for here is told by no event that crosses the processes. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(50);
}

/** Through all five steps: filed, synthesis, remarks, proposal, recognition. */
async function recognise(): Promise<void> {
  await deliver(await storeFiling());
  const { revision } = await live();
  for (const kind of ['synthesis', 'remarks', 'proposal', 'recognition'] as const) {
    const row = await storeDecision(kind, kind, kind === 'synthesis' ? { ledgerRevision: revision } : {});
    expect(await decide(row)).toMatchObject({ outcome: 'accepted' });
  }
  expect(await handle().result()).toMatchObject({ status: 'recognised' });
}

test('evaluations are started once, go on where an attempt stopped, and closed ones are left alone', async () => {
  expect(await start(3)).toEqual({ started: 1 });
  expect(await start()).toEqual({ started: 3 });
  expect(await start()).toEqual({ started: 0 });
  expect(await store.evaluations.countOpen(campaign)).toBe(4);
  // As a campaign that is being cancelled says first.
  await store.campaigns.setState({ campaign, state: 'cancelled', endedAtReal: ENDED_AT });
  await withWorkers(async () => {
    await cancel();
    await cancel();
    expect(await handle().result()).toMatchObject({ status: 'cancelled' });
  });
  expect(await start()).toEqual({ started: 0 });
});

test('an evaluation that was shown and never started is cancelled all the same', async () => {
  const broken = { workflow: { start: () => Promise.reject(new Error('away')) } } as unknown as Client;
  await expect(start(undefined, broken)).rejects.toThrow('away');
  expect(await store.evaluations.countOpen(campaign)).toBe(4);
  await cancel();
  expect(await store.evaluations.countOpen(campaign)).toBe(0);
  expect(await start()).toEqual({ started: 0 });
});

test('a person has the answer at once, and a repetition has the same', async () => {
  await start();
  await withWorkers(async () => {
    const document = await storeFiling();
    const answer = await deliver(document);
    expect(answer).toMatchObject({ outcome: 'accepted', version: 1 });
    expect(await deliver(document)).toEqual(answer);
    expect((await store.filings.get(document))?.answer).toEqual(answer);
    const stranger = await storeFiling({ id: 'x', step: 'agency-review', party: 'so-y-te' });
    expect(await deliver(stranger)).toEqual({ outcome: 'refused', refusal: 'not-assigned' });
  });
});

test('what was stored while no worker ran is answered by the sweeper, signals too', async () => {
  await start();
  const person = await storeFiling();
  const system = await storeFiling({ id: 'tdg-2', channel: 'system', message: 'signal' });
  expect(await deliverFiling({ client, store, filing: person, waitMs: 200 })).toBe('pending');
  expect(await deliverFiling({ client, store, filing: system, waitMs: 5000 })).toBe('pending');
  // A second signal would only fill the history.
  const { historyLength } = await handle().describe();
  const signalled = await store.filings.get(system);
  expect(signalled && (await deliver(signalled))).toBe('pending');
  expect((await handle().describe()).historyLength).toBe(historyLength);
  await withWorkers(async () => {
    await until(async () => (await sweep({ client, store, now, logger })).pending === 0);
  });
  const delivered = lines.map((line) => JSON.parse(line) as object);
  const filing = person.id;
  expect(delivered).toContainEqual(
    expect.objectContaining({ msg: 'delivered by the sweeper', campaign, unit: UNIT, filing }),
  );
  expect((await store.filings.get(system))?.answer).toMatchObject({ outcome: 'accepted' });
  expect((await store.filings.get(person))?.answer).toMatchObject({ outcome: 'accepted' });
});

test('a filing for an evaluation that is still to be started waits', async () => {
  expect(await deliver(await storeFiling())).toBe('pending');
});

test('a synthesis is not delivered before the filings that are stored', async () => {
  await start();
  await withWorkers(async () => {
    const { revision } = await live();
    await storeFiling();
    const row = await storeDecision('synthesis', 'th-1', { ledgerRevision: revision });
    expect(await decide(row)).toMatchObject({ outcome: 'refused', refusal: 'revision-differs' });
    const corrected = {
      ...row,
      ledgerRevision: (await live()).revision,
      digest: 'e'.repeat(64),
      answer: null,
    };
    expect(await store.decisions.replaceRefused(corrected)).toBe(true);
    expect(await decide(corrected)).toMatchObject({ outcome: 'accepted' });
  });
});

test('after the closing a filing is held, and a reopening starts a linked run that takes it in', async () => {
  await start();
  await withWorkers(async () => {
    await recognise();
    const held = await storeFiling({ id: 'tdg-2', digest: 'f'.repeat(64) });
    expect(await deliver(held)).toMatchObject({ outcome: 'held' });
    const system = await storeFiling({ id: 'tdg-3', channel: 'system', message: 'signal' });
    expect(await deliver(system)).toMatchObject({ outcome: 'held' });

    const late = await storeDecision('adjustment', 'dc-1');
    expect(await decide(late)).toMatchObject({ outcome: 'refused', refusal: 'closed' });

    const reopening = await storeDecision('reopening', 'ml-1');
    const answer = await decide(reopening);
    expect(answer).toMatchObject({ outcome: 'accepted', takenIn: ['tdg-2', 'tdg-3'] });
    expect(await decide(reopening)).toEqual(answer);
    const view = await live();
    expect(view).toMatchObject({ status: 'open' });
    expect(view.obligations.find(({ step }) => step === 'self-review')?.versions).toHaveLength(3);
    expect(await deliver(await storeFiling({ id: 'tdg-4' }))).toMatchObject({ outcome: 'accepted' });
    // The projector writes in order: once it has told of this, it has told of the reopening too.
    const { revision } = await live();
    await until(async () => (await store.evaluations.rowOf({ campaign, unit: UNIT }))?.revision === revision);
    expect((await store.filings.get(held))?.answer).toMatchObject({ outcome: 'accepted' });

    const { workflowId } = handle();
    const firstRunId = (await handle().describe()).runId;
    await recordHistory(client, { workflowId, firstRunId, name: 'unit-evaluation-linked' });
    await endCampaign();
  });
});

/** What a reopening has started. */
const endCampaign = async () => {
  await store.campaigns.setState({ campaign, state: 'cancelled', endedAtReal: ENDED_AT });
  await client.workflow.getHandle(campaignWorkflowId(campaign)).cancel();
};

test('a filing that is held at the very moment of a reopening is taken in too', async () => {
  await start();
  await withWorkers(async () => {
    await recognise();
    const late = await storeFiling({ id: 'tdg-2', digest: 'f'.repeat(64) });
    const reopening = await storeDecision('reopening', 'ml-1');
    // The evaluation is still closed when it is asked, and reopened when the answer is written.
    const filings: Store['filings'] = {
      ...store.filings,
      async setAnswer(set) {
        if (set.answer.outcome === 'held') expect(await decide(reopening)).toMatchObject({ takenIn: [] });
        return store.filings.setAnswer(set);
      },
    };
    const slow = { ...store, filings };
    expect(await deliverFiling({ client, store: slow, filing: late, waitMs: 20_000 })).toMatchObject({
      outcome: 'accepted',
    });
    const { obligations } = await live();
    expect(obligations.find(({ step }) => step === 'self-review')?.versions).toHaveLength(2);
    await endCampaign();
  });
});

test('a reopening of what has closed is seen before it runs, and its campaign runs again', async () => {
  await start();
  await withWorkers(async () => {
    await recognise();
    await store.campaigns.setState({ campaign, state: 'closed', endedAtReal: ENDED_AT });
    const reopening = await storeDecision('reopening', 'ml-1');
    const seen: unknown[] = [];
    const workflow = Object.assign(Object.create(client.workflow), {
      async start(type: string, options: Parameters<Client['workflow']['start']>[1]) {
        if (type === 'unitEvaluation') {
          seen.push((await store.evaluations.rowOf({ campaign, unit: UNIT }))?.open);
          seen.push((await store.campaigns.get(campaign))?.state);
          seen.push((await client.workflow.getHandle(campaignWorkflowId(campaign)).describe()).status.name);
        }
        return client.workflow.start(type, options);
      },
    });
    const watched: Client = Object.assign(Object.create(client), { workflow });
    const answer = await deliverDecision({ client: watched, store, decision: reopening, waitMs: 20_000 });
    expect(answer).toMatchObject({ outcome: 'accepted' });
    expect(seen).toEqual([true, 'open', 'RUNNING']);
    await endCampaign();
  });
});
