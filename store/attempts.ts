import type { Connection } from 'mongoose';
import { collectionOf } from './collection';
import type { AttemptDocument } from './documents/sender';

const DAY_MS = 86_400_000;
/** As long as somebody may still ask why something did not arrive. */
export const ATTEMPTS_KEPT_DAYS = 90;

/** By the store's own clock, which removes it then. */
type KeptAttempt = AttemptDocument & { forgetAt: Date };

/** `attempts`: a log; the store removes what is too old. */
export function attemptsIn(connection: Connection) {
  const collection = collectionOf<KeptAttempt>({
    connection,
    name: 'attempts',
    indexes: [{ sender: 1, at: -1, _id: -1 }],
    expiresBy: 'forgetAt',
  });
  return {
    createIndexes: () => collection.createIndexes(),
    append: (attempt: AttemptDocument): Promise<boolean> =>
      collection.insert({ ...attempt, forgetAt: new Date(Date.now() + ATTEMPTS_KEPT_DAYS * DAY_MS) }),
    /** The newest first. */
    newest: ({ sender, limit }: { sender: string; limit: number }): Promise<AttemptDocument[]> =>
      collection.find({ sender }, { sort: { at: -1, _id: -1 }, limit, without: ['forgetAt'] }),
  };
}

export type Attempts = ReturnType<typeof attemptsIn>;
