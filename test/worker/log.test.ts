import { ApplicationFailure } from '@temporalio/common';
import { pino } from 'pino';
import { LOG_OPTIONS } from '../../config/logger';
import { isAsIntended, logFieldsOf, namedIn } from '../../worker/log-fields';
import { campaignWorkflowId, dispatcherWorkflowId, evaluationWorkflowId } from '../../workflows/contract';

test('every id of a workflow of ours names its campaign, and an evaluation’s its unit', () => {
  expect(namedIn(evaluationWorkflowId('dong-nai-2013', 'so-y-te'))).toEqual({
    campaign: 'dong-nai-2013',
    unit: 'so-y-te',
  });
  expect(namedIn(campaignWorkflowId('dong-nai-2013'))).toEqual({ campaign: 'dong-nai-2013' });
  expect(namedIn(dispatcherWorkflowId('dong-nai-2013'))).toEqual({ campaign: 'dong-nai-2013' });
  expect(namedIn(undefined)).toEqual({});
});

/** One line as it is written. */
function written(write: (logger: pino.Logger) => void): Record<string, unknown> {
  const lines: string[] = [];
  write(pino(LOG_OPTIONS, { write: (line: string) => void lines.push(line) }));
  return JSON.parse(lines[0] ?? '{}') as Record<string, unknown>;
}

test('a line of the SDK’s has our fields, its error, and none of its own noise', () => {
  const error = new Error('the store did not answer within 1500 ms');
  const workflowId = evaluationWorkflowId('dong-nai-2013', 'so-y-te');
  const meta = { workflowId, taskToken: 'xyz', activityType: 'projectEvaluation', attempt: 2, error };
  const line = written((logger) => logger.warn(logFieldsOf(meta), 'Activity failed'));
  expect(line).toMatchObject({
    level: 'warn',
    msg: 'Activity failed',
    campaign: 'dong-nai-2013',
    unit: 'so-y-te',
    activityType: 'projectEvaluation',
    attempt: 2,
    err: { type: 'Error', message: error.message },
  });
  expect(line['time']).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  expect(line).not.toHaveProperty('taskToken');
});

test('what an error carries along is not written, neither its own nor its cause’s', () => {
  const carried = { achieved: 'NỘI DUNG MẬT' };
  const cause = Object.assign(new Error('E11000'), { code: 11_000, writeErrors: [{ op: carried }] });
  const err = ApplicationFailure.create({ message: 'not stored', details: [carried], cause });
  const line = written((logger) => logger.error({ err }, 'failed'));
  expect(line['err']).toMatchObject({ message: 'not stored', cause: { message: 'E11000', code: 11_000 } });
  expect(JSON.stringify(line)).not.toContain('NỘI DUNG MẬT');
});

test('what the SDK warns of and we mean is no warning', () => {
  expect(isAsIntended('No workflows registered, not polling for workflow tasks')).toBe(true);
  expect(isAsIntended('No Nexus services registered, not polling for Nexus tasks')).toBe(true);
  expect(isAsIntended('Activity failed')).toBe(false);
  expect(isAsIntended('Worker state changed', { taskQueue: 'fake_replay_queue-0' })).toBe(true);
  expect(isAsIntended('Worker state changed', { taskQueue: 'evaluations' })).toBe(false);
});
