import type { FilingDocument } from '../../store/documents/filing';
import type { Author } from '../../use-cases/filings/filing-id';
import { type Grant, isNameable } from '../access/grants';
import { filingFate } from './response';

/** A party chooses ids of its own; what is entered for others shares those of Sở Nội vụ. */
export const authorOf = ([grant]: readonly Grant[]): Author =>
  grant?.party === undefined ? undefined : { party: grant.party };

/** As everybody is shown it, so that it is meant by the same selectors. */
export const nameableBy = (grants: readonly Grant[]) => (filing: FilingDocument) =>
  isNameable(grants, filingFate(filing));
