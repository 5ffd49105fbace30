import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection, type WorkflowHandle, WorkflowUpdateFailedError } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { REAL_TIME } from '../../domain/clock';
import type { Decision, FilingAnswer } from '../../domain/ledger/facts';
import { MAX_VERSIONS } from '../../domain/ledger/room';
import { type EvaluationSpec, evaluationSpecs } from '../../domain/schedule';
import type { FilingDocument } from '../../store/documents/filing';
import type { Store } from '../../store/store';
import { ask } from '../../use-cases/evaluations/ask';
import { deliverFiling } from '../../use-cases/evaluations/deliver';
import { startEvaluation } from '../../use-cases/evaluations/start-evaluation';
import {
  decide,
  evaluationState,
  evaluationWorkflowId,
  fileReview,
  TOO_MANY_VERSIONS,
} from '../../workflows/contract';
import { evaluationSummary } from '../../workflows/details';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes';
import type { unitEvaluation } from '../../workflows/unit-evaluation';
import { filingDocument } from '../fixtures/filing-document';
import { runningPlan } from '../fixtures/running-year';
import { smallRegister } from '../fixtures/small-register';
import { type Engine, startEngine } from '../support/engine';
import { most, type Run, report, runsOf } from '../support/runs';
import { IS_FULL, MOST_EVENTS, MOST_HANDED_ON, sized } from '../support/size';
import { until } from '../support/until';
import { workflowBundle } from '../support/workflow-bundle';
import { filing } from '../workflows/world';

type Handle = WorkflowHandle<typeof unitEvaluation>;
type Owed = EvaluationSpec['owed'][number] & Pick<FilingDocument, 'step'>;

/** Fewer events than a burst makes, so that every pause is the end of a run. */
const LIMIT = 40;
const CLIENTS = 4;
/** Each is in another run at another time. */
const EVALUATIONS = sized(6, 2);
/** One filing of each obligation in each, and one more in the end. */
const BURSTS = sized(MAX_VERSIONS - 1, 3);
const WAIT_MS = 5_000;
/** A run ends after two pauses, of which the second is quiet, and timers are late: the next burst comes about then. */
const PERIOD_MS = 4_000;
const SPREAD_MS = 1_500;

const now = new Date().toISOString();
const plan = runningPlan();

let engine: Engine;
let store: Store;
let clients: Client[];
let stopWorkers: () => Promise<void>;
/** How long the store takes to write an evaluation. */
let writingMs = 0;

beforeAll(async () => {
  engine = await startEngine();
  ({ store } = engine);
  const { address } = engine;
  clients = await Promise.all(
    Array.from(
      { length: CLIENTS },
      async () => new Client({ connection: await Connection.connect({ address }) }),
    ),
  );
  const slow: Store = {
    ...store,
    evaluations: {
      ...store.evaluations,
      async upsertAllIfNewer(documents) {
        await pause(writingMs);
        return store.evaluations.upsertAllIfNewer(documents);
      },
    },
  };
  stopWorkers = await engine.work({ store: slow });
});

afterAll(async () => {
  await stopWorkers();
  for (const { connection } of clients) await connection.close();
  await engine.stop();
});

interface Evaluation {
  spec: EvaluationSpec;
  workflowId: string;
  firstRunId: string;
  handle: Handle;
}

async function open(historyLimit: number): Promise<Evaluation> {
  const campaign = `thu-nghiem-${randomUUID()}`;
  const [spec] = evaluationSpecs({ campaign, plan, register: smallRegister, openedAt: now });
  if (!spec) throw new Error('the fixture has a unit');
  const [client] = clients as [Client];
  await startEvaluation({
    client,
    input: { spec, clock: REAL_TIME, wakeSpreadMs: 0, historyLimit },
    reuse: 'REJECT_DUPLICATE',
    searchAttributes: true,
  });
  const workflowId = evaluationWorkflowId(campaign, spec.unit.id);
  const handle: Handle = client.workflow.getHandle(workflowId);
  return { spec, workflowId, firstRunId: (await handle.describe()).runId, handle };
}

/** A stored filing, as the API has it before it tells anybody of it. */
async function storeFiling(
  { spec: { campaign, unit } }: Evaluation,
  { id, step, party, message }: Pick<FilingDocument, 'id' | 'step' | 'party' | 'message'>,
): Promise<FilingDocument> {
  const times = { receivedAt: now, storedAt: now, storedAtReal: now };
  const document = filingDocument({ campaign, unit: unit.id, id, step, party, message, ...times });
  await store.filings.insert(document);
  return document;
}

const remarks = (id: string): Decision => ({ id, digest: 'd'.repeat(64), receivedAt: now, kind: 'remarks' });

/** Everybody who sends something to one evaluation, and all that they were answered. */
class Senders {
  readonly answers = new Map<string, FilingAnswer[]>();
  refusals = 0;
  /** How often an answer had to be asked for again. */
  pending = 0;

  constructor(private readonly evaluation: Evaluation) {}

  /** Each client files, says again what was filed before, and decides what is refused; all at once. */
  async burst(n: number): Promise<void> {
    await Promise.all(
      clients.map(async (client, c) => {
        const { step, party } = this.evaluation.spec.owed[c] ?? { step: 'self-review', party: 'none' };
        const stored = await storeFiling(this.evaluation, {
          id: `${n}-${c}`,
          step,
          party,
          message: (n + c) % 2 === 0 ? 'signal' : 'update',
        });
        await Promise.all([
          this.file(client, stored),
          this.sayAgain(client, { id: `${n - 1}-${c}`, step, party }),
          ...[1, 2, 3].map((i) => this.decide(client, remarks(`${n}-${c}-${i}`))),
        ]);
      }),
    );
  }

  /** As the API and the sweeper deliver: again, until there is an answer. */
  private async file(client: Client, { _id, ...key }: FilingDocument): Promise<void> {
    const answer = await this.untilAnswered(async () => {
      const stored = await store.filings.get(key);
      return stored
        ? deliverFiling({ client, store, filing: stored, waitMs: WAIT_MS, isAsked: true })
        : 'not-found';
    });
    this.note(key.id, answer);
  }

  private async sayAgain(
    client: Client,
    { id, step, party }: Pick<FilingDocument, 'id' | 'step' | 'party'>,
  ): Promise<void> {
    const first = this.answers.get(id);
    if (!first) return;
    const fact = filing({ id, step, party, receivedAt: now });
    const send = () => this.handleOf(client).executeUpdate(fileReview, { args: [fact] });
    this.note(id, await this.untilAnswered(() => ask({ client, waitMs: WAIT_MS, send })));
  }

  async decide(client: Client, decision: Decision): Promise<void> {
    const send = () => this.handleOf(client).executeUpdate(decide, { args: [decision] });
    const answer = await this.untilAnswered(() => ask({ client, waitMs: WAIT_MS, send }));
    expect(answer).toMatchObject({ outcome: 'refused', refusal: 'nothing-submitted' });
    this.refusals += 1;
  }

  private async untilAnswered<A extends object>(
    send: () => Promise<A | 'pending' | 'not-found'>,
  ): Promise<A> {
    for (;;) {
      const answer = await send();
      if (typeof answer === 'object') return answer;
      // It runs all the time, if not always the same run.
      expect(answer).toBe('pending');
      this.pending += 1;
      await pause(100);
    }
  }

  private note(id: string, answer: FilingAnswer): void {
    this.answers.set(id, [...(this.answers.get(id) ?? []), answer]);
  }

  private handleOf(client: Client): Handle {
    return client.workflow.getHandle(this.evaluation.workflowId);
  }
}

const inLaterRun = ({ handle, firstRunId }: Pick<Evaluation, 'handle' | 'firstRunId'>): Promise<true> =>
  until(async () => {
    await pause(200);
    return (await handle.describe()).runId === firstRunId ? undefined : true;
  });

const lastingAttributes = async (handle: Handle) => {
  const { typedSearchAttributes } = await handle.describe();
  const names: string[] = Object.values(SEARCH_ATTRIBUTES);
  return typedSearchAttributes
    .getAll()
    .filter(({ key }) => names.includes(key.name))
    .map(({ key, value }) => `${key.name} ${String(value)}`)
    .sort();
};

test('whatever is sent to an evaluation while it goes on in new runs is answered, taken in once, and always answered the same', async () => {
  const sinceMs = performance.now();
  const opened = await Promise.all(Array.from({ length: EVALUATIONS }, () => open(LIMIT)));
  await Promise.all(
    opened.map(async (evaluation, e) => {
      const senders = new Senders(evaluation);
      const attributes = await lastingAttributes(evaluation.handle);
      for (let n = 0; n < BURSTS; n += 1) {
        const next = performance.now() + PERIOD_MS + ((e * 397 + n * 211) % SPREAD_MS);
        await senders.burst(n);
        await pause(Math.max(0, next - performance.now()));
      }
      const { workflowId, firstRunId, handle } = evaluation;
      await inLaterRun(evaluation);
      await senders.burst(BURSTS);
      const [client] = clients as [Client];
      const runs = await runsOf(client, workflowId, firstRunId);
      report(`evaluation ${e}, ${senders.pending} times asked again`, { runs, sinceMs });
      expect(most(runs, 'handedOn')).toBeLessThan(MOST_HANDED_ON);

      expect(senders.refusals).toBe((BURSTS + 1) * CLIENTS * 3);
      expect(senders.answers.size).toBe((BURSTS + 1) * CLIENTS);
      const given = [...senders.answers].map(([id, answers]) => {
        expect([id, ...new Set(answers.map((answer) => JSON.stringify(answer)))]).toEqual([
          id,
          expect.any(String),
        ]);
        return answers[0];
      });
      const revisions = given.map((answer) => (answer?.outcome === 'accepted' ? answer.revision : 0));
      expect(revisions.sort((a, b) => a - b)).toEqual(revisions.map((_, i) => i + 1));
      const { revision, timeline } = await handle.query(evaluationState, { now });
      expect(revision).toBe(revisions.length);
      const filed = timeline.filter(({ event }) => event === 'filed' || event === 'corrected');
      expect(filed.map(({ id }) => id ?? '').sort()).toEqual([...senders.answers.keys()].sort());

      expect(attributes).toHaveLength(Object.keys(SEARCH_ATTRIBUTES).length);
      expect(await lastingAttributes(handle)).toEqual(attributes);
    }),
  );
}, 600_000);

// The server drops the fixed summary and details with the first run, and the SDK has no way to hand them on.
test('whose evaluation it is can be read of every run', async () => {
  const { spec, handle, firstRunId } = await open(LIMIT);
  expect(await (await handle.describe()).staticSummary()).toBe(evaluationSummary(spec));
  const [client] = clients as [Client];
  const senders = new Senders({ spec, handle, firstRunId, workflowId: handle.workflowId });
  for (let i = 0; i < LIMIT / 4; i += 1) await senders.decide(client, remarks(`${i}`));
  await inLaterRun({ handle, firstRunId });
  const { currentDetails } = await handle.query<{ currentDetails: string }>('__temporal_workflow_metadata');
  expect(currentDetails).toContain(evaluationSummary(spec));
});

test('beyond the bound on versions an update is turned away, and leaves nothing in the history', async () => {
  const { handle } = await open(2_000);
  const file = (n: number) =>
    handle.executeUpdate(fileReview, {
      args: [filing({ id: `bao-cao-${n}`, step: 'self-review', party: 'so-y-te', receivedAt: now })],
    });
  for (let n = 1; n <= MAX_VERSIONS; n += 1) expect(await file(n)).toMatchObject({ version: n });
  const events = async () => (await handle.describe()).historyLength;
  // The store is told of the last of them yet.
  let before = await events();
  for (let same = 0; same < 3; same += 1) {
    await pause(300);
    const after = await events();
    if (after !== before) same = 0;
    before = after;
  }
  for (let n = 0; n < sized(1_000, 15); n += 1) {
    const refusal = await file(MAX_VERSIONS + 1 + n).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(WorkflowUpdateFailedError);
    expect(refusal).toMatchObject({ cause: { type: TOO_MANY_VERSIONS } });
  }
  expect(await events()).toBe(before);
  expect(await file(1)).toMatchObject({ outcome: 'accepted', version: 1 });
});

/** By default the server turns the eleventh away, and with that forgets a workflow task that it has given out. */
const AT_ONCE = 20;

test('however many updates wait at once while the store is slow, none is turned away', async () => {
  const { handle, workflowId, spec } = await open(2_000);
  // Without the client's own further tries.
  const connection = await Connection.connect({ address: engine.address, interceptors: [] });
  const once: Handle = new Client({ connection }).workflow.getHandle(workflowId);
  const [{ step, party }] = spec.owed as [Owed];
  writingMs = 700;
  const filed = once.executeUpdate(fileReview, {
    args: [filing({ id: 'a', step, party, receivedAt: now })],
  });
  // By now its task waits for the store.
  await pause(200);
  const decided = Array.from({ length: AT_ONCE }, (_, n) =>
    once.executeUpdate(decide, { args: [remarks(`${n}`)] }),
  );
  expect(await filed).toMatchObject({ outcome: 'accepted', revision: 1 });
  for (const answer of await Promise.all(decided)) expect(answer).toMatchObject({ outcome: 'refused' });
  writingMs = 0;
  await connection.close();
  const history = await handle.fetchHistory();
  await Worker.runReplayHistory({ workflowBundle: await workflowBundle() }, history, workflowId);
});

/** The server takes so many updates of one run and no more; it cannot be made less. */
const MOST_UPDATES = 2_000;

if (IS_FULL) {
  describe('an evaluation that is never left in peace', () => {
    let runs: Run[];

    test('answers everything in the end, and its histories stay within the bound', async () => {
      const sinceMs = performance.now();
      const evaluation = await open(2_000);
      const senders = new Senders(evaluation);
      const each = (MOST_UPDATES * 1.5) / CLIENTS;
      await Promise.all(
        clients.map(async (client, c) => {
          for (let i = 0; i < each; i += 1) await senders.decide(client, remarks(`${c}-${i}`));
        }),
      );
      expect(senders.refusals).toBe(each * CLIENTS);
      const [client] = clients as [Client];
      runs = await runsOf(client, evaluation.workflowId, evaluation.firstRunId);
      report(`${senders.refusals} refused decisions without a pause, ${senders.pending} times asked again`, {
        runs,
        sinceMs,
      });
      expect(most(runs, 'events')).toBeLessThan(MOST_EVENTS);
    }, 600_000);

    test('goes on before the server takes no more updates of a run', () => {
      const updates = runs.map(
        ({ counts }) => counts.get('EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED') ?? 0,
      );
      expect(Math.max(...updates)).toBeLessThan(MOST_UPDATES * 0.9);
    });
  });
}
