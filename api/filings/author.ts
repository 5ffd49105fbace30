import type { Author } from '../../use-cases/filings/filing-id';
import type { Grant } from '../access/grants';

/** A party chooses ids of its own; what is entered for others shares those of Sở Nội vụ. */
export const authorOf = ([grant]: readonly Grant[]): Author =>
  grant?.party === undefined ? undefined : { party: grant.party };
