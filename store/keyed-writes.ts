import type { Connection } from 'mongoose';
import sift from 'sift';
import { isEmbedded } from './embedded-engine';

/**
 * The embedded store finds a document by its key only when the filter is the key alone; with one more condition it
 * reads the whole collection (measured: 22 conditional writes a second among 200 evaluations, 151 by key). So there, and
 * only there, the condition is asked here, one write of a document at a time.
 *
 * What that gives up: two processes could pass the same condition at once. The embedded store has one worker and one
 * API beside each other, and what both of them may write (the answer to a filing or decision) is the same from either.
 */
export interface KeyedWrites {
  /**
   * Runs `write` with the filter to give to the store, or, on the embedded store, with the key alone once the document
   * was found to match; `absent` is for a document that is not there. Resolves to false where nothing matched.
   */
  conditional(options: {
    filter: Record<string, unknown>;
    /** Reads the fields that the conditions are about; all for an empty projection. */
    read: (id: string, projection: Record<string, 1>) => Promise<object | null>;
    write: (filter: Record<string, unknown>) => Promise<boolean>;
    absent?: () => Promise<boolean>;
  }): Promise<boolean>;
}

export function keyedWrites(connection: Connection): KeyedWrites {
  const last = new Map<string, Promise<unknown>>();

  /** Runs after all others of the same key that were asked for before. */
  async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (last.get(key) === turn) last.delete(key);
    }
  }

  return {
    async conditional({ filter, read, write, absent }) {
      const { _id, ...conditions } = filter;
      if (typeof _id !== 'string' || Object.keys(conditions).length === 0) return write(filter);
      if (!(await isEmbedded(connection))) return write(filter);
      return inTurn(_id, async () => {
        const document = await read(_id, fieldsOf(conditions));
        if (!document) return absent ? absent() : false;
        return sift(conditions)(document) ? write({ _id }) : false;
      });
    },
  };
}

function fieldsOf(conditions: Record<string, unknown>): Record<string, 1> {
  const paths = Object.keys(conditions);
  if (paths.some((path) => path.startsWith('$'))) return {};
  return Object.fromEntries(paths.map((path) => [path.split('.')[0] as string, 1 as const]));
}
