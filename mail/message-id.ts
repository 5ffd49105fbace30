import { createHash } from 'node:crypto';

/** The same key and sender always make the same `Message-ID`, so that mail programs can fold a duplicate away. */
export function messageIdOf({ letterKey, sender }: { letterKey: string; sender: string }): string {
  const hash = createHash('sha256').update(letterKey).digest('hex').slice(0, 40);
  return `<${hash}@${sender.slice(sender.lastIndexOf('@') + 1)}>`;
}
