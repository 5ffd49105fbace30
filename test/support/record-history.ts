import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';

/** Those after it are like it. */
const RUNS = 3;
const FOLDER = path.join(__dirname, '../histories');

/**
 * With `RECORD_HISTORIES` set, keeps the histories of a workflow's first three runs, to be replayed from then on, as protobuf
 * of `temporal.api.history.v1.History`: `<name>.binpb`, of later runs `<name>-run-2.binpb` and so on. What is there already is
 * never overwritten: record anew, under a new name, with every change of behaviour.
 */
export async function recordHistory(
  client: Client,
  { workflowId, firstRunId, name }: { workflowId: string; firstRunId: string; name: string },
): Promise<void> {
  if (!process.env['RECORD_HISTORIES']) return;
  let run = 1;
  for (let runId: string | undefined = firstRunId; runId && run <= RUNS; run += 1) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    const file = `${name.replaceAll(' ', '-')}${run === 1 ? '' : `-run-${run}`}.binpb`;
    const bytes = temporal.api.history.v1.History.encode(history).finish();
    await writeFile(path.join(FOLDER, file), bytes, { flag: 'wx' });
    const last = history.events?.at(-1);
    runId = last?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId ?? undefined;
  }
}
