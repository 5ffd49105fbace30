import { ApplicationFailure } from '@temporalio/common';

/** Stable types of failures that cross Temporal. */
export const FAILURES = {
  campaignUnknown: 'CampaignUnknown',
  letterUnknown: 'LetterUnknown',
  noCapturedMailbox: 'NoCapturedMailbox',
} as const;

/** A document that is written before anything names it is not there: no retry can change that. */
export const unknown = (
  type: typeof FAILURES.campaignUnknown | typeof FAILURES.letterUnknown,
  id: string,
): ApplicationFailure => ApplicationFailure.nonRetryable(`the store has no ${id}`, type);
