import type { Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { tell } from './size';

const { History } = temporal.api.history.v1;

/** One run of a workflow, by its history. */
export interface Run {
  runId: string;
  events: number;
  bytes: number;
  /** Bytes of the input of the run that goes on from it; 0 for the last. */
  handedOn: number;
  /** How often each type of event is in it. */
  counts: Map<string, number>;
}

/** All runs of a workflow, from its first on. */
export async function runsOf(client: Client, workflowId: string, firstRunId: string): Promise<Run[]> {
  const runs: Run[] = [];
  for (let runId: string | undefined = firstRunId; runId; ) {
    const history: temporal.api.history.v1.IHistory = await client.workflow
      .getHandle(workflowId, runId)
      .fetchHistory();
    const events = history.events ?? [];
    const next = events.at(-1)?.workflowExecutionContinuedAsNewEventAttributes;
    const counts = new Map<string, number>();
    for (const { eventType } of events) {
      const type = temporal.api.enums.v1.EventType[eventType ?? 0] ?? 'unknown';
      counts.set(type, (counts.get(type) ?? 0) + 1);
    }
    const handedOn = (next?.input?.payloads ?? []).reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
    const bytes = History.encode(history).finish().length;
    runs.push({ runId, events: events.length, bytes, handedOn, counts });
    runId = next?.newExecutionRunId ?? undefined;
  }
  return runs;
}

/** The most that any of the runs has. */
export const most = (runs: readonly Run[], what: 'events' | 'bytes' | 'handedOn'): number =>
  Math.max(...runs.map((run) => run[what]));

/** Tells how large the histories of a workflow became. */
export function report(what: string, { runs, sinceMs }: { runs: readonly Run[]; sinceMs: number }): void {
  const figures = [
    `${runs.length} runs`,
    `longest history ${most(runs, 'events')} events, ${most(runs, 'bytes')} bytes`,
    `at most ${most(runs, 'handedOn')} bytes handed on`,
    `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`,
  ];
  tell(`${what}: ${figures.join(', ')}`);
}
