import { randomUUID } from 'node:crypto';
import type { WorkflowHandle, WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker';
import { REAL_TIME } from '../../domain/clock';
import type { Decision, FilingFact } from '../../domain/ledger/facts';
import type { NoticeItem } from '../../domain/ledger/notices';
import type { EvaluationView } from '../../domain/ledger/view';
import type { Plan } from '../../domain/plan';
import type { Register } from '../../domain/register';
import { evaluationSpecs } from '../../domain/schedule';
import type { Instant } from '../../domain/time';
import {
  type CampaignStateActivities,
  DECISION_UPDATES,
  type Projection,
  type ProjectionActivities,
  type UnitEvaluationInput,
} from '../../workflows/contract';
import type { unitEvaluation } from '../../workflows/unit-evaluation';
import { plan2013 } from '../fixtures/plans';
import { smallRegister } from '../fixtures/small-register';
import { recordHistory } from '../support/record-history';
import { workflowBundle } from '../support/workflow-bundle';

// What workers say of their own life is noise in a test's output.
Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
});

export { workflowBundle };

/** One evaluation with its fake store. */
export interface World {
  input: UnitEvaluationInput;
  /** What the projector wrote last. */
  view(): EvaluationView;
  /** Every item of every notice: «instant kind day step to». */
  told(): string[];
  /** Filings whose answers the store was told. */
  answers(): string[];
  fail(times: number): void;
  /** Whether the campaign is cancelled, as the store has it; true unless a test says otherwise. */
  isCancelled: boolean;
  activities: ProjectionActivities & CampaignStateActivities;
}

/** For a server that begins at the plan's opening, or later, as after an outage. */
export function newWorld({
  plan = plan2013,
  register = smallRegister,
  unit = 'so-y-te',
  openedAt,
}: {
  plan?: Plan;
  register?: Register;
  unit?: string;
  openedAt: Instant;
}): World {
  const spec = evaluationSpecs({ campaign: 'thu-nghiem', plan, register, openedAt }).find(
    (each) => each.unit.id === unit,
  );
  if (!spec) throw new Error(`no unit ${unit}`);
  const projections: Projection[] = [];
  let failures = 0;
  const world: World = {
    isCancelled: true,
    input: { spec, clock: REAL_TIME, wakeSpreadMs: 0 },
    view: () => {
      const last = projections.at(-1);
      if (!last) throw new Error('nothing was projected');
      return last.view;
    },
    told: () =>
      [...new Set(projections.flatMap(({ notices }) => notices))].flatMap((n) =>
        n.items.map((i) => line(n.at, i)),
      ),
    answers: () => [...new Set(projections.flatMap(({ answers }) => answers.map(({ id }) => id)))],
    fail: (times) => {
      failures = times;
    },
    activities: {
      projectEvaluation: (projection) => {
        if (failures > 0) {
          failures -= 1;
          // Its stack would name this machine's folders in a recorded history.
          return Promise.reject(Object.assign(new Error('the store is away'), { stack: '' }));
        }
        projections.push(projection);
        return Promise.resolve();
      },
      campaignIsCancelled: () => Promise.resolve(world.isCancelled),
    },
  };
  return world;
}

const line = (at: Instant, { kind, day, step, party, to }: NoticeItem) =>
  `${at} ${step} ${kind}${day ? ` ${day}` : ''} of ${party} to ${to.role} of ${to.party}`;

export type EvaluationHandle = WorkflowHandleWithFirstExecutionRunId<typeof unitEvaluation>;

/** Runs one evaluation under a test server; `during` acts on it, then the workflow's result is awaited. */
export async function runEvaluation<T>(
  env: TestWorkflowEnvironment,
  world: World,
  during: (handle: EvaluationHandle) => Promise<T>,
  { maxCachedWorkflows }: { maxCachedWorkflows?: number } = {},
): Promise<T> {
  const taskQueue = `test-${randomUUID()}`;
  const worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue,
    workflowBundle: await workflowBundle(),
    activities: world.activities,
    // In this thread: one of its own for each test takes longer to start than most tests.
    debugMode: true,
    ...(maxCachedWorkflows !== undefined && { maxCachedWorkflows }),
  });
  return worker.runUntil(async () => {
    const handle = await env.client.workflow.start<typeof unitEvaluation>('unitEvaluation', {
      workflowId: `evaluation/${randomUUID()}`,
      taskQueue,
      args: [world.input],
    });
    const result = await during(handle);
    await recordYear(env, handle);
    return result;
  });
}

/** `RECORD_HISTORIES=1 npx jest test/workflows/unit-evaluation` keeps the history of each test of a year. */
async function recordYear(env: TestWorkflowEnvironment, handle: EvaluationHandle): Promise<void> {
  const name = /one unit’s year ([^:]+):/.exec(expect.getState().currentTestName ?? '')?.[1];
  if (!name) return;
  const { workflowId, firstExecutionRunId: firstRunId } = handle;
  await recordHistory(env.client, { workflowId, firstRunId, name: `unit-evaluation-${name}` });
}

export const filing = (
  fact: Partial<FilingFact> & Pick<FilingFact, 'step' | 'party' | 'receivedAt'>,
): FilingFact => ({
  id: `${fact.step}-${fact.party}`,
  digest: 'a'.repeat(64),
  channel: 'person',
  ...fact,
});

export const send = (handle: WorkflowHandle, decision: Decision) =>
  handle.executeUpdate(DECISION_UPDATES[decision.kind], { args: [decision] });
