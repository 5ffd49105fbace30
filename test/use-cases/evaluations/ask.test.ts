import {
  type Client,
  ServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { ask } from '../../../use-cases/evaluations/ask';

const client = { withDeadline: (_at: number, send: () => Promise<unknown>) => send() } as unknown as Client;

const service = (code: number) =>
  new ServiceError('failed', { cause: Object.assign(new Error(), { code, details: '', metadata: {} }) });
/** As the server says of what came with the last task of a run. */
const turnedAway = (type: string) =>
  new WorkflowUpdateFailedError('failed', ApplicationFailure.nonRetryable('not processed by worker', type));

/** Fails with each of some errors in turn, and is then answered. */
async function asked(...failures: Error[]): Promise<{ answer: unknown; sent: number }> {
  let sent = 0;
  const send = async () => {
    const failure = failures[sent];
    sent += 1;
    if (failure) throw failure;
    return 'answer';
  };
  const answer = await ask({ client, waitMs: 1000, send }).catch((error: unknown) => error);
  return { answer, sent };
}

test.each([
  ['too much at once', service(8)],
  ['a run that just goes on in a new one', service(9)],
  ['a run that ended with the task in which it came', turnedAway('UnprocessedUpdate')],
  ['a run that ended before it answered', turnedAway('AcceptedUpdateCompletedWorkflow')],
])('what fails for %s is sent once more at once, and is then pending', async (_, failure) => {
  expect(await asked(failure)).toEqual({ answer: 'answer', sent: 2 });
  expect(await asked(failure, failure, failure)).toEqual({ answer: 'pending', sent: 2 });
});

test('a service that is away is not asked again, and what has closed is said to be', async () => {
  expect(await asked(service(14))).toEqual({ answer: 'pending', sent: 1 });
  const closed = new WorkflowNotFoundError('closed', 'evaluation/c/u', undefined);
  expect(await asked(closed)).toEqual({ answer: 'not-found', sent: 1 });
});

test('what the evaluation itself refuses to take is the caller’s to see', async () => {
  const refused = turnedAway('TypeError');
  expect(await asked(refused)).toEqual({ answer: refused, sent: 1 });
});
