import { ApplicationFailure } from '@temporalio/common';

/** Stable types of failures that cross Temporal. */
export const FAILURES = {
  campaignUnknown: 'CampaignUnknown',
  letterUnknown: 'LetterUnknown',
  noCapturedMailbox: 'NoCapturedMailbox',
} as const;

/**
 * A document that is written before anything names it is not there: the database is another one, or is being restored.
 * Tried again, for one look at it must not end what depends on it.
 */
export const unknown = (
  type: typeof FAILURES.campaignUnknown | typeof FAILURES.letterUnknown,
  id: string,
): ApplicationFailure => ApplicationFailure.create({ message: `the store has no ${id}`, type });
