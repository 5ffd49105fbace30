import { NOTICE_KINDS, type NoticeItem } from '../ledger/notices';
import type { FilingStepId } from '../plan';
import { isFilingStep } from '../schedule';
import { type Audience, audienceOf } from './audience';

/** What letters are written about: the kinds of notices, and the letters that wait for release. */
export const LETTER_MATTERS = [...NOTICE_KINDS, 'unreleased'] as const;
export type LetterMatter = (typeof LETTER_MATTERS)[number];

/** The pages that a letter's link opens; `task`: the form of one matter, or the list of tasks where it is of several units. */
type LetterPage = 'task';

type PerReader = Readonly<Partial<Record<Audience, LetterPage>>>;

/** Those who answer for the body that owes may file, and announce. */
const OWING: PerReader = { 'own-desk': 'task', 'own-head': 'task', secretary: 'task' };
const NONE: PerReader = {};

/**
 * Which kind of letter opens which page, by who reads it, in steps 1 to 3. Steps 4 and 5 have no page, nor have reports
 * above the head of the body that owes, and the letters that wait for release. News opens one only while it asks for something.
 */
export const LETTER_PAGES: Readonly<Record<LetterMatter, PerReader>> = {
  opening: OWING,
  reminder: OWING,
  'due-today': OWING,
  overdue: OWING,
  escalation: OWING,
  'waiver-lifted': OWING,
  voided: OWING,
  received: NONE,
  announced: NONE,
  frozen: NONE,
  recognised: NONE,
  waived: NONE,
  // What is owed again after a reopening has letters of its own.
  reopened: NONE,
  'not-returned': NONE,
  unreleased: NONE,
};

/** An item that opens a page is of a step that has one. */
type Paged<I> = I & { step: FilingStepId };

/** Whether a letter's item opens the page of its matter. */
export function opensTask<I extends Pick<NoticeItem, 'kind' | 'step' | 'party' | 'to' | 'missing'>>(
  item: I,
  { homeAffairs }: { homeAffairs: string },
): item is Paged<I> {
  const { kind, step, party, to, missing } = item;
  if (!isFilingStep(step) || missing?.length === 0) return false;
  return LETTER_PAGES[kind][audienceOf({ to, party, homeAffairs })] === 'task';
}
