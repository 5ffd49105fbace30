import type { Connection } from 'mongoose';
import { collectionOf } from './collection';
import type { LetterLinkDocument } from './documents/letter';

/** `letterLinks`: what each link of a letter is about. Insert-only: a letter that is sent again has the same links. */
export function letterLinksIn(connection: Connection) {
  const collection = collectionOf<LetterLinkDocument>({
    connection,
    name: 'letterLinks',
    indexes: [{ code: 1, createdAt: -1 }],
  });
  return {
    createIndexes: () => collection.createIndexes(),
    /** Those of one letter, in one call; one that is there already stays as it is. Counts the new. */
    insertAll: (links: readonly LetterLinkDocument[]): Promise<number> => collection.insertAll(links),
    get: (id: string): Promise<LetterLinkDocument | null> => collection.get(id),
    /** The newest with a task code: of many years' letters two may share one. */
    async ofCode(code: string): Promise<LetterLinkDocument | undefined> {
      const [newest] = await collection.find({ code }, { sort: { createdAt: -1 }, limit: 1 });
      return newest;
    },
  };
}

export type LetterLinks = ReturnType<typeof letterLinksIn>;
