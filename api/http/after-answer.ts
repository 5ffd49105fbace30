import type { Response } from 'express';
import type { Logger } from 'pino';

/**
 * Runs `work` once a response has been sent. What a listener throws ends the process, and what it looks at is what
 * somebody sent: so a failure is logged here, and nothing that a request holds stops the others from being answered.
 */
export function afterAnswer(response: Response, logger: Logger, work: () => void): void {
  response.once('finish', () => {
    try {
      work();
    } catch (error) {
      logger.error({ err: error }, 'failed after the answer was sent');
    }
  });
}
