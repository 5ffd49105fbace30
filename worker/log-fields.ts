/** What the SDK adds to each line and nobody looks for. */
const NOISE = new Set([
  'taskToken',
  'namespace',
  'activityId',
  'activityRunId',
  'sdkComponent',
  'workflowType',
  'isLocal',
]);

/** Ids as `workflows/contract.ts` makes them: `evaluation/<campaign>/<unit>`, `campaign/<campaign>`, `letters/<campaign>`. */
const WORKFLOW_ID =
  /^(?:evaluation\/(?<ofUnit>[^/]+)\/(?<unit>[^/]+)|(?:campaign|letters)\/(?<campaign>[^/]+))$/;

/** Of which campaign and unit a workflow is. */
export function namedIn(workflowId: unknown): { campaign?: string; unit?: string } {
  const { ofUnit, unit, campaign = ofUnit } = WORKFLOW_ID.exec(String(workflowId))?.groups ?? {};
  return { ...(campaign !== undefined && { campaign }), ...(unit !== undefined && { unit }) };
}

/** The fields of a line of the SDK's log as ours has them; `campaign` and `unit` as in every other line. */
export function logFieldsOf(meta: Record<string | symbol, unknown> = {}): Record<string, unknown> {
  const { error, ...fields } = Object.fromEntries(Object.entries(meta).filter(([name]) => !NOISE.has(name)));
  return { ...namedIn(fields['workflowId']), ...fields, ...(error !== undefined && { err: error }) };
}

/** Warnings of the SDK's about what is as we want it: some of our workers are for activities alone. */
const AS_INTENDED = /^No (workflows|Nexus services) registered, not polling/;
/** The SDK's name for the queue of a replay, which nobody polls. */
const REPLAY = /^fake_replay_queue/;

export const isAsIntended = (message: string, { taskQueue = '' }: { taskQueue?: unknown } = {}): boolean =>
  AS_INTENDED.test(message) || (typeof taskQueue === 'string' && REPLAY.test(taskQueue));
