/**
 * Who chooses a filing's id: the party that files for itself, the registered sender that signed it, or nobody by name:
 * what Sở Nội vụ enters from paper.
 */
export type Author = { party: string } | { sender: string } | undefined;

/** A filing's id within its unit. It belongs to its author: nobody can take one that another chooses. */
export function filingIdBy(author: Author, chosen: string): string {
  if (author === undefined) return chosen;
  // No party's id has a colon.
  return 'party' in author ? `${chosen}@${author.party}` : `${chosen}@sender:${author.sender}`;
}

/** A registered sender as the one who did something; people are named by their keys. */
export const actorOfSender = (sender: string): string => `sender:${sender}`;
