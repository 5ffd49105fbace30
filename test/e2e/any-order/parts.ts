import { AsyncLocalStorage } from 'node:async_hooks';
import { ApplicationFailure } from '@temporalio/common';
import { AddressRefused, MailUnavailable } from '../../../mail/mail-errors';
import type { Mailer } from '../../../mail/mailer';
import type { Store } from '../../../store/store';
import { isStoreAway } from '../../../use-cases/away';

/** Named as the driver names it. */
class MongoNetworkError extends Error {
  override readonly name = 'MongoNetworkError';
}

const STREAMS = new Set(['each', 'ofRound']);

const failing: AsyncIterable<never> = {
  [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new MongoNetworkError('the store is away')) }),
};

/** What is repeated for half a minute of real time, in which nothing else would happen. */
const STUBBORN = new Set(['markSent']);

/** The same store, but that every call is rejected at once while it is away; asked before each. */
export function switchable(store: Store, isAway: () => boolean): Store {
  const wrap =
    (name: string, method: (...args: unknown[]) => unknown) =>
    (...args: unknown[]): unknown => {
      if (STUBBORN.has(name) || !isAway()) return method(...args);
      return STREAMS.has(name) ? failing : Promise.reject(new MongoNetworkError('the store is away'));
    };
  const repositories = Object.entries(store).map(([name, repository]) => {
    if (typeof repository !== 'object') return [name, repository];
    const methods = Object.entries(repository as Record<string, (...args: unknown[]) => unknown>);
    return [name, Object.fromEntries(methods.map(([key, method]) => [key, wrap(key, method)]))];
  });
  return Object.fromEntries(repositories) as Store;
}

/** What the relay took. */
export interface Taken {
  letter: string;
  /** On the test's own watch: when the page of letters that it belongs to was begun, and when it was taken. */
  begunAt: number;
  takenAt: number;
}

/** A relay in memory: away, losing its answers, refusing addresses, as a test says. */
export class FakeRelay implements Mailer {
  isAway = false;
  /** So many letters are taken, and the answer is lost. */
  answersToLose = 0;
  readonly refused = new Set<string>();
  readonly taken: Taken[] = [];
  /** When the page that is being sent was begun. */
  readonly page = new AsyncLocalStorage<number>();

  send: Mailer['send'] = ({ letterKey, to }) => {
    if (this.isAway) {
      return Promise.reject(
        new MailUnavailable({ accepted: 'no', stage: 'connection', code: 'ECONNREFUSED' }),
      );
    }
    if (this.refused.has(to.email)) {
      return Promise.reject(new AddressRefused({ address: to.email, reply: { code: 550 } }));
    }
    const takenAt = performance.now();
    this.taken.push({ letter: letterKey, begunAt: this.page.getStore() ?? takenAt, takenAt });
    if (this.answersToLose > 0) {
      this.answersToLose -= 1;
      return Promise.reject(new MailUnavailable({ accepted: 'unknown', stage: 'letter', code: 'ETIMEDOUT' }));
    }
    return Promise.resolve({ messageId: `<${letterKey}>` });
  };
  verify = () => Promise.resolve();
  close = () => undefined;
}

type Activity = (argument: never) => Promise<unknown>;

/** While the store is away the next try waits so long: each costs real time, and there would be one a minute. */
const RETRY_WHILE_AWAY_MS = 4 * 3_600_000;

/**
 * The same activities, which first see what time it is on the test server, and while the store is away are not tried
 * every minute. Those that run inside a workflow task stay as they are.
 */
export function watched<A extends object>(
  activities: A,
  { before, relay }: { before: () => Promise<void>; relay: FakeRelay },
): A {
  const watch =
    (activity: Activity): Activity =>
    async (argument) => {
      await before();
      try {
        return await relay.page.run(performance.now(), () => activity(argument));
      } catch (error) {
        if (!isStoreAway(error)) throw error;
        throw ApplicationFailure.create({
          message: 'the store is away',
          nextRetryDelay: RETRY_WHILE_AWAY_MS,
          cause: error as Error,
        });
      }
    };
  const LOCAL = ['projectEvaluation', 'campaignIsCancelled'];
  return Object.fromEntries(
    Object.entries(activities as Record<string, Activity>).map(([name, activity]) => [
      name,
      LOCAL.includes(name) ? activity : watch(activity),
    ]),
  ) as A;
}
