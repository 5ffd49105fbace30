import { randomUUID } from 'node:crypto';
import { fromMs } from '../../domain/time';
import type { AttemptDocument } from '../../store/documents/sender';
import type { Deps } from '../deps';

export { ATTEMPTS_KEPT_DAYS } from '../../store/attempts';

/**
 * Writes down what came in a sender's name, after it was answered: the time that a line takes tells no forger whether
 * there is such a sender, and a log that fails takes nothing from what was stored. Never rejects. Attempts by unknown
 * senders are not logged, or forgers could fill the log; what is not known of a sender is looked up here.
 */
export async function logAttempt(
  { store, now, logger }: Pick<Deps, 'store' | 'now' | 'logger'>,
  attempt: Omit<AttemptDocument, '_id' | 'at'>,
  { isKnownSender }: { isKnownSender: boolean | undefined },
): Promise<void> {
  const at = fromMs(now());
  try {
    if (!(isKnownSender ?? (await store.lately.sender(attempt.sender)))) return;
    await store.attempts.append({ _id: `${attempt.sender}#${at}#${randomUUID()}`, at, ...attempt });
  } catch (error) {
    logger.warn({ err: error, sender: attempt.sender }, 'attempt not written down');
  }
}
