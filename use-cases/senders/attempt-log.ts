import { randomUUID } from 'node:crypto';
import { fromMs } from '../../domain/time';
import type { AttemptDocument } from '../../store/sender-documents';
import type { Deps } from '../deps';

const DAY_MS = 86_400_000;
/** As long as somebody may still ask why something did not arrive. */
export const KEPT_DAYS = 90;

/**
 * Writes down what came in a sender's name, after it was answered: the time that a line takes tells no forger whether
 * there is such a sender, and a log that fails takes nothing from what was stored. Removes what is too old, once a day.
 */
export class AttemptLog {
  private removedOn: number | undefined;

  constructor(private readonly deps: Pick<Deps, 'store' | 'now' | 'logger'>) {}

  /** Never rejects. In the name of nobody there is no log, or forgers would fill it with names. */
  async write(
    attempt: Omit<AttemptDocument, '_id' | 'at'>,
    { isKnownSender }: { isKnownSender: boolean },
  ): Promise<void> {
    const { store, now, logger } = this.deps;
    const at = fromMs(now());
    try {
      if (!isKnownSender && !(await store.senders.get(attempt.sender))) return;
      await store.attempts.append({ _id: `${attempt.sender}#${at}#${randomUUID()}`, at, ...attempt });
      await this.removeOld();
    } catch (error) {
      logger.warn({ err: error, sender: attempt.sender }, 'attempt not written down');
    }
  }

  private async removeOld(): Promise<void> {
    const nowMs = this.deps.now();
    const day = Math.floor(nowMs / DAY_MS);
    if (this.removedOn === day) return;
    this.removedOn = day;
    await this.deps.store.attempts.removeOlder({ before: fromMs(nowMs - KEPT_DAYS * DAY_MS) });
  }
}
