import { createHash } from 'node:crypto';

/** The same key and sender always make the same `Message-ID`, so that mail programs can fold a duplicate away. */
export function messageIdOf({ letterKey, sender }: { letterKey: string; sender: string }): string {
  const hash = createHash('sha256').update(letterKey).digest('hex').slice(0, 40);
  return `<${hash}@${domainOf(sender)}>`;
}

/**
 * The same for all letters of a campaign, so that a reader's rule can sort them (RFC 2919). A sender's domain is theirs
 * for good, as the RFC asks.
 */
export const listIdOf = ({ campaign, sender }: { campaign: string; sender: string }): string =>
  `${campaign}.cong-vu.${domainOf(sender)}`;

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
