import { randomUUID } from 'node:crypto';
import type { Client, WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import { REAL_TIME } from '../../domain/clock';
import type { Decision, DecisionAnswer, FilingAnswer } from '../../domain/ledger/facts';
import type { EvaluationSpec } from '../../domain/schedule';
import { attributesOf } from '../../use-cases/search-attributes';
import {
  announceReview,
  DECISION_UPDATES,
  type EvaluationOutcome,
  fileReview,
  type UnitEvaluationInput,
} from '../../workflows/contract';
import { evaluationDetails, evaluationSummary } from '../../workflows/details';

/** Of either kind: both take the same input, the same messages, and come to the same outcome. */
type Evaluation = (input: UnitEvaluationInput) => Promise<EvaluationOutcome>;
export type Handle = WorkflowHandleWithFirstExecutionRunId<Evaluation>;
export type Kind = 'unitEvaluation' | 'bare';

/** Starts a unit's evaluation as the campaign does, or a bare workflow in the same way. */
export const startYear = (
  client: Client,
  { kind, taskQueue, spec }: { kind: Kind; taskQueue: string; spec: EvaluationSpec },
): Promise<Handle> => {
  const input: UnitEvaluationInput = { spec, clock: REAL_TIME, wakeSpreadMs: 10 * 60_000 };
  const { campaign, unit } = spec;
  return client.workflow.start<Evaluation>(kind, {
    workflowId: `evaluation/${campaign}/${randomUUID()}`,
    taskQueue,
    args: [input],
    staticSummary: evaluationSummary(spec),
    staticDetails: evaluationDetails(spec),
    typedSearchAttributes: attributesOf({ campaign, unit }),
  });
};

const digest = 'd'.repeat(64);

/** Everything that is owed comes in, then the five decisions; each as the API tells it, once the one before is answered. */
export async function tellYear(handle: Handle, { owed, unit }: EvaluationSpec): Promise<void> {
  let ledgerRevision = 0;
  let order = 0;
  const told = ({ outcome, ...more }: FilingAnswer | DecisionAnswer): void => {
    if (outcome !== 'accepted' || !('revision' in more)) throw new Error(`it was ${outcome}`);
    ledgerRevision = more.revision;
  };
  const fact = (party: string) => {
    const now = new Date().toISOString();
    order += 1;
    return {
      id: randomUUID(),
      party,
      digest,
      receivedAt: now,
      channel: 'person',
      storedAt: now,
      order,
    } as const;
  };
  for (const { step, party } of owed) {
    const filing = { ...fact(party), step };
    told(await handle.executeUpdate(fileReview, { updateId: filing.id, args: [filing] }));
    if (step !== 'agency-review') continue;
    const announcement = fact(party);
    told(await handle.executeUpdate(announceReview, { updateId: announcement.id, args: [announcement] }));
  }
  const base = (document: string) => ({
    id: `${document}#${unit.id}`,
    digest,
    receivedAt: new Date().toISOString(),
    ledgerRevision,
  });
  const decide = async (decision: Decision) =>
    told(await handle.executeUpdate(DECISION_UPDATES[decision.kind], { args: [decision] }));
  await decide({ ...base('th'), kind: 'synthesis', confirmed: false });
  await decide({ ...base('nx'), kind: 'remarks' });
  await decide({ ...base('dx'), kind: 'proposal' });
  await decide({ ...base('dc'), kind: 'adjustment' });
  await decide({ ...base('cn'), kind: 'recognition', level: 'good', basis: `dc#${unit.id}` });
  await handle.result();
}
