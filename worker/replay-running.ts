import type { Client, HistoryAndWorkflowId } from '@temporalio/client';
import { isGrpcServiceError } from '@temporalio/client';
import { Worker, type WorkflowBundleOption } from '@temporalio/worker';
import type { Logger } from 'pino';
import { TextError } from '../domain/text-error';
import type * as workflows from '../workflows';

/** Of each kind so many, the newest: what is wrong with one is wrong with most. */
const SAMPLE = 10;

const KINDS = [
  'campaign',
  'endCampaign',
  'letterDispatcher',
  'lettersAgain',
  'rehearsalLegs',
  'unitEvaluation',
] as const satisfies readonly (keyof typeof workflows)[];

/** The code of this release would not do again what a workflow that runs has done. */
export class UnfitRelease extends TextError {
  override readonly name = 'UnfitRelease';
  constructor(workflowId: string, cause: Error) {
    super(
      {
        en: `this release cannot go on with the workflow ${workflowId}, which runs: ${cause.message}. Nothing was changed. Start the release before it; see docs/architecture.md, "Changing a workflow"`,
        vi: `bản phần mềm này không chạy tiếp được luồng công việc ${workflowId} đang chạy: ${cause.message}. Chưa có gì thay đổi. Đề nghị chạy lại bản trước; xem docs/architecture.md, mục "Changing a workflow"`,
      },
      { cause },
    );
  }
}

/**
 * Replays workflows that run with the code of this release, before it polls: whether it would go on with them. Resolves to how
 * many; throws {@link UnfitRelease} for the first that it could not go on with.
 */
export async function replayRunning({
  client,
  workflowBundle,
  logger,
}: {
  client: Client;
  workflowBundle: WorkflowBundleOption;
  logger: Pick<Logger, 'info'>;
}): Promise<number> {
  let replayed = 0;
  // Without a cache each is replayed from its beginning.
  const options = { workflowBundle, maxCachedWorkflows: 0 };
  for await (const { workflowId, error } of Worker.runReplayHistories(options, runningHistories(client))) {
    if (error) throw new UnfitRelease(workflowId, error);
    replayed += 1;
  }
  logger.info({ replayed }, 'running workflows replayed');
  return replayed;
}

async function* runningHistories(client: Client): AsyncGenerator<HistoryAndWorkflowId> {
  for (const kind of KINDS) {
    const query = `WorkflowType = '${kind}' AND ExecutionStatus = 'Running'`;
    let found = 0;
    for await (const { workflowId, runId } of client.workflow.list({ query, pageSize: SAMPLE })) {
      const history = await historyOf(client, workflowId, runId);
      if (history) yield { workflowId, history };
      found += 1;
      if (found === SAMPLE) break;
    }
  }
}

/** gRPC's NOT_FOUND. */
const NOT_FOUND = 5;

/** Undefined of a run that the service has forgotten meanwhile. */
async function historyOf(client: Client, workflowId: string, runId: string) {
  try {
    return await client.workflow.getHandle(workflowId, runId).fetchHistory();
  } catch (error) {
    if (isGrpcServiceError(error) && error.code === NOT_FOUND) return undefined;
    throw error;
  }
}
