import type { Client } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { NativeConnection, Worker } from '@temporalio/worker';
import type { EvaluationSpec } from '../../domain/schedule';
import type { EvaluationOutcome, Projection } from '../../workflows/contract';
import { workflowBundle } from '../support/workflow-bundle';
import type { Moment, RecordedYear } from './bare';
import { startYear, tellYear } from './year';

const { EventType } = temporal.api.enums.v1;
const taskQueue = 'recorded';

/** Runs one year of ours, and resolves to what it did. */
export async function recordYear(
  client: Client,
  address: string,
  spec: EvaluationSpec,
): Promise<RecordedYear> {
  const projections: Projection[] = [];
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowBundle: await workflowBundle(),
    activities: { projectEvaluation: async (projection: Projection) => void projections.push(projection) },
  });
  const events = await worker.runUntil(async () => {
    const handle = await startYear(client, { kind: 'unitEvaluation', taskQueue, spec });
    await tellYear(handle, spec);
    return (await handle.fetchHistory()).events ?? [];
  });
  await connection.close();
  return recorded(events, projections);
}

/** An evaluation's every task ends with what it did: at its start, and then upon one message each. */
function recorded(events: temporal.api.history.v1.IHistoryEvent[], projections: Projection[]): RecordedYear {
  const moments: Moment[] = [];
  let outcome: EvaluationOutcome | undefined;
  for (const event of events) {
    const moment = moments.at(-1);
    switch (event.eventType) {
      case EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED:
        moments.push({ projections: [] });
        break;
      case EventType.EVENT_TYPE_TIMER_CANCELED:
        if (moment) moment.timer ??= null;
        break;
      case EventType.EVENT_TYPE_TIMER_STARTED:
        if (moment) moment.timer = timerOf(event);
        break;
      case EventType.EVENT_TYPE_MARKER_RECORDED:
        moment?.projections.push(...projections.splice(0, 1));
        break;
      case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED:
        if (moment)
          moment.answer = valueOf(event.workflowExecutionUpdateCompletedEventAttributes?.outcome?.success);
        break;
      case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED:
        outcome = valueOf(event.workflowExecutionCompletedEventAttributes?.result);
    }
  }
  if (outcome === undefined) throw new Error('the year has no end');
  return { moments, outcome };
}

function timerOf({ timerStartedEventAttributes, userMetadata }: temporal.api.history.v1.IHistoryEvent) {
  const { seconds, nanos } = timerStartedEventAttributes?.startToFireTimeout ?? {};
  const summary = userMetadata?.summary;
  return {
    afterMs: Number(seconds ?? 0) * 1000 + (nanos ?? 0) / 1e6,
    summary: summary ? defaultPayloadConverter.fromPayload<string>(summary) : '',
  };
}

const valueOf = <T>(values: temporal.api.common.v1.IPayloads | null | undefined): T =>
  defaultPayloadConverter.fromPayload<T>(values?.payloads?.[0] ?? {});
